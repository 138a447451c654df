#!/usr/bin/env python3
"""Makes random.json and datasets.json: NumPy's legacy random numbers and what the datasets should
be (datasets.py). tests/random.rs and tests/data.rs compare.

    python3 tests/golden/make.py     (needs NumPy; a minute, nearly all of it for football's models)
"""
import json
import pathlib

import numpy as np

import datasets
import networks


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


def dataset_case(**case):
    sets = datasets.sets({**networks.DEFAULTS, **case})
    named = {name: columns(points.T, Y[0]) for name, (points, Y) in sets.items() if Y.size}
    return dict(link=networks.link(case), **named)


def football_case(dseed):
    """The course's Regularization notebook, network 2-20-3-1 with frozen masks: the cost at iteration
    5000 and how many points of each set come out right at the end."""
    case = dict(data="football", dseed=dseed)
    ways = dict(none=dict(), l2=dict(l2=0.7), dropout=dict(keep=[0.86], mask="frozen"))
    models = {name: model(networks.Run({**case, **way})) for name, way in ways.items()}
    return dict(dataset_case(**case), models=models)


def model(run, iterations=30_000):
    for k in range(iterations):
        if k == 5_000:
            cost = float(run.cost())
        run.step()
    scores = (run.score(name) for name in ("train", "test"))
    return dict(cost=cost, correct=[round(total * share) for total, _, share in scores])


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
        dataset_case(data="circles"),
        dataset_case(data="circles", dseed=7, m=35, noise=0.2),
        dataset_case(data="circles", dseed=2**32 - 1, m=12, noise=0.0),
        dataset_case(data="moons", m=24),
        dataset_case(data="moons", m=21, dseed=7, noise=0.3),
        dataset_case(data="blobs", m=20),
        dataset_case(data="blobs", m=11, dseed=2**32 - 1, noise=0.5),
        dataset_case(data="xor", m=23),
        dataset_case(data="spirals", m=21),
        dataset_case(data="flower", m=31),
        dataset_case(data="flower", m=20, dseed=5, noise=0.0),
        dataset_case(data="plane", m=20),
        dataset_case(data="hills", m=20, dseed=9),
        # 14 points: 8.4 and 11.9 round to 8 and 12; of 18 points 9 and 13.5 to 9 and 14.
        dataset_case(data="circles", m=11, split=[60, 25, 15]),
        dataset_case(data="circles", m=14, split=[50, 25, 25]),
    ])
