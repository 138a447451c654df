#!/usr/bin/env python3
"""Makes the MAT-files of this folder and expected.json: what of them must be read, or why each is
refused. tests/files.rs compares. The points are made up.

    python3 tests/files/make.py     (needs NumPy and SciPy)

SciPy writes what it can; big-endian files and numbers stored in a narrower type than their class, as
MATLAB does it, are written here from the format's description and must come back from SciPy's reader.
"""
import io
import json
import pathlib
import struct
import zlib

import numpy as np
from scipy import sparse
from scipy.io import loadmat, savemat

HERE = pathlib.Path(__file__).parent

random = np.random.RandomState(2024)
PLACES = random.uniform(-1, 1, size=(9, 2))
LABELS = np.array([0, 1, 1, 0, 1, 0, 0, 1, 1])
TEST_PLACES = random.uniform(-1, 1, size=(4, 2))
TEST_LABELS = np.array([1, 0, 0, 1])
# For types that know no fractions, and some no sign.
WHOLE = random.randint(0, 100, size=(9, 2))

TRAIN, DEV, TEST = 0, 1, 2


def points(places, labels, split=TRAIN):
    return [[*map(float, place), int(label), split] for place, label in zip(places, labels)]


def scipys(variables, **options):
    file = io.BytesIO()
    savemat(file, variables, **options)
    # The header says when it was made, which would change the file with every run.
    return b"MATLAB 5.0 MAT-file".ljust(116) + file.getvalue()[116:]


# ------------------------------------------------------------------ MAT-files, written by hand

CLASSES = dict(double=6, single=7, int8=8, uint8=9, int16=10, uint16=11, int32=12, uint32=13)
STORAGE = dict(int8=1, uint8=2, int16=3, uint16=4, int32=5, uint32=6, float32=7, float64=9)


def element(order, kind, data):
    if len(data) <= 4:
        return struct.pack(order + "I", len(data) << 16 | kind) + data.ljust(4, b"\0")
    return struct.pack(order + "II", kind, len(data)) + data + b"\0" * (-len(data) % 8)


def variable(order, name, array, stored=None, compressed=False):
    array = np.atleast_2d(array)
    stored = np.dtype(stored or array.dtype)
    numbers = array.astype(stored.newbyteorder(order)).tobytes(order="F")
    matlab = dict(float64="double", float32="single").get(array.dtype.name, array.dtype.name)
    body = element(order, 6, struct.pack(order + "II", CLASSES[matlab], 0))
    body += element(order, 5, struct.pack(order + "ii", *array.shape))
    body += element(order, 1, name.encode())
    body += element(order, STORAGE[stored.name], numbers)
    matrix = struct.pack(order + "II", 14, len(body)) + body
    if not compressed:
        return matrix
    packed = zlib.compress(matrix)
    return struct.pack(order + "II", 15, len(packed)) + packed


def written(order, *variables):
    header = b"MATLAB 5.0 MAT-file".ljust(116) + b"\0" * 8 + struct.pack(order + "HH", 0x0100, 0x4D49)
    return header + b"".join(variables)


def checked(file, **arrays):
    """The file, if SciPy's reader finds these arrays in it."""
    loaded = loadmat(io.BytesIO(file))
    for name, array in arrays.items():
        np.testing.assert_array_equal(loaded[name], np.atleast_2d(array))
    return file


def by_hand(order, stored=None, **options):
    X, y = WHOLE.astype(float) if stored else PLACES, LABELS.astype(float)
    file = written(order, variable(order, "X", X, stored, **options),
                   variable(order, "y", y[:, None], stored, **options))
    return checked(file, X=X, y=y[:, None])


def bomb():
    """9 points are announced; four million zeros come."""
    matrix = variable("<", "X", np.zeros((9, 2)))
    tail = struct.pack("<II", 9, 4_000_000) + bytes(4_000_000)
    start = matrix[:-8 - 144]
    packed = zlib.compress(struct.pack("<II", 14, len(start) - 8 + len(tail)) + start[8:] + tail, 9)
    labels = variable("<", "y", LABELS[:, None].astype(float))
    return written("<", struct.pack("<II", 15, len(packed)) + packed, labels)


# ------------------------------------------------------------------------------ what is expected

XY = dict(X=PLACES, y=LABELS[:, None].astype(np.uint8))
BOTH = dict(**XY, Xval=TEST_PLACES, yval=TEST_LABELS[:, None].astype(np.uint8))
TRAIN_POINTS = points(PLACES, LABELS)
BOTH_POINTS = TRAIN_POINTS + points(TEST_PLACES, TEST_LABELS, TEST)
WHOLE_POINTS = points(WHOLE, LABELS)


def parts():
    """Every part, each in other types."""
    kinds = dict(train=("int8", "uint64"), dev=("int16", "uint32"), val=("int32", "uint16"),
                 test=("int64", "uint8"))
    variables, expected, used = {}, [], []
    for (ending, (features, labels)), split in zip(kinds.items(), (TRAIN, DEV, DEV, TEST)):
        X = (WHOLE - 50).astype(features)
        variables |= {f"X_{ending}": X, f"y_{ending}": LABELS.astype(labels)}
        expected += points(X, LABELS, split)
        used += [f"X_{ending}", f"y_{ending}"]
    return scipys(variables), dict(points=expected, used=used)


def others():
    """Variables of all kinds beside those that are wanted."""
    cell = np.empty((1, 2), dtype=object)
    cell[0, 0], cell[0, 1] = "text", np.eye(3)
    return scipys(dict(
        about="made up", names=cell, options=dict(alpha=0.3, layers=[20, 3]), S=sparse.eye(4),
        c=np.array([[1 + 2j]]), x=np.linspace(0, 1, 5), **BOTH, big=np.zeros((300, 300)), t=np.float32(1),
    ), do_compression=True)


def good():
    yield "course", scipys(BOTH), dict(points=BOTH_POINTS, used=list(BOTH))
    yield "compressed", scipys(BOTH, do_compression=True), dict(points=BOTH_POINTS, used=list(BOTH))
    across = dict(X=PLACES.T, y=LABELS.astype(float), Xtest=TEST_PLACES.T, ytest=TEST_LABELS)
    yield "across", scipys(across, oned_as="row"), dict(points=BOTH_POINTS, used=list(across))
    yield "types", *parts()
    single = PLACES.astype(np.float32)
    yield "single", scipys(dict(x=single, Y=LABELS[:, None] == 1)), dict(
        points=points(single, LABELS), used=["x", "Y"])
    yield "others", others(), dict(points=BOTH_POINTS, used=list(BOTH))
    yield "one_and_two", scipys(dict(X=PLACES, y=LABELS + 1.0)), dict(
        points=TRAIN_POINTS, used=["X", "y"], classes=[1, 2])
    yield "minus_and_plus", scipys(dict(X=PLACES, y=(2 * LABELS - 1).astype(np.int8))), dict(
        points=TRAIN_POINTS, used=["X", "y"], classes=[-1, 1])
    two = dict(X=PLACES[:2], y=LABELS[:2])
    yield "two_points", scipys(two), dict(points=TRAIN_POINTS[:2], used=["X", "y"])
    xy = dict(points=TRAIN_POINTS, used=["X", "y"])
    yield "big_endian", by_hand(">"), xy
    yield "big_endian_compressed", by_hand(">", compressed=True), xy
    for stored in "uint8", "int16":
        for order, name in ("<", ""), (">", "_big_endian"):
            yield f"stored_as_{stored}{name}", by_hand(order, stored), dict(
                points=WHOLE_POINTS, used=["X", "y"])


def bad():
    level_4 = io.BytesIO()
    savemat(level_4, XY, format="4")
    yield "level_4", level_4.getvalue(), dict(code="file-old-mat")
    yield "bomb", bomb(), dict(code="file-damaged")
    y = XY["y"]
    cell = np.empty((1, 2), dtype=object)
    cell[0, 0], cell[0, 1] = 1.0, "two"
    nan, three = PLACES.copy(), LABELS.copy()
    nan[4, 1] = np.nan
    three[8] = 2
    infinite = LABELS.astype(float)
    infinite[2] = -np.inf
    for name, variables, refusal in [
        ("no_y", dict(X=PLACES, z=y), dict(code="file-no-variable", at="y", value="X, z")),
        ("no_x", dict(y=y), dict(code="file-no-variable", at="X", value="y")),
        ("no_yval", dict(**XY, Xval=PLACES), dict(code="file-no-variable", at="yval", value="X, y, Xval")),
        ("nothing", dict(), dict(code="file-empty")),
        ("one_feature", dict(X=PLACES[:, :1], y=y), dict(code="file-features", value="X 9×1")),
        ("three_features", dict(X=np.ones((9, 3)), y=y), dict(code="file-features", value="X 9×3")),
        ("three_axes", dict(X=np.ones((9, 2, 1, 2)), y=y), dict(code="file-features", value="X 9×2×1×2")),
        ("lengths", dict(X=PLACES, y=y[:8]), dict(code="file-lengths", value="X 9×2, y 8×1")),
        ("one_hot", dict(X=PLACES, y=np.eye(2)[LABELS]), dict(code="file-lengths", value="X 9×2, y 9×2")),
        ("no_point", dict(X=np.zeros((0, 2)), y=np.zeros((0, 1))), dict(code="file-empty")),
        ("one_class", dict(X=PLACES, y=0 * y + 7), dict(code="file-one-class", value="7")),
        ("three_classes", dict(X=PLACES, y=three), dict(code="file-many-classes", value="0, 1, 2")),
        ("values", dict(X=PLACES, y=PLACES[:, 0]), dict(code="file-many-classes")),
        ("nan", dict(X=nan, y=y), dict(code="file-number", at="X", row=5, value="NaN")),
        ("infinite", dict(X=PLACES, y=infinite), dict(code="file-number", at="y", row=3, value="-inf")),
        ("complex", dict(X=PLACES + 0j, y=y), dict(code="file-not-numbers", at="X", value="complex")),
        ("sparse", dict(X=sparse.csc_matrix(PLACES), y=y), dict(code="file-not-numbers", at="X", value="sparse")),
        ("text", dict(X=PLACES, y="011010011"), dict(code="file-not-numbers", at="y", value="char")),
        ("cell", dict(X=cell, y=y), dict(code="file-not-numbers", at="X", value="cell")),
        ("struct", dict(X=dict(a=1), y=y), dict(code="file-not-numbers", at="X", value="struct")),
        ("no_training", dict(Xtest=PLACES, ytest=y), dict(code="file-no-variable", at="X", value="Xtest, ytest")),
    ]:
        yield name, scipys(variables), refusal


if __name__ == "__main__":
    for old in HERE.glob("*.mat"):
        old.unlink()
    rows = []
    for name, file, expected in [*good(), *bad()]:
        (HERE / f"{name}.mat").write_bytes(file)
        rows.append(json.dumps(dict(file=f"{name}.mat", **expected), ensure_ascii=False, separators=(",", ":")))
    (HERE / "expected.json").write_text("[\n" + ",\n".join(rows) + "\n]\n")
    print(len(rows), "files,", sum(path.stat().st_size for path in HERE.glob("*.mat")), "bytes")
