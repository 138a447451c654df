"""The network and its training in NumPy, written from the course's formulas and independent of the
Rust code: whole matrices instead of tiles, one function an idea, NumPy's own random numbers.

Shapes: points (2, m), X (n_x, m), Y (1, m), W[l] (n_l, n_{l-1}), b[l] (n_l, 1), masks D[l]
(n_l, batch). Layers count from 1, so place 0 of every list by layer is empty.

A case is a dict of settings, named as in links; runs.py and autograd.py hold the cases.
"""
import numpy as np

import datasets

DEFAULTS = dict(
    data="circles", dseed=None, m=300, noise=None, split=[],
    norm="none", features=["x", "y"], jitter=0.0,
    layers=[20, 3], act=["relu"], init="xavier", scale=10.0, draw="randn", seed=3,
    opt="gd", lr=0.3, batch=0, decay=0.0,
    l1=0.0, l2=0.0, biases="free", keep=[1.0], mask="fresh", mseed=1, loss="stable", then=[], it=0,
)


def link(case):
    """The link that trains a case: its settings in order, lists with commas."""
    def text(key, value):
        if key == "then":
            return ";".join(f"{at}:{changed}:{text(changed, new)}" for at, changed, new in value)
        separator = "/" if key == "split" else ","
        return separator.join(map(str, value)) if isinstance(value, list) else str(value)
    assert case.keys() <= DEFAULTS.keys(), case
    case = {"data": DEFAULTS["data"], **case}
    return "&".join(f"{key}={text(key, case[key])}" for key in DEFAULTS if key in case)


# ----------------------------------------------------------------------------------- inputs

FEATURES = {
    "x": lambda x, y: x,
    "y": lambda x, y: y,
    "xx": lambda x, y: x * x,
    "yy": lambda x, y: y * y,
    "xy": lambda x, y: x * y,
    "sinx": lambda x, y: np.sin(x),
    "siny": lambda x, y: np.sin(y),
}


def features(points, names):
    return np.stack([FEATURES[name](*points) for name in FEATURES if name in names])


def normalization(X, kind):
    """What is done to features, by the mean and the deviation that each has in X: (x − μ) / divisor.
    A feature that is the same everywhere becomes 0."""
    if kind == "none":
        return lambda X: X
    mu, sigma = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    divisor = {"center": np.ones_like(sigma), "standard": sigma, "variance": sigma**2}[kind]
    divisor = np.where(sigma == 0, np.inf, divisor)
    return lambda X: (X - mu) / divisor


# ---------------------------------------------------------------------------------- network

def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# g and its slope.
ACTIVATIONS = {
    "relu": (lambda z: np.maximum(0, z), lambda z: np.where(z > 0, 1.0, 0.0)),
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "linear": (lambda z: z, np.ones_like),
    "leaky": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
    "elu": (lambda z: np.where(z > 0, z, np.expm1(z)), lambda z: np.where(z > 0, 1.0, np.exp(z))),
    "swish": (lambda z: z * sigmoid(z), lambda z: sigmoid(z) + z * sigmoid(z) * (1 - sigmoid(z))),
    "sine": (np.sin, np.cos),
}

# What the random numbers are multiplied by, for n units of which each has n_prev inputs.
INITIALIZATIONS = {
    "zeros": lambda n, n_prev, scale: 0,
    "random": lambda n, n_prev, scale: scale,
    "xavier": lambda n, n_prev, scale: np.sqrt(1 / n_prev),
    "he": lambda n, n_prev, scale: np.sqrt(2 / n_prev),
    "glorot": lambda n, n_prev, scale: np.sqrt(2 / (n + n_prev)),
}


def initial_weights(sizes, init, scale, draw, seed):
    """W[1], W[2], … from one generator. Biases start at zero."""
    random = np.random.RandomState(seed)
    W = [None]
    for n_prev, n in zip(sizes, sizes[1:]):
        if init == "constant":
            W.append(np.full((n, n_prev), scale))
        else:
            W.append(getattr(random, draw)(n, n_prev) * INITIALIZATIONS[init](n, n_prev, scale))
    return W


def spread(values, layers):
    """One value for all hidden layers, or one a layer: a list by layer."""
    return [None] + (values * layers if len(values) == 1 else values)


def draw_masks(random, sizes, keep, columns):
    """D[l] for the hidden layers: 0 where a unit is dropped and 1 / keep_prob where it is kept."""
    hidden = range(1, len(sizes) - 1)
    return [None] + [(random.rand(sizes[l], columns) < keep[l]) / keep[l] for l in hidden]


def forward(X, W, b, act, D=None):
    """Z and A of every layer; Z[L] are the logits."""
    Z, A = [None], [X]
    for l in range(1, len(W)):
        Z.append(W[l] @ A[l - 1] + b[l])
        if l < len(W) - 1:
            a = ACTIVATIONS[act[l]][0](Z[l])
            A.append(a if D is None else a * D[l])
    return Z, A


def backward(dZ, Z, A, W, act, D=None):
    """dW and db of every layer, from dZ of the last."""
    dW, db = [None] * len(W), [None] * len(W)
    for l in range(len(W) - 1, 0, -1):
        dW[l] = dZ @ A[l - 1].T / dZ.shape[1]
        db[l] = dZ.sum(axis=1, keepdims=True) / dZ.shape[1]
        if l > 1:
            dA = W[l].T @ dZ
            dZ = (dA if D is None else dA * D[l - 1]) * ACTIVATIONS[act[l - 1]][1](Z[l - 1])
    return dW, db


def predictions(z, regression):
    """ŷ, or the probability of class 1."""
    return z if regression else sigmoid(z)


def mean_loss(z, Y, regression, loss):
    if regression:
        return np.mean((z - Y) ** 2) / 2
    if loss == "stable":
        # −ln σ(z) = ln(1 + e^−z) and −ln(1 − σ(z)) = ln(1 + e^z), which cannot overflow.
        return np.mean(Y * np.logaddexp(0, -z) + (1 - Y) * np.logaddexp(0, z))
    with np.errstate(divide="ignore", invalid="ignore"):
        a = sigmoid(z)
        return np.nansum(Y * -np.log(a) + (1 - Y) * -np.log(1 - a)) / Y.size


# --------------------------------------------------------------------------------- training

# Each turns a gradient into the direction that α multiplies. `s` holds the running means of one
# matrix of parameters, 0 at first; t is the number of this step, from 1.

def gd(g, s, t):
    return g


def momentum(g, s, t):
    s["v"] = 0.9 * s.get("v", 0) + 0.1 * g
    return s["v"]


def rmsprop(g, s, t):
    s["s"] = 0.9 * s.get("s", 0) + 0.1 * g**2
    return g / (np.sqrt(s["s"]) + 1e-8)


def adam(g, s, t):
    s["v"] = 0.9 * s.get("v", 0) + 0.1 * g
    s["s"] = 0.999 * s.get("s", 0) + 0.001 * g**2
    return s["v"] / (1 - 0.9**t) / (np.sqrt(s["s"] / (1 - 0.999**t)) + 1e-8)


OPTIMIZERS = dict(gd=gd, momentum=momentum, rmsprop=rmsprop, adam=adam)


def soft_threshold(w, by):
    """L1's step: towards zero, and no further."""
    return np.sign(w) * np.maximum(abs(w) - by, 0)


class Batches:
    """Which examples come next. A batch of size 0 is the whole set in its own order."""

    def __init__(self, m, seed):
        self.m = m
        self.random = np.random.RandomState(seed)
        self.left = np.empty(0, int)  # of the order that has begun
        self.epoch = 0  # completed passes

    def next(self, size):
        if size == 0:
            self.left = np.empty(0, int)
            self.epoch += 1
            return np.arange(self.m)
        if len(self.left) == 0:
            self.left = self.random.permutation(self.m)
        batch, self.left = self.left[:size], self.left[size:]
        if len(self.left) == 0:
            self.epoch += 1
        return batch


class Run:
    """A case in training."""

    def __init__(self, case):
        self.now = c = {**DEFAULTS, **case}
        self.regression = c["data"] in datasets.REGRESSION
        self.sets = datasets.sets(c)
        self.points, self.Y = self.sets["train"]
        self.m = self.Y.shape[1]
        self.normalize = normalization(features(self.points, c["features"]), c["norm"])
        self.sizes = [len(c["features"]), *c["layers"], 1]
        self.act = spread(c["act"], len(c["layers"]))
        self.W = initial_weights(self.sizes, c["init"], c["scale"], c["draw"], c["seed"])
        self.b = [None] + [np.zeros((n, 1)) for n in self.sizes[1:]]
        self.batches = Batches(self.m, (c["seed"] + 1) % 2**32)
        self.jitter = np.random.RandomState((c["seed"] + 2) % 2**32)
        self.masks = np.random.RandomState(c["mseed"])
        self.iteration = 0
        self.start_optimizer()
        self.prepare()

    def start_optimizer(self):
        """At rest."""
        layers = range(len(self.W))
        self.steps = 0
        self.memory = {"W": [{} for _ in layers], "b": [{} for _ in layers]}

    def inputs(self, points):
        """X of points in the plane."""
        return self.normalize(features(points, self.now["features"]))

    def prepare(self):
        """Draws what the next step needs: its examples, their places and their masks."""
        for at, key, value in self.now["then"]:
            if at == self.iteration:
                self.now[key] = value
                if key == "opt":
                    self.start_optimizer()
        c = self.now
        self.rate = c["lr"] / (1 + c["decay"] * self.batches.epoch)
        self.batch = self.batches.next(c["batch"])
        places = self.points[:, self.batch]
        if c["jitter"] > 0:
            places = places + c["jitter"] * self.jitter.randn(len(self.batch), 2).T
        self.X, self.D = self.inputs(places), None
        keep = spread(c["keep"], len(c["layers"]))
        if min(keep[1:], default=1.0) < 1:
            if c["mask"] == "fresh":
                self.D = draw_masks(self.masks, self.sizes, keep, len(self.batch))
            else:
                D = draw_masks(np.random.RandomState(c["mseed"]), self.sizes, keep, self.m)
                self.D = [None] + [d[:, self.batch] for d in D[1:]]

    def penalty(self):
        penalized = self.W[1:] + (self.b[1:] if self.now["biases"] == "penalized" else [])
        weights = np.concatenate([w.ravel() for w in penalized])
        squares, sizes = np.sum(weights**2), np.sum(abs(weights))
        return (self.now["l2"] * squares + self.now["l1"] * sizes) / (2 * self.m)

    def cost(self):
        """The objective before the next update. With the whole set as a batch it is that of the
        next step, masks and jitter included; with mini-batches that of all examples without."""
        X, Y, D = self.X, self.Y[:, self.batch], self.D
        if self.now["batch"] > 0:
            X, Y, D = self.inputs(self.points), self.Y, None
        Z, _ = forward(X, self.W, self.b, self.act, D)
        return mean_loss(Z[-1], Y, self.regression, self.now["loss"]) + self.penalty()

    def gradient(self):
        """dW and db of the next step, L2 included."""
        Z, A = forward(self.X, self.W, self.b, self.act, self.D)
        dZ = predictions(Z[-1], self.regression) - self.Y[:, self.batch]
        dW, db = backward(dZ, Z, A, self.W, self.act, self.D)
        for l in range(1, len(self.W)):
            dW[l] = dW[l] + self.now["l2"] / self.m * self.W[l]
            if self.now["biases"] == "penalized":
                db[l] = db[l] + self.now["l2"] / self.m * self.b[l]
        return dW, db

    def step(self):
        dW, db = self.gradient()
        self.steps += 1
        optimizer = OPTIMIZERS[self.now["opt"]]
        for l in range(1, len(self.W)):
            self.W[l] = self.W[l] - self.rate * optimizer(dW[l], self.memory["W"][l], self.steps)
            self.b[l] = self.b[l] - self.rate * optimizer(db[l], self.memory["b"][l], self.steps)
            if self.now["l1"] > 0:
                threshold = self.rate * self.now["l1"] / (2 * self.m)
                self.W[l] = soft_threshold(self.W[l], threshold)
                if self.now["biases"] == "penalized":
                    self.b[l] = soft_threshold(self.b[l], threshold)
        self.iteration += 1
        self.prepare()

    def parameters(self):
        """W[1] row by row, b[1], W[2], b[2], …"""
        pairs = zip(self.W[1:], self.b[1:])
        return np.concatenate([parameters.ravel() for pair in pairs for parameters in pair])

    def score(self, name):
        """[examples, cost without penalty and dropout, share of right predictions or R²] of a
        split; None without examples."""
        points, Y = self.sets[name]
        if Y.size == 0:
            return None
        Z, _ = forward(self.inputs(points), self.W, self.b, self.act)
        guess = predictions(Z[-1], self.regression)
        if self.regression:
            quality = 1 - np.sum((guess - Y) ** 2) / np.sum((Y - Y.mean()) ** 2)
        else:
            quality = np.mean((guess > 0.5) == (Y > 0.5))
        return [Y.size, mean_loss(Z[-1], Y, self.regression, self.now["loss"]), quality]
