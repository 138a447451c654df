#!/usr/bin/env python3
"""Makes matrix.json and networks.json: short training runs in NumPy (networks.py), a run a line,
each with its costs, its parameters at the end and the tolerance of a comparison. tests/golden/mod.rs
trains the same links and compares, natively and in WebAssembly.

    python3 tests/golden/runs.py     (needs NumPy; half a minute)

NumPy 1.24 and 2.4 agree to a ninth of the tolerances.

The tolerance is relative, to numbers of at least 0.01. Two implementations differ in the last bits
of sums, of exp and of randn, and training amplifies what differs. By how much is measured here,
without any other implementation: see Disturbed. Where that moves a result by δ at most, 30 δ is
allowed, for there are many roundings, and 1e-12 where 30 δ is less. It is more for one run in
twenty, nearly all of RMSprop: it divides a gradient by the size of the last few, even one that is
mostly rounding.
"""
import itertools
import json
import math

import numpy as np

import make
import networks

EVERY = 10


class Disturbed(networks.Run):
    """The same run rounded otherwise: points and weights moved by half a unit in the last place or
    so, and the examples of every batch summed in another order."""

    def __init__(self, case, random):
        self.random = random
        super().__init__(case)

    def moved(self, numbers):
        return numbers * (1 + 2**-53 * self.random.randn(*numbers.shape))

    def prepare(self):
        if self.iteration == 0:
            self.points = self.moved(self.points)
            self.W[1:] = map(self.moved, self.W[1:])
        super().prepare()
        order = self.random.permutation(len(self.batch))
        self.batch, self.X = self.batch[order], self.X[:, order]
        if self.D is not None:
            self.D[1:] = [d[:, order] for d in self.D[1:]]


def train(run, iterations):
    """Costs before iterations 0, 10, 20, … up to the last, and the parameters at the end."""
    costs = [run.cost()]
    while run.iteration < iterations:
        run.step()
        if run.iteration % EVERY == 0:
            costs.append(run.cost())
    return np.array(costs), run.parameters()


def distance(a, b):
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    with np.errstate(invalid="ignore"):
        apart = abs(a - b) / np.maximum(abs(b), 1e-2)
    return float(np.max(np.where(same, 0, apart)))


def tolerance(case, costs, parameters):
    random = np.random.RandomState(0)
    delta = 0
    for _ in range(8):
        disturbed = train(Disturbed(case, random), case["it"])
        delta = max(delta, *map(distance, disturbed, (costs, parameters)))
    return max(1e-12, float(f"{30 * delta:.0e}"))


def json_numbers(numbers):
    """JSON knows no infinity: it becomes a string."""
    if numbers is None:
        return None
    return [float(x) if math.isfinite(x) else str(float(x)) for x in numbers]


def record(case, scores=True):
    run = networks.Run(case)
    costs, parameters = train(run, case["it"])
    row = dict(link=networks.link(case), tolerance=tolerance(case, costs, parameters))
    row |= dict(costs=json_numbers(costs), parameters=json_numbers(parameters))
    if scores:
        row |= {name: json_numbers(run.score(name)) for name in run.sets}
    return row


# λ is divided by twice the number of points: these pull visibly on weights of about 1.
PENALTIES = [dict(), dict(l1=1.0), dict(l2=2.0), dict(l1=0.5, l2=1.0)]
INITIALIZATIONS = [
    dict(init="zeros"),
    dict(init="constant", scale=0.4),
    dict(init="random", scale=1.5),
    dict(init="xavier"),
    dict(init="he"),
    dict(init="glorot"),
]
# Steps of about the same length, so that each run moves and none diverges.
RATES = dict(gd=0.3, momentum=0.5, rmsprop=0.01, adam=0.02)
SHAPES = [[4, 3], [5], [3, 2], [2, 2, 2], [6]]


def matrix():
    """Every activation with every optimizer, penalty and initialization, on small networks. Shape,
    number of points, batch size and seeds walk through their values in steps of their own. The
    numbers of points are odd: with as many of either class a network of zeros stays one."""
    cases = itertools.product(networks.ACTIVATIONS, networks.OPTIMIZERS, PENALTIES, INITIALIZATIONS)
    for k, (act, opt, penalty, init) in enumerate(cases):
        yield dict(
            dseed=k % 7 + 1, m=[21, 33, 41][k // 3 % 3], layers=SHAPES[k % 5], act=[act],
            seed=501 + k, opt=opt, lr=RATES[opt], batch=[0, 7][k // 2 % 2], it=30,
            **init, **penalty,
        )


ALL = list(networks.FEATURES)
CURVED = dict(m=60, layers=[5, 3], act=["tanh"])
SMALL = dict(m=20, layers=[4, 3], act=["tanh"])


def others():
    """What the matrix does not vary."""
    # Shapes, from logistic regression to the widest and deepest; whole, partial and single tiles.
    yield dict()
    yield from (dict(m=99, layers=[], opt=opt, lr=lr) for opt, lr in RATES.items())
    yield dict(layers=[4], act=["linear"], lr=0.1)
    yield dict(layers=[5, 3], act=["tanh"], init="he")
    yield dict(layers=[6, 5, 4, 3], act=["tanh"], seed=7, m=50)
    yield dict(layers=[3, 3, 3, 3, 3, 3, 3, 3], act=["tanh"], seed=2, m=33)
    yield dict(m=32, layers=[5])
    yield dict(m=10, layers=[5], dseed=4)
    yield dict(layers=[128], lr=0.05, m=40)
    # Dropout.
    yield dict(layers=[6, 4], keep=[0.8])
    yield dict(layers=[6, 4], keep=[0.8], mask="frozen", mseed=5)
    yield dict(layers=[6, 4], keep=[0.5, 0.9], act=["tanh"], m=70)
    yield dict(layers=[6, 4], keep=[1.0, 0.6], act=["sigmoid"], mask="frozen", l2=0.3)
    yield dict(layers=[6, 4], keep=[0.7], l1=0.4, opt="adam", lr=0.01, mseed=9)
    yield dict(layers=[6, 4], keep=[0.9], act=["elu", "swish"], opt="momentum", l2=1.0)
    # An activation a layer.
    yield dict(layers=[5, 4, 3], act=["tanh", "relu", "swish"], m=50)
    yield dict(layers=[5, 4, 3], act=["elu", "sigmoid", "linear"], m=50, opt="momentum")
    yield dict(layers=[5, 4], act=["sine", "leaky"], m=50, init="glorot")
    yield dict(layers=[3] * 8, act=list(networks.ACTIVATIONS), m=40, init="glorot", seed=5)
    yield dict(layers=[4, 4], act=["leaky", "elu"], keep=[0.8, 0.7], l2=0.5, opt="rmsprop", lr=0.01)
    # Mini-batches over several epochs: one example, a leftover, none, all in one, more than all, and
    # both sides of a tile.
    yield from (dict(SMALL, batch=batch) for batch in (1, 7, 10, 20, 25))
    yield dict(m=100, layers=[5, 3], batch=33)
    yield dict(m=100, layers=[5, 3], batch=64, opt="momentum")
    yield dict(SMALL, batch=6, seed=2**32 - 1, l1=0.5, l2=1.0)
    # Rates that fall with the epochs: at every step, and at every third.
    yield dict(SMALL, decay=0.1, opt="adam", lr=0.05)
    yield dict(SMALL, decay=0.5, batch=7, l1=1.0)
    yield dict(SMALL, decay=1.0, batch=7, opt="rmsprop", lr=0.05)
    # Masks of a batch, fresh and as columns of the frozen set.
    yield dict(CURVED, batch=16, keep=[0.8])
    yield dict(CURVED, batch=16, keep=[0.8], mask="frozen")
    yield dict(CURVED, batch=25, keep=[0.5, 0.9], opt="adam", lr=0.02, mseed=4)
    yield dict(CURVED, batch=25, keep=[0.5, 0.9], mask="frozen", l2=1.0, mseed=4)
    # Features and normalization, by the training points.
    yield dict(CURVED, features=ALL)
    yield dict(features=["y", "xy", "siny"], layers=[4], m=40)
    yield dict(features=["xx", "yy"], layers=[], m=40, norm="center")
    yield from (dict(CURVED, features=ALL, norm=norm) for norm in ("center", "standard", "variance"))
    yield dict(CURVED, norm="standard", batch=9, keep=[0.9])
    yield dict(CURVED, norm="variance", lr=0.05)
    # Jitter moves the places, before features and normalization.
    yield dict(CURVED, jitter=0.1)
    yield dict(CURVED, jitter=0.05, batch=16)
    yield dict(CURVED, jitter=0.2, features=ALL, norm="standard", seed=2**32 - 2)
    yield dict(CURVED, jitter=0.1, batch=25, keep=[0.8], norm="center", opt="momentum", decay=0.1)
    # Splits: 30 + 10 and 45 + 15 points, of which some shares end in halves.
    yield dict(CURVED, split=[60, 20, 20])
    yield dict(CURVED, m=30, split=[34, 33, 33], dseed=2**32 - 1)
    yield dict(CURVED, m=45, split=[100, 0, 0])
    yield dict(CURVED, m=45, split=[72, 0, 28], norm="standard", features=ALL, batch=8)
    # Every dataset, from its own split.
    yield dict(data="football", layers=[5, 3])
    yield dict(data="football", layers=[5, 3], dseed=7, split=[50, 25, 25], batch=50, act=["swish"])
    yield dict(CURVED, data="moons", opt="momentum")
    yield dict(CURVED, data="moons", noise=0.3, m=51, dseed=2**32 - 2, batch=8)
    yield dict(CURVED, data="blobs", act=["leaky"], l1=0.5)
    yield dict(CURVED, data="xor", features=["x", "y", "xy"], opt="adam", lr=0.05)
    yield dict(CURVED, data="spirals", act=["sine"], norm="standard", init="glorot")
    yield dict(CURVED, data="flower", norm="center", lr=0.05)
    # Regression.
    yield dict(CURVED, data="plane")
    yield dict(data="plane", m=50, layers=[], features=ALL, norm="standard", lr=0.1)
    yield dict(CURVED, data="plane", act=["relu"], keep=[0.9], l2=1.0, split=[40, 30, 30])
    for (opt, lr), act in zip(RATES.items(), (["elu"], ["swish"], ["sine", "leaky"], ["sigmoid"])):
        yield dict(CURVED, data="hills", m=100, act=act, opt=opt, lr=lr, batch=16, decay=0.1)
    yield dict(CURVED, data="hills", m=100, jitter=0.05, keep=[0.8], mask="frozen", batch=32, l1=0.5)
    yield dict(CURVED, data="hills", m=100, init="he", dseed=5, noise=0.2)
    # The notes' misprint, uniform weights.
    for init in INITIALIZATIONS[1:]:
        yield dict(CURVED, draw="rand", **init)
    # The cost as the notebook computes it: infinite while a red point's probability rounds to 1.
    yield dict(CURVED, loss="naive", l2=1.0)
    yield dict(SMALL, biases="penalized", l1=0.5, l2=1.0)
    yield dict(CURVED, biases="penalized", l2=20.0, opt="momentum", batch=20)
    yield dict(CURVED, biases="penalized", l1=3.0, opt="adam", lr=0.01, keep=[0.8])
    yield dict(m=40, layers=[], init="constant", scale=50.0, loss="naive", lr=5.0)
    # Changes on the way.
    changes = [(15, "opt", "momentum"), (30, "opt", "adam"), (30, "lr", 0.02), (45, "opt", "gd")]
    yield dict(SMALL, then=changes)
    changes = [(4, "batch", 7), (12, "batch", 3), (21, "batch", 0), (24, "batch", 30)]
    yield dict(SMALL, decay=0.05, then=changes)
    yield dict(SMALL, batch=6, decay=0.2, then=[(5, "batch", 0), (7, "batch", 6), (30, "decay", 0.0)])
    yield dict(SMALL, then=[(10, "l2", 2.0), (20, "l1", 1.0), (30, "l2", 0.0), (40, "lr", 0.1)])
    yield dict(CURVED, then=[(10, "keep", [0.8]), (30, "keep", [1.0]), (50, "keep", [0.6])])
    yield dict(CURVED, mask="frozen", batch=16, then=[(10, "keep", [0.8]), (30, "keep", [0.6])])
    yield dict(CURVED, then=[(10, "jitter", 0.1), (30, "jitter", 0.0), (50, "jitter", 0.05)])


if __name__ == "__main__":
    make.write("matrix.json", [record(case, scores=False) for case in matrix()])
    make.write("networks.json", [record(dict(case, it=60)) for case in others()])
