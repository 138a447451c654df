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
    """Points as three columns: short, and easy to compare one by one."""
    return dict(x=X[:, 0].tolist(), y=X[:, 1].tolist(), label="".join(str(int(c)) for c in y))


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
    ])
