#!/usr/bin/env python3
"""Makes networks.json: short training runs in NumPy, written from the course's formulas and
independent of the Rust code: whole matrices instead of tiles, naive cross-entropy, NumPy's own
random numbers. tests/networks.rs trains the same links and compares costs and all parameters.

    python3 tests/golden/networks.py     (needs NumPy; made with 1.26 and 2.x alike)
"""
import json
import pathlib

import numpy as np

ITERATIONS = 60


def circles(m, seed, noise=0.05, factor=0.8):
    """scikit-learn's make_circles, on the legacy generator."""
    random = np.random.RandomState(seed)
    outer = m // 2
    inner = m - outer
    t, s = (2 * np.pi * np.arange(n) / n for n in (outer, inner))
    x = np.concatenate([np.cos(t), factor * np.cos(s)])
    y = np.concatenate([np.sin(t), factor * np.sin(s)])
    label = np.repeat([0.0, 1.0], [outer, inner])
    order = np.arange(m)
    random.shuffle(order)
    points = np.stack([x, y], axis=1)[order]
    points += random.normal(scale=noise, size=points.shape)
    return points.T, label[order][None, :]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


ACTIVATIONS = {
    "relu": (lambda z: np.maximum(0, z), lambda z: (z > 0).astype(float)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "linear": (lambda z: z, np.ones_like),
}

FACTORS = {
    "zeros": lambda n, scale: 0,
    "random": lambda n, scale: scale,
    "xavier": lambda n, scale: np.sqrt(1 / n),
    "he": lambda n, scale: np.sqrt(2 / n),
}

DEFAULTS = dict(m=300, dseed=1, layers=[20, 3], act="relu", init="xavier", scale=10.0, seed=3,
                opt="gd", lr=0.3, l1=0.0, l2=0.0, keep=[1.0], mask="fresh", mseed=1)


def train(case):
    """The costs before iterations 0, 10, 20, … and all parameters at the end, W1, b1, W2, b2, …."""
    c = {**DEFAULTS, **case}
    X, Y = circles(c["m"], c["dseed"])
    m = X.shape[1]
    sizes = [2, *c["layers"], 1]
    L = len(sizes) - 1
    random = np.random.RandomState(c["seed"])
    W = [None] + [random.randn(sizes[l], sizes[l - 1]) * FACTORS[c["init"]](sizes[l - 1], c["scale"])
                  for l in range(1, L + 1)]
    b = [None] + [np.zeros((sizes[l], 1)) for l in range(1, L + 1)]
    g, slope = ACTIVATIONS[c["act"]]
    keep = c["keep"] * (L - 1) if len(c["keep"]) == 1 else c["keep"]
    masks = np.random.RandomState(c["mseed"])
    frozen = None
    moments = {}
    costs = []
    for iteration in range(ITERATIONS):
        D = None
        if min(keep, default=1.0) < 1:
            if c["mask"] == "fresh" or frozen is None:
                frozen = [None] + [(masks.rand(sizes[l], m) < keep[l - 1]) for l in range(1, L)]
            D = frozen
        A, Z = [X], [None]
        for l in range(1, L + 1):
            Z.append(W[l] @ A[l - 1] + b[l])
            a = g(Z[l]) if l < L else sigmoid(Z[l])
            A.append(a * D[l] / keep[l - 1] if D and l < L else a)
        if iteration % 10 == 0:
            cost = -np.mean(Y * np.log(A[L]) + (1 - Y) * np.log(1 - A[L]))
            cost += c["l2"] / (2 * m) * sum(np.sum(w * w) for w in W[1:])
            cost += c["l1"] / (2 * m) * sum(np.sum(abs(w)) for w in W[1:])
            costs.append(float(cost))
        dZ = A[L] - Y
        gradients = {}
        for l in range(L, 0, -1):
            gradients["W", l] = dZ @ A[l - 1].T / m + c["l2"] / m * W[l]
            gradients["b", l] = np.sum(dZ, axis=1, keepdims=True) / m
            if l > 1:
                dA = W[l].T @ dZ
                if D:
                    dA = dA * D[l - 1] / keep[l - 2]
                dZ = dA * slope(Z[l - 1])
        for (name, l), gradient in gradients.items():
            theta = W[l] if name == "W" else b[l]
            if c["opt"] == "gd":
                theta -= c["lr"] * gradient
            else:
                v, s = moments.setdefault((name, l), (np.zeros_like(theta), np.zeros_like(theta)))
                v[...] = 0.9 * v + 0.1 * gradient
                s[...] = 0.999 * s + 0.001 * gradient ** 2
                t = iteration + 1
                theta -= c["lr"] * (v / (1 - 0.9 ** t)) / (np.sqrt(s / (1 - 0.999 ** t)) + 1e-8)
            if name == "W" and c["l1"]:
                theta[...] = np.sign(theta) * np.maximum(abs(theta) - c["lr"] * c["l1"] / (2 * m), 0)
    parameters = np.concatenate([p.ravel() for l in range(1, L + 1) for p in (W[l], b[l])])
    return costs, [float(p) for p in parameters]


def link(case):
    text = {"layers": lambda v: ",".join(map(str, v)), "keep": lambda v: ",".join(map(str, v))}
    pieces = [f"{key}={text.get(key, str)(value)}" for key, value in case.items()]
    return "&".join(["data=circles", *pieces, f"it={ITERATIONS}"])


CASES = [
    dict(),
    dict(layers=[]),
    dict(layers=[4], act="linear", lr=0.1),
    dict(layers=[5, 3], act="tanh", init="he"),
    dict(layers=[5, 3], act="sigmoid", init="random", scale=1.5),
    dict(layers=[5, 3], init="zeros", lr=0.5),
    dict(layers=[6, 5, 4, 3], act="tanh", seed=7, m=50),
    dict(layers=[3, 3, 3, 3, 3, 3, 3, 3], act="tanh", seed=2, m=33),
    dict(m=32, layers=[5]),
    dict(m=10, layers=[5], dseed=4),
    dict(layers=[5, 3], l2=0.7),
    dict(layers=[5, 3], l1=2.0),
    dict(layers=[5, 3], l1=0.5, l2=1.5, act="tanh", opt="adam", lr=0.01),
    dict(layers=[5, 3], opt="adam", lr=0.02),
    dict(layers=[7, 5], act="sigmoid", opt="adam", lr=0.05, m=100),
    dict(layers=[6, 4], keep=[0.8]),
    dict(layers=[6, 4], keep=[0.8], mask="frozen", mseed=5),
    dict(layers=[6, 4], keep=[0.5, 0.9], act="tanh", m=70),
    dict(layers=[6, 4], keep=[1.0, 0.6], act="sigmoid", mask="frozen", l2=0.3),
    dict(layers=[6, 4], keep=[0.7], l1=0.4, opt="adam", lr=0.01, mseed=9),
    dict(layers=[128], lr=0.05, m=40),
]

if __name__ == "__main__":
    runs = []
    for case in CASES:
        costs, parameters = train(case)
        runs.append({"link": link(case), "costs": costs, "parameters": parameters})
    target = pathlib.Path(__file__).with_name("networks.json")
    target.write_text("[\n" + ",\n".join(json.dumps(run) for run in runs) + "\n]\n")
    print(f"{target.name}: {len(runs)} runs, {target.stat().st_size} bytes")
