"""NumPy's end of `make bench`: answers one JSON line with another, as in_browser/worker.mjs answers messages."""
import json
import sys
from time import perf_counter

import numpy as np

from numpy_step import Network, Trainer

LONG_ENOUGH = 0.02  # seconds that a sample should take, as in sampling.mjs
runs = {}


class Sampler:
    """Times steps: samples of so many at once that the clock's grain does not show."""

    def __init__(self, once):
        self.once, self.count = once, 0

    def time(self):
        began = perf_counter()
        for _ in range(self.count):
            self.once()
        return perf_counter() - began

    def calibrate(self):
        self.count = 1
        while (took := self.time()) < LONG_ENOUGH / 4:
            self.count *= 2
        self.count = max(1, round(self.count * LONG_ENOUGH / took))

    def sample(self, milliseconds):
        end = perf_counter() + milliseconds / 1000
        if self.count == 0:
            self.calibrate()
        samples = [self.time() / self.count * 1e6]
        while perf_counter() < end:
            samples.append(self.time() / self.count * 1e6)
        return samples


def predict(problem):
    network = Network(problem["layers"], problem["parameters"])
    X = np.ascontiguousarray(np.array(problem["grid"]).reshape(-1, 2).T)
    return lambda: network.forward(X)[-1]


def open_(name, problem):
    kind = "predict" if problem.get("grid") else "step"
    runs[f"{name} {kind}"] = Sampler(predict(problem) if kind == "predict" else Trainer(problem).step)
    return [kind]


def sample(name, kind, milliseconds):
    return runs[f"{name} {kind}"].sample(milliseconds)


def check(problem, steps):
    trainer = Trainer(problem)
    for _ in range(steps):
        trainer.step()
    return trainer.network.parameters().tolist()


def version():
    return np.__version__


calls = {"open": open_, "sample": sample, "check": check, "version": version}
for line in sys.stdin:
    call, args = json.loads(line)
    print(json.dumps(calls[call](*args)), flush=True)
