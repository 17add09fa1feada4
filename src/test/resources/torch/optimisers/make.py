"""Trains one network with PyTorch's optimisers and records the weights: python3 make.py FOLDER [CASE ...]

Writes experiment.yaml and for each case CASE.npz: eta and W1, W2, W3 before the first step and after each (or every
k-th). All cases start alike and have the same data. No case is plain gradient descent with the step size recorded;
those whose name starts with `bug-` have a mistake that no optimiser explains.
"""

import os
import sys
from fractions import Fraction

import numpy as np
import torch

WIDTHS = [3, 4, 4, 1]
SAMPLES = 8
STEPS = 24
ETA = 0.125

sgd = lambda **options: lambda weights: torch.optim.SGD(weights, **{"lr": ETA, **options})
adam = lambda **options: lambda weights: torch.optim.Adam(weights, **{"lr": 0.01, **options})
adamw = lambda **options: lambda weights: torch.optim.AdamW(weights, **{"lr": 0.01, **options})
schedulers = torch.optim.lr_scheduler


def warm(optimizer):
    """Up from a tenth over five steps, then along a cosine."""
    up = schedulers.LinearLR(optimizer, start_factor=0.1, total_iters=5)
    down = schedulers.CosineAnnealingLR(optimizer, T_max=30)
    return schedulers.SequentialLR(optimizer, [up, down], milestones=[5])


def norm(most):
    return lambda weights: torch.nn.utils.clip_grad_norm_(weights, most)


def value(most):
    return lambda weights: torch.nn.utils.clip_grad_value_(weights, most)


def reverse(weights):
    weights[1].grad.neg_()


def freeze(weights):
    weights[1].grad.zero_()


CASES = {
    "momentum": dict(optimizer=sgd(momentum=0.9)),
    "momentum-64": dict(optimizer=sgd(momentum=0.9), dtype=torch.float64),
    "nesterov": dict(optimizer=sgd(momentum=0.9, nesterov=True)),
    "dampening": dict(optimizer=sgd(momentum=0.9, dampening=0.5)),
    "decay": dict(optimizer=sgd(weight_decay=0.01)),
    "nesterov-decay": dict(optimizer=sgd(momentum=0.8, nesterov=True, weight_decay=0.001)),
    "momentum-step": dict(optimizer=sgd(momentum=0.9), scheduler=lambda o: schedulers.StepLR(o, 8, gamma=0.5)),
    "under-way": dict(optimizer=sgd(momentum=0.9), skip=6),
    "adam": dict(optimizer=adam()),
    "adam-64": dict(optimizer=adam(), dtype=torch.float64),
    "adam-first": dict(optimizer=adam(), steps=1),
    "adam-other": dict(optimizer=adam(betas=(0.85, 0.97), eps=1e-4)),
    "adam-decay": dict(optimizer=adam(weight_decay=0.01)),
    "adamw": dict(optimizer=adamw(weight_decay=0.1)),
    "adamw-64": dict(optimizer=adamw(), dtype=torch.float64),
    "adamw-warm": dict(optimizer=adamw(weight_decay=0.1), scheduler=warm),
    "amsgrad": dict(optimizer=adam(amsgrad=True, betas=(0.9, 0.5))),
    "adam-clip": dict(optimizer=adam(betas=(0.9, 0.99)), gradient=norm(0.3)),
    "rmsprop": dict(optimizer=lambda weights: torch.optim.RMSprop(weights, lr=0.01)),
    "adagrad": dict(optimizer=lambda weights: torch.optim.Adagrad(weights, lr=0.05)),
    "clip-norm": dict(optimizer=sgd(), gradient=norm(0.3)),
    "clip-value": dict(optimizer=sgd(), gradient=value(0.125)),
    "step": dict(optimizer=sgd(), scheduler=lambda o: schedulers.StepLR(o, 6, gamma=0.5)),
    "cosine": dict(optimizer=sgd(), scheduler=lambda o: schedulers.CosineAnnealingLR(o, T_max=30, eta_min=0.005)),
    "cosine-64": dict(
        optimizer=sgd(), scheduler=lambda o: schedulers.CosineAnnealingLR(o, T_max=30), dtype=torch.float64
    ),
    "exponential": dict(optimizer=sgd(), scheduler=lambda o: schedulers.ExponentialLR(o, gamma=0.9)),
    "warm-up": dict(optimizer=sgd(), scheduler=lambda o: schedulers.LinearLR(o, start_factor=0.2, total_iters=8)),
    "warm-cosine": dict(optimizer=sgd(), scheduler=warm),
    "batches": dict(optimizer=sgd(), batch=2),
    "batches-uneven": dict(optimizer=sgd(), batch=3),
    "batches-shuffled": dict(optimizer=sgd(), batch=2, shuffle=True),
    "single": dict(optimizer=sgd(), batch=1, shuffle=True),
    "every-third": dict(optimizer=sgd(), every=3),
    "momentum-every-second": dict(optimizer=sgd(momentum=0.9), every=2),
    "bug-sign": dict(optimizer=sgd(), gradient=reverse),
    "bug-sign-adam": dict(optimizer=adam(), gradient=reverse),
    "bug-frozen": dict(optimizer=sgd(), gradient=freeze),
    "bug-frozen-adam": dict(optimizer=adam(), gradient=freeze),
    "bug-stale": dict(optimizer=sgd(), stale=True),
    "bug-stale-adam": dict(optimizer=adam(), stale=True),
    "bug-sample": dict(optimizer=sgd(), missing=3),
    "bug-sum": dict(optimizer=sgd(lr=0.015625), total=True),
    "bug-nesterov": dict(optimizer=lambda weights: HalfNesterov(weights)),
    "bug-adam": dict(optimizer=lambda weights: Adam(weights, corrected=False)),
    "bug-adam-root": dict(optimizer=lambda weights: Adam(weights, rooted=False)),
}


class HalfNesterov:
    """Nesterov's momentum, but only for the first matrix; the heavy ball for the others."""

    def __init__(self, weights):
        self.first = torch.optim.SGD(weights[:1], lr=ETA, momentum=0.9, nesterov=True)
        self.others = torch.optim.SGD(weights[1:], lr=ETA, momentum=0.9)

    def step(self):
        self.first.step()
        self.others.step()


class Adam:
    """Adam without the correction of the bias, or without the root of the mean square."""

    def __init__(self, weights, corrected=True, rooted=True):
        self.weights = weights
        self.means = [torch.zeros_like(w) for w in weights]
        self.squares = [torch.zeros_like(w) for w in weights]
        self.corrected, self.rooted, self.steps = corrected, rooted, 0

    @torch.no_grad()
    def step(self):
        self.steps += 1
        first, second = (1 - 0.9**self.steps, 1 - 0.999**self.steps) if self.corrected else (1, 1)
        for w, m, v in zip(self.weights, self.means, self.squares):
            m.mul_(0.9).add_(w.grad, alpha=0.1)
            v.mul_(0.999).addcmul_(w.grad, w.grad, value=0.001)
            mean = v / second
            w.addcdiv_(m, (mean.sqrt() if self.rooted else mean) + 1e-8, value=-0.01 / first)


def data(dtype):
    random = np.random.default_rng(7)
    points = random.integers(-8, 9, (SAMPLES, WIDTHS[0])) / 8
    labels = np.where(points @ [1, -0.5, 0.25] > 0, 1, -1)
    return torch.tensor(points, dtype=dtype), torch.tensor(labels, dtype=dtype)


def start(dtype):
    torch.manual_seed(5)
    layers = [torch.randn(o, i) / 2 for i, o in zip(WIDTHS, WIDTHS[1:])]
    return [layer.to(dtype).requires_grad_() for layer in layers]


def risk(layers, points, labels, total):
    z = points
    for k, w in enumerate(layers):
        z = torch.relu(z @ w.T) if k < len(layers) - 1 else z @ w.T
    losses = torch.exp(-labels * z[:, 0])
    return losses.sum() if total else losses.mean()


def batches(size, shuffle):
    """The samples of each step, epoch after epoch, as DataLoader has them."""
    while True:
        order = torch.randperm(SAMPLES) if shuffle else torch.arange(SAMPLES)
        yield from torch.split(order, size)


def train(
    optimizer, dtype=torch.float32, scheduler=None, gradient=None, batch=None, shuffle=False, every=1, steps=STEPS,
    skip=0, stale=False, missing=None, total=False
):
    points, labels = data(dtype)
    layers = start(dtype)
    optimizer = optimizer(layers)
    scheduler = scheduler and scheduler(optimizer)
    order = batches(batch or SAMPLES, shuffle)
    record = [[w.detach().numpy().copy() for w in layers]]
    before = None
    for step in range(steps * every):
        samples = next(order)
        if missing is not None:
            samples = samples[samples != missing]
        for w in layers:
            w.grad = None
        risk(layers, points[samples], labels[samples], total).backward()
        if gradient:
            gradient(layers)
        if stale:
            now = [w.grad.clone() for w in layers]
            for w, g in zip(layers, before or now):
                w.grad = g
            before = now
        optimizer.step()
        if scheduler:
            scheduler.step()
        if (step + 1) % every == 0:
            record.append([w.detach().numpy().copy() for w in layers])
    return {f"W{k + 1}": np.stack(rows[skip:]) for k, rows in enumerate(zip(*record))}


def experiment():
    points, labels = data(torch.float64)
    numbers = lambda row: "[" + ", ".join(str(Fraction(float(x))) for x in row) + "]"
    lines = ["name: optimisers", "data:", "  points:"]
    lines += ["    - " + numbers(point) for point in points]
    lines += [f"  labels: {[int(y) for y in labels]}", "network:", f"  widths: {WIDTHS}"]
    lines += ["  activations: [relu, relu]", "initialization:", "  weights:"]
    for w in start(torch.float64):
        lines += [("    - - " if row == 0 else "      - ") + numbers(w[row]) for row in range(w.shape[0])]
    return "\n".join(lines + ["loss: exponential", "reduction: mean", "flow: {until: {time: 1}}", ""])


if __name__ == "__main__":
    folder = sys.argv[1]
    with open(os.path.join(folder, "experiment.yaml"), "w") as file:
        file.write(experiment())
    for case in sys.argv[2:] or CASES:
        np.savez(os.path.join(folder, case + ".npz"), eta=np.float64(ETA), **train(**CASES[case]))
