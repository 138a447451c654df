#!/usr/bin/env python3
"""Makes study.json: what NumPy finds in a few trained networks and in lists of numbers.
tests/study.rs asks src/study/ the same of the same parameters.

    python3 tests/golden/study.py     (needs NumPy; a few seconds)
"""
import math
from fractions import Fraction

import numpy as np

import make
import networks

DRAWS = 40
PLACE = (0.3, -0.2)
EXAMPLE = 7

CASES = [
    dict(m=40, layers=[5, 3], act=["tanh"], l2=1.0, keep=[0.8, 0.6], mask="frozen", mseed=4),
    dict(data="football", l2=0.7, keep=[0.86]),
    dict(m=50, layers=[4, 4, 3], act=["sigmoid", "relu", "leaky"], init="he", keep=[0.9]),
    dict(m=33, layers=[]),
    dict(m=30, layers=[4], init="constant", scale=0.3, lr=0.1),
    dict(m=30, layers=[4, 2], init="zeros"),
    dict(data="hills", m=60, layers=[6], act=["tanh"], keep=[0.7], l2=0.1, norm="standard"),
    dict(m=30, layers=[6, 2], l1=30.0),
    dict(m=40, layers=[6, 6, 6, 6], init="random", scale=40.0, lr=1e-6, loss="naive"),
]


def case(settings):
    run = networks.Run(settings)
    while run.iteration < 60:
        run.step()
    found = dict(
        link=networks.link(settings), parameters=run.parameters().tolist(),
        layers=layers(run), signals=signals(run), knock_out=knock_out(run), decay=decay(run),
    )
    if not run.regression:
        found["naive"] = naive(run)
    if run.D is not None:
        found |= dict(
            masks=[column for d in networks.Run(settings).D[1:] for column in d[:, EXAMPLE].tolist()],
            left_on=left_on(run), expectation=expectation(run),
        )
    return found


# ----------------------------------------------------------------------------------- layers

def distribution(values):
    values = np.asarray(values).ravel()
    return dict(
        total=values.size, mean=float(values.mean()), sd=float(values.std()),
        largest=float(abs(values).max()), zeros=int((values == 0).sum()),
    )


def layers(run):
    """All training points without dropout."""
    X = run.inputs(run.points)
    Z, A = networks.forward(X, run.W, run.b, run.act)
    A = A[1:] + [networks.predictions(Z[-1], run.regression)]
    dW, _ = networks.backward(A[-1] - run.Y, Z, [X, *A], run.W, run.act)
    found = []
    for l in range(1, len(run.W)):
        W = run.W[l]
        layer = dict(
            weights=distribution(W), frobenius=float(np.linalg.norm(W)),
            activations=distribution(A[l - 1]),
            gradients=distribution(dW[l] + run.now["l2"] / run.m * W),
            dead=int((A[l - 1] == 0).all(axis=1).sum()),
            distinct=len(np.unique(np.hstack([W, run.b[l]]), axis=0)),
        )
        if l < len(run.W) - 1 and run.act[l] in ("tanh", "sigmoid"):
            slope = networks.ACTIVATIONS[run.act[l]][1]
            layer |= dict(
                middle=float((abs(Z[l]) <= 1).mean()),
                saturated=float((slope(Z[l]) < 0.01 * slope(0.0)).mean()),
            )
        found.append(layer)
    return found


def signals(run):
    """Root mean squares of Z, A, dZ, W and of the mean loss's dW, by layer."""
    X = run.inputs(run.points)
    Z, A = networks.forward(X, run.W, run.b, run.act)
    A = A[1:] + [networks.predictions(Z[-1], run.regression)]
    dZ = A[-1] - run.Y
    dW, _ = networks.backward(dZ, Z, [X, *A], run.W, run.act)
    rms = lambda values: float(np.sqrt(np.mean(values**2)))
    found = []
    for l in reversed(range(1, len(run.W))):
        found.append([rms(Z[l]), rms(A[l - 1]), rms(dZ), rms(run.W[l]), rms(dW[l])])
        if l > 1:
            dZ = run.W[l].T @ dZ * networks.ACTIVATIONS[run.act[l - 1]][1](Z[l - 1])
    return found[::-1]


def naive(run):
    """Both formulas of the cross-entropy, and how many a are exactly 1; infinities as null."""
    Z, _ = networks.forward(run.inputs(run.points), run.W, run.b, run.act)
    printed, stable = (float(networks.mean_loss(Z[-1], run.Y, False, loss)) for loss in ("naive", "stable"))
    ones = networks.predictions(Z[-1], False) == 1
    return dict(
        naive=printed if math.isfinite(printed) else None, stable=stable, ones=int(ones.sum()),
        missed=int((ones & (run.Y == 0)).sum()), z=Z[-1].ravel().tolist(),
    )


def decay(run):
    """Of the first weight of every layer: the gradient of the next step's loss alone, w after the
    step, and the factor. Fresh masks are those of the first iteration: the same draw for both."""
    c, start = run.now, networks.Run(dict(run.now, it=0))
    start.W, start.b = run.W, run.b
    dW, _ = start.gradient()
    share = c["l2"] / run.m
    rows = []
    for l in range(1, len(run.W)):
        w = run.W[l][0, 0]
        g = dW[l][0, 0] - share * w
        rows.append([float(g), float(w - c["lr"] * (g + share * w)), 1 - c["lr"] * share])
    return rows


# ---------------------------------------------------------------------------------- dropout

def quality(run, z, Y):
    guess = networks.predictions(z, run.regression)
    if run.regression:
        return float(1 - np.sum((guess - Y) ** 2) / np.sum((Y - Y.mean()) ** 2))
    return float(np.mean((guess > 0.5) == (Y > 0.5)))


def keep_probs(run):
    return networks.spread(run.now["keep"], len(run.now["layers"]))


def left_on(run):
    random = np.random.RandomState(5)
    found = dict(train=[], test=[], predictions=[])
    place = np.array(PLACE).reshape(2, 1)
    for _ in range(DRAWS):
        for name, points in (("train", run.sets["train"]), ("test", run.sets["test"])):
            D = networks.draw_masks(random, run.sizes, keep_probs(run), points[1].size)
            Z, _ = networks.forward(run.inputs(points[0]), run.W, run.b, run.act, D)
            found[name].append(quality(run, Z[-1], points[1]))
        D = networks.draw_masks(random, run.sizes, keep_probs(run), 1)
        Z, _ = networks.forward(run.inputs(place), run.W, run.b, run.act, D)
        found["predictions"].append(float(networks.predictions(Z[-1], run.regression)[0, 0]))
    return dict(found, train=summary(found["train"]), test=summary(found["test"]))


def expectation(run):
    keep, X, hidden = keep_probs(run), run.inputs(run.points), range(1, len(run.W) - 1)
    loss = lambda z: networks.mean_loss(z, run.Y, run.regression, run.now["loss"])
    Z0, _ = networks.forward(X, run.W, run.b, run.act)
    found = []
    for on in [[l] for l in hidden] + [list(hidden)]:
        random = np.random.RandomState(6)
        some = [k if l in on else 1.0 for l, k in enumerate(keep)]
        after, costs = on[-1] + 1, []
        z = []
        for _ in range(DRAWS):
            D = networks.draw_masks(random, run.sizes, some, run.m)
            Z, _ = networks.forward(X, run.W, run.b, run.act, D)
            z.append(Z[after][:, EXAMPLE])
            costs.append(loss(Z[-1]))
        found.append(dict(
            without=Z0[after][:, EXAMPLE].tolist(), mean=np.mean(z, axis=0).tolist(),
            sd=np.std(z, axis=0, ddof=1).tolist(),
            cost_without=float(loss(Z0[-1])), cost_mean=float(np.mean(costs)),
        ))
    return found


def knock_out(run):
    found = []
    for l in range(1, len(run.W) - 1):
        for unit in range(run.sizes[l]):
            D = [None] + [np.ones((n, 1)) for n in run.sizes[1:-1]]
            D[l][unit] = 0
            scores = []
            for name in ("train", "test"):
                points, Y = run.sets[name]
                if Y.size == 0:
                    scores.append(None)
                    continue
                Z, _ = networks.forward(run.inputs(points), run.W, run.b, run.act, D)
                scores.append(quality(run, Z[-1], Y))
            found.append([l, unit, *scores])
    return found


# -------------------------------------------------------------------------------- statistics

def summary(numbers):
    if len(numbers) == 0 or any(math.isnan(x) for x in numbers):
        return None
    values, counts = np.unique(numbers, return_counts=True)
    quartiles = np.quantile(numbers, [0, 0.25, 0.5, 0.75, 1]).tolist()
    sd = float(np.std(numbers, ddof=1)) if len(numbers) > 1 else None
    return dict(
        count=len(numbers), mean=float(np.mean(numbers)), sd=sd, quartiles=quartiles,
        mode=float(values[counts.argmax()]),
    )


def sign_test(better, worse):
    """Exactly, with whole numbers."""
    n = better + worse
    tail = sum(math.comb(n, k) for k in range(min(better, worse) + 1))
    return float(min(Fraction(1), Fraction(2 * tail, 2**n)))


def statistics():
    random = np.random.RandomState(8)
    lists = [[0.5], [3.0, 1.0], [1.0, 2.0, 2.0, 7.0, 7.0], random.randn(20).tolist(),
             (random.randint(180, 195, size=101) / 200).tolist()]
    signs = [(0, 0), (0, 1), (3, 3), (65, 22), (55, 35), (33, 55), (7, 4), (12, 4), (0, 40),
             (900, 1100), (3000, 3000), (0, 2000)]
    return dict(
        summaries=[dict(numbers=numbers, **summary(numbers)) for numbers in lists],
        sign_tests=[[*pair, sign_test(*pair)] for pair in signs],
    )


if __name__ == "__main__":
    make.write("study.json", [statistics(), *map(case, CASES)])
