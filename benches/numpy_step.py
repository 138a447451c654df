"""The course's training step in NumPy, float64: what everyone writes who writes it with matrices.

Shapes: X (n_0, m), Y (1, m), W[l] (n_l, n_{l-1}), b[l] (n_l, 1).
"""
import numpy as np


class Network:
    """ReLU in hidden layers, one logistic output, cross-entropy, plain gradient descent, inverted dropout."""

    def __init__(self, layers, parameters):
        """`parameters` are W[1] row by row, b[1], W[2], …"""
        self.W, self.b, at = [], [], 0
        for inputs, units in zip(layers, layers[1:]):
            self.W.append(np.array(parameters[at : at + units * inputs], dtype=float).reshape(units, inputs))
            at += units * inputs
            self.b.append(np.array(parameters[at : at + units], dtype=float).reshape(units, 1))
            at += units

    def forward(self, X, masks=None):
        """A[0], …, A[L]; `masks` of the hidden layers are 0 or 1/keep_prob."""
        A = [X]
        for l, (W, b) in enumerate(zip(self.W, self.b)):
            Z = W @ A[l] + b
            if l == len(self.W) - 1:
                A.append(1 / (1 + np.exp(-Z)))
            else:
                A.append(np.maximum(Z, 0) if masks is None else np.maximum(Z, 0) * masks[l])
        return A

    def backward(self, A, Y, masks=None):
        """The gradients dW[l], db[l] of the mean cross-entropy."""
        dZ = (A[-1] - Y) / Y.shape[1]
        dW, db = [None] * len(self.W), [None] * len(self.b)
        for l in reversed(range(len(self.W))):
            dW[l] = dZ @ A[l].T
            db[l] = dZ.sum(axis=1, keepdims=True)
            if l > 0:
                dA = self.W[l].T @ dZ
                dZ = dA * (A[l] > 0) if masks is None else dA * (A[l] > 0) * masks[l - 1]
        return dW, db

    def update(self, dW, db, rate):
        for l in range(len(self.W)):
            self.W[l] -= rate * dW[l]
            self.b[l] -= rate * db[l]

    def draw_masks(self, keep, m, random):
        return [(random.rand(len(b), m) < keep) / keep for b in self.b[:-1]]

    def parameters(self):
        return np.concatenate([part.ravel() for pair in zip(self.W, self.b) for part in pair])


class AsPrinted(Network):
    """The same with the formulas as courses print them, operation by operation."""

    def forward(self, X, masks=None):
        A = [X]
        last = len(self.W) - 1
        for l, (W, b) in enumerate(zip(self.W, self.b)):
            Z = np.dot(W, A[l]) + b
            A.append(1 / (1 + np.exp(-Z)) if l == last else np.maximum(0, Z))
            if l < last and masks is not None:
                A[-1] = np.multiply(A[-1], masks[l])
        return A

    def backward(self, A, Y, masks=None):
        m = Y.shape[1]
        dZ = A[-1] - Y
        dW, db = [None] * len(self.W), [None] * len(self.b)
        for l in reversed(range(len(self.W))):
            dW[l] = 1.0 / m * np.dot(dZ, A[l].T)
            db[l] = 1.0 / m * np.sum(dZ, axis=1, keepdims=True)
            if l > 0:
                dA = np.dot(self.W[l].T, dZ)
                if masks is not None:
                    dA = np.multiply(dA, masks[l - 1])
                dZ = np.multiply(dA, np.int64(A[l] > 0))
        return dW, db

    def update(self, dW, db, rate):
        for l in range(len(self.W)):
            self.W[l] = self.W[l] - rate * dW[l]
            self.b[l] = self.b[l] - rate * db[l]


class Trainer:
    """A network with its data: all of it every step, or batches of a shuffled epoch."""

    def __init__(self, problem):
        kind = AsPrinted if problem.get("asPrinted") else Network
        self.network = kind(problem["layers"], problem["parameters"])
        self.X = np.ascontiguousarray(np.array(problem["pairs"], dtype=float).reshape(-1, 2).T)
        self.Y = np.array(problem["labels"], dtype=float).reshape(1, -1)
        self.rate, self.keep, self.size = problem["rate"], problem["keep"], problem["batch"]
        self.masks = np.random.RandomState(problem["maskSeed"])
        self.random = np.random.RandomState((problem["seed"] + 1) % 2**32)
        self.order = np.arange(0)

    def batch(self):
        if self.size == 0:
            return self.X, self.Y
        if len(self.order) == 0:
            self.order = self.random.permutation(self.X.shape[1])
        seen, self.order = self.order[: self.size], self.order[self.size :]
        return self.X[:, seen], self.Y[:, seen]

    def step(self):
        X, Y = self.batch()
        masks = self.network.draw_masks(self.keep, X.shape[1], self.masks) if self.keep < 1 else None
        A = self.network.forward(X, masks)
        dW, db = self.network.backward(A, Y, masks)
        self.network.update(dW, db, self.rate)
