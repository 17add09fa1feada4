"""Trains an MLP with PyTorch's SGD in float32 and records it: python3 train.py FOLDER [CASE ...]

Writes experiment.yaml and for each case CASE.npz, with eta and W1, W2, W3 before each step and at the end. All cases
start alike. `healthy` is as PyTorch does it; each other case has one thing wrong.
"""

import os
import sys
from fractions import Fraction

import numpy as np
import torch

WIDTHS = [3, 4, 4, 1]
SAMPLES = 8
STEPS = 12
ETA = 0.0625
CASES = ["healthy", "scaled-entry", "slope-half", "transposed", "skipped-step"]


class HalfAtZero(torch.autograd.Function):
    """ReLU with slope 1/2 at 0."""

    @staticmethod
    def forward(context, s):
        context.save_for_backward(s)
        return torch.relu(s)

    @staticmethod
    def backward(context, back):
        (s,) = context.saved_tensors
        return back * torch.where(s == 0, torch.tensor(0.5), (s > 0).float())


def data():
    random = np.random.default_rng(7)
    points = random.integers(-8, 9, (SAMPLES, WIDTHS[0])) / 8
    labels = np.where(points @ [1, -0.5, 0.25] > 0, 1, -1)
    return torch.tensor(points, dtype=torch.float32), torch.tensor(labels, dtype=torch.float32)


def start():
    torch.manual_seed(3)
    layers = [torch.randn(o, i) / 2 for i, o in zip(WIDTHS, WIDTHS[1:])]
    layers[0][1] = 0  # on the kink for every sample, where PyTorch takes slope 0
    return [layer.requires_grad_() for layer in layers]


def risk(layers, points, labels, case):
    z = points
    for k, w in enumerate(layers):
        s = z @ (w if case == "transposed" and k == 1 else w.T)
        last = k == len(layers) - 1
        z = s if last else HalfAtZero.apply(s) if case == "slope-half" else torch.relu(s)
    return torch.exp(-labels * z[:, 0]).mean()


def train(case):
    points, labels = data()
    layers = start()
    optimizer = torch.optim.SGD(layers, lr=ETA)
    record = [[w.detach().numpy().copy() for w in layers]]
    for step in range(STEPS):
        optimizer.zero_grad()
        risk(layers, points, labels, case).backward()
        if case == "scaled-entry":
            layers[1].grad[0, 3] *= 1 + 1e-4
        optimizer.step()
        if not (case == "skipped-step" and step == 4):
            record.append([w.detach().numpy().copy() for w in layers])
    return {f"W{k + 1}": np.stack(rows) for k, rows in enumerate(zip(*record))}


def experiment():
    points, labels = data()
    numbers = lambda row: "[" + ", ".join(str(Fraction(float(x))) for x in row) + "]"
    lines = ["name: torch", "data:", "  points:"]
    lines += ["    - " + numbers(point) for point in points]
    lines += [f"  labels: {[int(y) for y in labels]}", "network:", f"  widths: {WIDTHS}"]
    lines += ["  activations: [relu, relu]", "initialization:", "  weights:"]
    for w in start():
        lines += [("    - - " if row == 0 else "      - ") + numbers(w[row]) for row in range(w.shape[0])]
    return "\n".join(lines + ["loss: exponential", "reduction: mean", "flow: {until: {time: 1}}", ""])


folder = sys.argv[1]
with open(os.path.join(folder, "experiment.yaml"), "w") as file:
    file.write(experiment())
for case in sys.argv[2:] or CASES:
    np.savez(os.path.join(folder, case + ".npz"), eta=np.float32(ETA), **train(case))
