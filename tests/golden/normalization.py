#!/usr/bin/env python3
"""Makes normalization.json: what NumPy finds of logistic regression's cost surface on a few datasets, in
two units and under four normalizations; of test points that are normalized by themselves; and of what
networks are told of their points. tests/normalization.rs asks src/study/ the same.

    python3 tests/golden/normalization.py     (needs NumPy; a few seconds)
"""
import numpy as np

import make
import networks

NORMS = ["none", "center", "standard", "variance"]
PAIRS = dict(w1b=[0, 2], w2b=[1, 2], w1w2=[0, 1])
# Half-heights of the pictures that datasets about the origin are shown in.
HALVES = [1.7, 2.04, 2.465, 2.975]
DATA = [dict(data="football"), dict(data="blobs", m=60, noise=0.8)]
# Where the ball is released, in the coordinates of (x - mu) / sigma.
START = [1.5, 2.0]
STEPS = 40


def surface_cases():
    for settings in DATA:
        sets = networks.Run(dict(settings, layers=[])).sets
        points, Y = sets["train"]
        # The height of the picture is the width of a pitch.
        metres = 68 / height(settings, np.concatenate([of for of, _ in sets.values()], axis=1))
        for units, factor in (("own", [1, 1]), ("unlike", [100 * metres, metres / 105])):
            for norm in NORMS:
                yield surface(settings, units, norm, np.array(factor)[:, None] * points, Y[0])


def height(settings, points):
    if settings["data"] == "football":
        return 1.6
    reach = max(abs(points[1]).max(), abs(points[0]).max() / (52.5 / 68))
    return 2 * min(half for half in HALVES if half >= reach)


def surface(settings, units, norm, points, y):
    X = networks.normalization(points, norm)(points)
    F = np.vstack([X, np.ones_like(y)])
    mean, sd = points.mean(axis=1), points.std(axis=1)
    shift = np.zeros(2) if norm == "none" else mean
    divisor = dict(none=np.ones(2), center=np.ones(2), standard=sd, variance=sd**2)[norm]
    standard = minimum(np.vstack([(points - mean[:, None]) / sd[:, None], np.ones_like(y)]), y)

    def carried(theta):
        """Parameters under (x - mu) / sigma, under this normalization."""
        slopes = theta[:2] / sd
        return np.array([*(slopes * divisor), theta[2] + slopes @ (shift - mean)])

    lowest = carried(standard)
    pairs = {}
    for name, free in PAIRS.items():
        start = standard.copy()
        start[free] = START
        held = [k for k in range(3) if k not in free]
        rest = lowest[held] @ F[held]
        pairs[name] = pair(F[free], rest, y, carried(start)[free], lowest[free])
    return dict(
        link=networks.link(settings), units=units, norm=norm, minimum=lowest.tolist(),
        cost=cost(F, 0, y, lowest), condition=condition(F), pairs=pairs,
    )


def pair(F, rest, y, start, lowest):
    greatest = np.linalg.eigvalsh(hessian(F, rest, y, lowest))[-1]
    # Half of what lowers the cost from anywhere.
    rate = 1 / (np.linalg.norm(F @ F.T / y.size, 2) / 4)
    place, path = start, []
    for step in range(STEPS):
        if step % 13 == 0:
            path.append([*place.tolist(), cost(F, rest, y, place)])
        place = place - rate * gradient(F, rest, y, place)
    return dict(condition=condition(F), stable=2 / greatest, start=start.tolist(), rate=rate, path=path)


def condition(F):
    return float(np.linalg.cond(F @ F.T / F.shape[1]))


def cost(F, rest, y, theta):
    z = theta @ F + rest
    return float(np.mean(np.logaddexp(0, z) - y * z))


def gradient(F, rest, y, theta):
    return F @ (networks.sigmoid(theta @ F + rest) - y) / y.size


def hessian(F, rest, y, theta):
    a = networks.sigmoid(theta @ F + rest)
    return F * (a * (1 - a)) @ F.T / y.size


def minimum(F, y):
    theta = np.zeros(len(F))
    for _ in range(50):
        theta = theta - np.linalg.solve(hessian(F, 0, y, theta), gradient(F, 0, y, theta))
    assert np.linalg.norm(gradient(F, 0, y, theta)) < 1e-12
    return theta


# --------------------------------------------------------------- a set normalized by itself

SETS = [
    (dict(data="football", layers=[5], norm="standard"), [1, 2, 30, 200]),
    (dict(data="football", layers=[5], norm="variance", split=[60, 20, 20]), [7, 1000]),
    (dict(m=60, layers=[6], norm="center", features=["x", "y", "xx", "yy", "xy"]), [20]),
    (dict(data="football", layers=[], norm="none"), [50]),
]


def set_case(settings, groups):
    run = networks.Run(settings)
    while run.iteration < 60:
        run.step()
    points, Y = run.sets["test"]
    found = []
    for group in groups:
        z = np.concatenate([
            networks.forward(own(run, points[:, at:at + group]), run.W, run.b, run.act)[0][-1][0]
            for at in range(0, Y.size, group)
        ])
        wrong = (networks.sigmoid(z) > 0.5) != (Y[0] > 0.5)
        loss = networks.mean_loss(z, Y[0], False, "stable")
        found.append(dict(
            group=group, cost=float(loss), wrong="".join(str(int(w)) for w in wrong),
            moved=moved(run, points, group).T[:8].tolist(),
        ))
    return dict(link=networks.link(settings), parameters=run.parameters().tolist(), groups=found)


def own(run, points):
    X = networks.features(points, run.now["features"])
    return networks.normalization(X, run.now["norm"])(X)


def moved(run, points, group):
    """Places that, rightly normalized, give the inputs that the network gets."""
    norm, training = run.now["norm"], run.points
    told = np.concatenate([
        networks.normalization(points[:, at:at + group], norm)(points[:, at:at + group])
        for at in range(0, points.shape[1], group)
    ], axis=1)
    if norm == "none":
        return told
    mu, sd = training.mean(axis=1, keepdims=True), training.std(axis=1, keepdims=True)
    return mu + told * dict(center=1, standard=sd, variance=sd**2)[norm]


# ------------------------------------------------------------------- what a network is told

TOLD = [
    dict(data="football", norm="none"),
    dict(data="football", norm="variance", features=["x", "y", "xx", "yy", "xy"]),
    dict(data="spirals", m=50, norm="center", features=["x", "y", "xx", "yy", "xy", "sinx", "siny"]),
    dict(data="football", norm="standard", features=["yy"]),
]


def told_case(settings):
    run = networks.Run(settings)
    X = run.inputs(run.points)
    return dict(
        link=networks.link(settings), mean=X.mean(axis=1).tolist(), sd=X.std(axis=1).tolist(),
        inputs_condition=condition(np.vstack([X, np.ones(X.shape[1])])),
    )


if __name__ == "__main__":
    make.write("normalization.json", [*surface_cases(), *(set_case(*case) for case in SETS), *map(told_case, TOLD)])
