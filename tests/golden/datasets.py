"""The datasets in NumPy, written from the course and scikit-learn's sources and independent of the
Rust code. A maker returns points (m, 2) and labels (m,).
"""
import numpy as np


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


def make_moons(n, seed, noise):
    """scikit-learn's make_moons(n, noise=noise, random_state=seed), moved to the middle."""
    random = np.random.RandomState(seed)
    n_out = n // 2
    n_in = n - n_out
    X = np.vstack([
        np.append(np.cos(np.linspace(0, np.pi, n_out)), 1 - np.cos(np.linspace(0, np.pi, n_in))),
        np.append(np.sin(np.linspace(0, np.pi, n_out)), 1 - np.sin(np.linspace(0, np.pi, n_in)) - .5),
    ]).T
    y = np.hstack([np.zeros(n_out), np.ones(n_in)])
    rows = np.arange(n)
    random.shuffle(rows)
    X, y = X[rows], y[rows]
    X += random.normal(scale=noise, size=X.shape)
    return X - [.5, .25], y


def make_blobs(m, dseed, noise):
    """Two clouds about ±(0.35, 0.35), the classes in turn."""
    y = np.arange(m) % 2
    X = np.where(y[:, None] == 1, .35, -.35) + noise * np.random.RandomState(dseed).randn(m, 2)
    return X, y


def make_xor(m, dseed, noise):
    """Uniform in the four quarters in turn, |x| and |y| from 0.06 to 1.1."""
    random = np.random.RandomState(dseed)
    signs = np.resize([[1, 1], [-1, 1], [1, -1], [-1, -1]], (m, 2))
    X = signs * random.uniform(.06, 1.1, size=(m, 2))
    y = X[:, 0] * X[:, 1] > 0
    return X + random.normal(scale=noise, size=(m, 2)), y


def make_spirals(m, dseed, noise):
    """Two arms of 1.75 turns and radius 4.5, even along their length."""
    arms = []
    for n, sign in ((m // 2, 1), (m - m // 2, -1)):
        u = np.sqrt((np.arange(n) + .5) / n)
        t = 2 * np.pi * 1.75 * u
        arms.append(np.c_[np.cos(t), np.sin(t)] * (sign * 4.5 * u)[:, None])
    y = np.repeat([0, 1], [len(arm) for arm in arms])
    return np.vstack(arms) + noise * np.random.RandomState(dseed).randn(m, 2), y


def make_flower(m, dseed, noise):
    """The course's load_planar_dataset with 400 as m, its seed as dseed and 0.2 as noise; of an odd
    m the second class has one more."""
    random = np.random.RandomState(dseed)
    X, y = [], []
    for j, N in enumerate((m // 2, m - m // 2)):
        t = np.linspace(j * 3.12, (j + 1) * 3.12, N) + random.randn(N) * noise
        r = 4 * np.sin(4 * t) + random.randn(N) * noise
        X.append(np.c_[r * np.sin(t), r * np.cos(t)])
        y += [j] * N
    return np.vstack(X), np.array(y)


def surface(height, m, dseed, noise):
    """Uniform in the rectangle of ±1.1 and ±1.5, with noisy heights."""
    random = np.random.RandomState(dseed)
    X = random.uniform([-1.1, -1.5], [1.1, 1.5], size=(m, 2))
    return X, height(*X.T) + random.normal(scale=noise, size=m)


def make_plane(m, dseed, noise):
    return surface(lambda x, y: (x + y) / 2.6, m, dseed, noise)


def make_hills(m, dseed, noise):
    hills = [(-.55, .8, 1, .45), (.6, .65, -.9, .4), (.05, -.1, .6, .35), (-.6, -.75, -.95, .45),
             (.55, -.9, .9, .4)]
    return surface(lambda x, y: sum(
        h * np.exp(-((x - a) ** 2 + (y - b) ** 2) / (2 * s**2)) for a, b, h, s in hills
    ), m, dseed, noise)


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


# How each is made from m, a seed and a noise, and the noise that it has by itself.
DATASETS = {
    "circles": (make_circles, 0.05),
    "moons": (make_moons, 0.1),
    "blobs": (make_blobs, 0.25),
    "xor": (make_xor, 0.05),
    "spirals": (make_spirals, 0.15),
    "flower": (make_flower, 0.2),
    "plane": (make_plane, 0.1),
    "hills": (make_hills, 0.05),
}
# Where a value is learned and not a class.
REGRESSION = {"plane", "hills"}


def dataset_seed(case):
    own = 18 if case["data"] == "football" else 1
    return own if case["dseed"] is None else case["dseed"]


def train_and_test(case):
    """The (points, labels) that a dataset comes with; no test set where it is one pool of points."""
    data, dseed, noise = case["data"], dataset_seed(case), case["noise"]
    if data == "football":
        points, labels, *test = football(dseed)
        return (points, labels), test
    maker, own_noise = DATASETS[data]
    noise = own_noise if noise is None else noise
    train = maker(case["m"], dseed, noise)
    test = maker(case["m"] // 3, (dseed + 1) % 2**32, noise) if data == "circles" else None
    return train, test


def split(points, labels, percents, seed):
    """All points permuted, then cut into train, dev and test; a half counts up."""
    order = np.random.RandomState(seed).permutation(len(points))
    n, (a, b, _) = len(points), percents
    ends = [(n * a + 50) // 100, (n * (a + b) + 50) // 100]
    return [(points[part], labels[part]) for part in np.split(order, ends)]


def sets(case):
    """{"train", "dev", "test"}, each with points (2, m) and Y (1, m)."""
    train, test = train_and_test(case)
    none = (np.empty((0, 2)), np.empty(0))
    parts = [train, none, test]
    percents = case["split"] or ([60, 20, 20] if test is None else None)
    if percents:
        points, labels = (np.concatenate(both) for both in zip(train, test or none))
        parts = split(points, labels, percents, (dataset_seed(case) + 2) % 2**32)
    return {
        name: (points.T, labels[None, :].astype(float))
        for name, (points, labels) in zip(("train", "dev", "test"), parts)
    }
