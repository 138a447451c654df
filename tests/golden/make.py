#!/usr/bin/env python3
"""Makes random.json and datasets.json: NumPy's legacy random numbers and what the datasets should
be, written from the course and scikit-learn's sources and independent of the Rust code.
tests/random.rs and tests/data.rs compare.

    python3 tests/golden/make.py     (needs NumPy; half a minute, most of it for football's models)
"""
import json
import pathlib

import numpy as np


def random_case(seed):
    """Draws of one seed, each list from a fresh RandomState."""
    fresh = lambda: np.random.RandomState(seed)
    mixed = fresh()
    long = fresh()
    long.rand(5_000)
    after = fresh()
    after.randn(7)
    return dict(
        seed=seed,
        integers=fresh().randint(0, 2**32, size=8, dtype=np.uint32).tolist(),
        rand=fresh().rand(12).tolist(),
        # An odd number, so that one normal is still kept at the end.
        randn=fresh().randn(41).tolist(),
        normal=fresh().normal(loc=-3.0, scale=0.05, size=9).tolist(),
        # Sizes on both sides of powers of two, where interval's mask changes.
        permutations=[fresh().permutation(n).tolist() for n in (0, 1, 2, 3, 8, 9, 17, 64, 65, 300)],
        shuffled=shuffled(fresh(), list("touchline")),
        # randn keeps a normal, which rand and shuffle leave alone.
        mixed=[mixed.rand(), mixed.randn(), mixed.rand(), mixed.permutation(5).tolist(),
               mixed.randn(), mixed.randn(), mixed.rand()],
        # Beyond several refills of the generator's 624 words.
        late=long.rand(3).tolist(),
        rand_after_odd_randn=after.rand(),
    )


def shuffled(random, values):
    random.shuffle(values)
    return "".join(values)


def make_circles(n, seed, noise, factor=0.8):
    """scikit-learn's make_circles(n, noise=noise, random_state=seed, factor=factor)."""
    random = np.random.RandomState(seed)
    n_out = n // 2
    n_in = n - n_out
    linspace_out = np.linspace(0, 2 * np.pi, n_out, endpoint=False)
    linspace_in = np.linspace(0, 2 * np.pi, n_in, endpoint=False)
    X = np.vstack([
        np.append(np.cos(linspace_out), np.cos(linspace_in) * factor),
        np.append(np.sin(linspace_out), np.sin(linspace_in) * factor),
    ]).T
    y = np.hstack([np.zeros(n_out), np.ones(n_in)])
    rows = np.arange(n)
    random.shuffle(rows)
    X, y = X[rows], y[rows]
    X += random.normal(scale=noise, size=X.shape)
    return X, y


def circles_case(link, m, dseed, noise):
    train = make_circles(m, dseed, noise)
    test = make_circles(m // 3, (dseed + 1) % 2**32, noise)
    return dict(link=link, train=columns(*train), test=columns(*test))


def make_moons(n, seed, noise):
    """scikit-learn's make_moons(n, noise=noise, random_state=seed), moved to the middle."""
    random = np.random.RandomState(seed)
    n_out = n // 2
    n_in = n - n_out
    X = np.vstack([
        np.append(np.cos(np.linspace(0, np.pi, n_out)), 1 - np.cos(np.linspace(0, np.pi, n_in))),
        np.append(np.sin(np.linspace(0, np.pi, n_out)), 1 - np.sin(np.linspace(0, np.pi, n_in)) - .5),
    ]).T
    y = np.hstack([np.zeros(n_out), np.ones(n_in)])
    rows = np.arange(n)
    random.shuffle(rows)
    X, y = X[rows], y[rows]
    X += random.normal(scale=noise, size=X.shape)
    return X - [.5, .25], y


def make_blobs(m, dseed, noise):
    """Two clouds about ±(0.35, 0.35), the classes in turn."""
    y = np.arange(m) % 2
    X = np.where(y[:, None] == 1, .35, -.35) + noise * np.random.RandomState(dseed).randn(m, 2)
    return X, y


def make_xor(m, dseed, noise):
    """Uniform in the four quarters in turn, |x| and |y| from 0.06 to 1.1."""
    random = np.random.RandomState(dseed)
    signs = np.resize([[1, 1], [-1, 1], [1, -1], [-1, -1]], (m, 2))
    X = signs * random.uniform(.06, 1.1, size=(m, 2))
    y = X[:, 0] * X[:, 1] > 0
    return X + random.normal(scale=noise, size=(m, 2)), y


def make_spirals(m, dseed, noise):
    """Two arms of 1.75 turns and radius 4.5, even along their length."""
    arms = []
    for n, sign in ((m // 2, 1), (m - m // 2, -1)):
        u = np.sqrt((np.arange(n) + .5) / n)
        t = 2 * np.pi * 1.75 * u
        arms.append(np.c_[np.cos(t), np.sin(t)] * (sign * 4.5 * u)[:, None])
    y = np.repeat([0, 1], [len(arm) for arm in arms])
    return np.vstack(arms) + noise * np.random.RandomState(dseed).randn(m, 2), y


def make_flower(m, dseed, noise):
    """The course's load_planar_dataset with 400 as m, its seed as dseed and 0.2 as noise; of an odd
    m the second class has one more."""
    random = np.random.RandomState(dseed)
    X, y = [], []
    for j, N in enumerate((m // 2, m - m // 2)):
        t = np.linspace(j * 3.12, (j + 1) * 3.12, N) + random.randn(N) * noise
        r = 4 * np.sin(4 * t) + random.randn(N) * noise
        X.append(np.c_[r * np.sin(t), r * np.cos(t)])
        y += [j] * N
    return np.vstack(X), np.array(y)


def surface(height, m, dseed, noise):
    """Uniform in the rectangle of ±1.1 and ±1.5, with noisy heights."""
    random = np.random.RandomState(dseed)
    X = random.uniform([-1.1, -1.5], [1.1, 1.5], size=(m, 2))
    return X, height(*X.T) + random.normal(scale=noise, size=m)


def make_plane(m, dseed, noise):
    return surface(lambda x, y: (x + y) / 2.6, m, dseed, noise)


def make_hills(m, dseed, noise):
    hills = [(-.55, .8, 1, .45), (.6, .65, -.9, .4), (.05, -.1, .6, .35), (-.6, -.75, -.95, .45),
             (.55, -.9, .9, .4)]
    return surface(lambda x, y: sum(
        h * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * s**2)) for a, b, h, s in hills
    ), m, dseed, noise)


def circles_in_one(m, dseed, noise):
    """The circles' own train and test points in one pool."""
    sets = make_circles(m, dseed, noise), make_circles(m // 3, (dseed + 1) % 2**32, noise)
    return [np.concatenate(arrays) for arrays in zip(*sets)]


def pooled_case(make, noise, m, dseed=1, more="", cut=(60, 20)):
    """All points of a dataset permuted and cut. The link says what is not the default; `noise` is
    the dataset's own where `more` does not say another."""
    X, y = make(m, dseed, noise)
    n = len(X)
    order = np.random.RandomState((dseed + 2) % 2**32).permutation(n)
    first, second = (cut[0] * n + 50) // 100, (sum(cut) * n + 50) // 100
    parts = zip(("train", "dev", "test"), np.split(order, [first, second]))
    seed = "" if dseed == 1 else f"&dseed={dseed}"
    name = make.__name__.removeprefix("make_").removesuffix("_in_one")
    return dict(link=f"data={name}{seed}&m={m}{more}",
                **{part: columns(X[rows], y[rows]) for part, rows in parts})


def football(dseed):
    """Train X (211, 2), y (211,), test X (200, 2), y (200,) of the project's own football."""
    random = np.random.RandomState(dseed)

    def labels(X, sigma, flipped):
        x1, x2 = X.T
        d = (-.13 + .53 * x2 + .25 * x2**2 - x1) / np.sqrt(1 + (.53 + .5 * x2) ** 2)
        y = np.empty(len(X))
        for i in range(len(X)):
            above = d[i] + sigma * random.randn() > 0
            y[i] = above ^ (random.rand() < flipped)
        return y

    train = np.empty((0, 2))
    while len(train) < 211:
        uv = 2 * random.rand(2) - 1
        point = np.array([-.15, -.04]) + np.array([.46, .63]) * uv
        apart = np.sqrt(((train - point) ** 2).sum(axis=1))
        if (np.abs(uv) ** 2.3).sum() <= 1 and (apart >= .022).all():
            train = np.vstack([train, point])
    train_y = labels(train, .03, .04)
    test = random.uniform([-.5, -.8], [.3, .6], size=(200, 2))
    return train, train_y, test, labels(test, .02, .02)


def football_case(dseed):
    train_x, train_y, test_x, test_y = football(dseed)
    sets = ((train_x.T, train_y), (test_x.T, test_y))
    models = dict(none=(0, 1), l2=(.7, 1), dropout=(0, .86))
    return dict(
        link="" if dseed == 18 else f"dseed={dseed}",
        train=columns(train_x, train_y),
        test=columns(test_x, test_y),
        models={name: model(*sets[0], sets, *how) for name, how in models.items()},
    )


def model(X, y, sets, penalty, keep, iterations=30_000, rate=.3):
    """The course's Regularization notebook: network 2-20-3-1, frozen masks. Returns the cost at
    iteration 5000 and how many points of each set come out right at the end."""
    weights, masks = np.random.RandomState(3), np.random.RandomState(1)
    sizes, m = [2, 20, 3, 1], X.shape[1]
    W = [weights.randn(n, p) / np.sqrt(p) for p, n in zip(sizes, sizes[1:])]
    b = [np.zeros((n, 1)) for n in sizes[1:]]
    D = [(masks.rand(n, m) < keep) / keep for n in sizes[1:3]]

    def forward(X, D):
        A1 = np.maximum(W[0] @ X + b[0], 0) * D[0]
        A2 = np.maximum(W[1] @ A1 + b[1], 0) * D[1]
        return A1, A2, 1 / (1 + np.exp(-(W[2] @ A2 + b[2])))

    for k in range(iterations):
        A1, A2, A3 = forward(X, D)
        if k == 5_000:
            losses = -np.log(np.where(y == 1, A3, 1 - A3))
            cost = losses.mean() + penalty / (2 * m) * sum((w * w).sum() for w in W)
        dZ3 = (A3 - y) / m
        dZ2 = W[2].T @ dZ3 * D[1] * (A2 > 0)
        dZ1 = W[1].T @ dZ2 * D[0] * (A1 > 0)
        for l, (dZ, A) in enumerate(((dZ1, X), (dZ2, A1), (dZ3, A2))):
            W[l] -= rate * (dZ @ A.T + penalty / m * W[l])
            b[l] -= rate * dZ.sum(axis=1, keepdims=True)
    correct = [int(((forward(X, [1, 1])[2] > .5) == y).sum()) for X, y in sets]
    return dict(cost=float(cost), correct=correct)


def columns(X, y):
    """Points as three columns: short, and easy to compare one by one. Classes are a string of
    digits, values a list."""
    classes = set(y) <= {0, 1}
    label = "".join(str(int(c)) for c in y) if classes else y.tolist()
    return dict(x=X[:, 0].tolist(), y=X[:, 1].tolist(), label=label)


def write(name, cases):
    target = pathlib.Path(__file__).with_name(name)
    rows = (json.dumps(case, separators=(",", ":")) for case in cases)
    target.write_text("[\n" + ",\n".join(rows) + "\n]\n")
    print(f"{name}: {len(cases)} cases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    write("random.json", [random_case(seed) for seed in (0, 1, 2, 3, 18, 2**32 - 1)])
    write("datasets.json", [
        football_case(18),
        football_case(184),
        circles_case("data=circles", 300, 1, 0.05),
        circles_case("data=circles&dseed=7&m=35&noise=0.2", 35, 7, 0.2),
        circles_case("data=circles&dseed=4294967295&m=12&noise=0", 12, 2**32 - 1, 0.0),
        pooled_case(make_moons, 0.1, 24),
        pooled_case(make_moons, 0.3, 21, 7, "&noise=0.3"),
        pooled_case(make_blobs, 0.25, 20),
        pooled_case(make_blobs, 0.5, 11, 2**32 - 1, "&noise=0.5"),
        pooled_case(make_xor, 0.05, 23),
        pooled_case(make_spirals, 0.15, 21),
        pooled_case(make_flower, 0.2, 31),
        pooled_case(make_flower, 0.0, 20, 5, "&noise=0"),
        pooled_case(make_plane, 0.1, 20),
        pooled_case(make_hills, 0.05, 20, 9),
        # 14 points: 8.4 and 11.9 round to 8 and 12; of 18 points 9 and 13.5 to 9 and 14.
        pooled_case(circles_in_one, 0.05, 11, more="&split=60/25/15", cut=(60, 25)),
        pooled_case(circles_in_one, 0.05, 14, more="&split=50/25/25", cut=(50, 25)),
    ])
