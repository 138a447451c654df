#!/usr/bin/env python3
"""Makes depth.json: what NumPy finds on the way through deep networks at their start.
tests/depth.rs asks src/study/depth/ the same.

    python3 tests/golden/depth.py     (needs NumPy; a second)
"""
import json
import pathlib

import numpy as np

EXAMPLES = 32

CASES = [
    dict(layers=50, width=8, act="linear", rule="identity", c=1.5, seed=1),
    dict(layers=150, width=8, act="linear", rule="identity", c=0.5, seed=2),
    dict(layers=20, width=16, act="relu", rule="identity", c=2.0, seed=3),
    dict(layers=20, width=16, act="tanh", rule="identity", c=1.2, seed=3),
    dict(layers=150, width=20, act="linear", rule="xavier", c=1.0, seed=4),
    dict(layers=150, width=12, act="linear", rule="fixed", c=300.0, seed=5),
    dict(layers=100, width=32, act="relu", rule="he", c=1.0, seed=6),
    dict(layers=60, width=16, act="relu", rule="xavier", c=1.0, seed=7),
    dict(layers=40, width=24, act="tanh", rule="xavier", c=1.0, seed=8),
    dict(layers=4, width=10, act="tanh", rule="fixed", c=4.0, seed=9),
    dict(layers=12, width=12, shape="alternating", act="sigmoid", rule="glorot", c=30.0, seed=10),
    dict(layers=30, width=32, shape="narrowing", act="leaky", rule="own", c=2.0, seed=11),
    dict(layers=10, width=7, shape="narrowing", act="elu", rule="glorot", c=1.0, seed=12),
    dict(layers=10, width=5, shape="alternating", act="swish", rule="he", c=1.0, seed=13),
    dict(layers=6, width=6, act="sine", rule="xavier", c=1.0, seed=0),
    dict(layers=3, width=1, act="linear", rule="he", c=1.0, seed=4294967295),
]

sigmoid = lambda z: 1 / (1 + np.exp(-z))
ACTIVATIONS = {
    "linear": (lambda z: z, lambda z: np.ones_like(z)),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "leaky": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1, 0.01)),
    "elu": (lambda z: np.where(z > 0, z, np.exp(z) - 1), lambda z: np.where(z > 0, 1, np.exp(z))),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "swish": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))),
    "sine": (np.sin, np.cos),
}


def units(case, l):
    n, L = case["width"], case["layers"]
    shape = case.get("shape", "even")
    if shape == "narrowing":
        n -= (n - n // 8) * l // L
    if shape == "alternating" and l % 2 == 1:
        n //= 4
    return max(1, n)


def weights(case, random, n, n_prev):
    c = case["c"]
    if case["rule"] == "identity":
        return c * np.eye(n)
    variance = dict(
        fixed=c, own=c / n, xavier=c / n_prev, he=2 * c / n_prev, glorot=2 * c / (n + n_prev)
    )[case["rule"]]
    return random.randn(n, n_prev) * np.sqrt(variance)


def rms(x):
    """Scaled: squares of 1e200 are infinite."""
    scale = abs(x).max() or 1.0
    return float(scale * np.sqrt(np.mean((x / scale) ** 2)))


def signals(case):
    g, slope = ACTIVATIONS[case["act"]]
    random = np.random.RandomState(case["seed"])
    n = [units(case, l) for l in range(case["layers"] + 1)]
    X, G = random.randn(n[0], EXAMPLES), random.randn(n[0], EXAMPLES)[:n[-1]]
    A, Z, W = [X / rms(X)], [None], [None]
    for l in range(1, len(n)):
        W.append(weights(case, random, n[l], n[l - 1]))
        Z.append(W[l] @ A[-1])
        A.append(g(Z[l]))
    dA = G / rms(G)
    rows = []
    for l in reversed(range(len(n))):
        dZ = dA * slope(Z[l]) if l else dA
        dW = dZ / EXAMPLES @ A[l - 1].T if l else None
        flat = np.nan
        if l and case["act"] in ("tanh", "sigmoid"):
            flat = np.mean(slope(Z[l]) < 0.01 * slope(np.zeros(1)))
        rows.append(dict(
            layer=l, units=n[l], a=rms(A[l]), mean=float(A[l].mean()),
            sd=rms(A[l] - A[l].mean()), spread=rms(A[l] - A[l].mean(axis=1, keepdims=True)),
            zeros=float(np.mean(A[l] == 0)), dead=int((A[l] == 0).all(axis=1).sum()),
            saturated=None if np.isnan(flat) else float(flat),
            dz=rms(dZ), dz_mean=float(dZ.mean()), dw=None if l == 0 else rms(dW),
        ))
        if l:
            dA = W[l].T @ dZ
    return [row for row in rows[::-1] if row["layer"] in (0, 1, 2) or row["layer"] % 10 == 0 or row["layer"] > len(n) - 3]


if __name__ == "__main__":
    made = [json.dumps(dict(case, rows=signals(case))) for case in CASES]
    place = pathlib.Path(__file__).with_name("depth.json")
    place.write_text("[\n" + ",\n".join(made) + "\n]\n")
    print(f"{place.name}: {len(made)} networks, {place.stat().st_size // 1000} kB")
