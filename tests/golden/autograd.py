#!/usr/bin/env python3
"""Makes autograd.json: the gradient of the next step by PyTorch's automatic differentiation. Only the
cost is written here, forwards and with PyTorch's own functions; no derivative is. Weights, masks and
the batch after a few iterations come from networks.py. tests/autograd.rs compares every tensor.

    python3 tests/golden/autograd.py     (needs NumPy and PyTorch, any version from 1.13 on)
"""
import torch
from torch.nn import functional

import make
import networks

ACTIVATIONS = {
    "relu": functional.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "linear": lambda z: z,
    "leaky": lambda z: functional.leaky_relu(z, 0.01),
    "elu": functional.elu,
    "swish": functional.silu,
    "sine": torch.sin,
}


def gradients(case):
    """{"W1", "b1", "W2", …}: the gradient of the cost after the case's iterations."""
    run = networks.Run(case)
    for _ in range(case["it"]):
        run.step()
    tensor = lambda numbers: torch.tensor(numbers, dtype=torch.float64)
    layers = range(1, len(run.W))
    W = {l: tensor(run.W[l]).requires_grad_() for l in layers}
    b = {l: tensor(run.b[l]).requires_grad_() for l in layers}
    A, Y = tensor(run.X), tensor(run.Y[:, run.batch])
    for l in layers:
        Z = W[l] @ A + b[l]
        if l < len(layers):
            A = ACTIVATIONS[run.act[l]](Z)
            if run.D is not None:
                A = A * tensor(run.D[l])
    if run.regression:
        cost = functional.mse_loss(Z, Y) / 2
    else:
        cost = functional.binary_cross_entropy_with_logits(Z, Y)
    cost = cost + run.now["l2"] / (2 * run.m) * sum((w * w).sum() for w in W.values())
    cost.backward()
    flat = lambda parameters: parameters.grad.flatten().tolist()
    named = {f"{name}{l}": flat(of[l]) for l in layers for name, of in (("W", W), ("b", b))}
    return dict(link=networks.link(case), gradients=named)


def cases():
    every = list(ACTIVATIONS)
    common = dict(m=37, layers=[5, 4], keep=[0.8, 0.6], l2=1.5, it=5)
    for k, act in enumerate(every):
        yield dict(common, act=[act], seed=k, mseed=k + 1)
        yield dict(common, act=[act], seed=k, mask="frozen", batch=9, it=7, opt="momentum")
    # An activation a layer, deep enough that each feeds another.
    yield dict(m=37, layers=[4] * 8, act=every, init="glorot", l2=0.5, it=5)
    yield dict(m=37, layers=[4] * 8, act=every[::-1], init="glorot", keep=[0.9], batch=10, it=4)
    # Z[1] is exactly 0 at two points, one of either class: the slopes at the kinks. With masks,
    # which are not the same for both, or they would cancel.
    flat = dict(m=21, noise=0.0, features=["y"], layers=[8], init="constant", keep=[0.5], it=0)
    yield from (dict(flat, act=[act]) for act in ("relu", "leaky", "elu"))
    yield dict(common, data="plane", act=["tanh", "elu"])
    yield dict(common, data="hills", m=60, act=["swish"], batch=10, mask="frozen")
    moved = dict(features=list(networks.FEATURES), norm="standard", jitter=0.1)
    yield dict(common, act=["swish"], batch=16, **moved)


if __name__ == "__main__":
    make.write("autograd.json", [gradients(case) for case in cases()])
