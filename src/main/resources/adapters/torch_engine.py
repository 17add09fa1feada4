#!/usr/bin/env python3
"""PyTorch as an engine: plumbline compare EXPERIMENT --engine 'python3 torch_engine.py [float32]'

Replace `risk` by your own model; the order of weights is W_1, b_1, W_2, b_2, ... row by row, then the skips.
"""
import json
import sys
from fractions import Fraction

import torch

NAME = sys.argv[1] if len(sys.argv) > 1 else "float64"
DTYPE = getattr(torch, NAME)


def numbers(texts):  # integers, decimals or "p/q"
    return torch.tensor([float(Fraction(text)) for text in texts], dtype=DTYPE)


class Problem:
    def __init__(self, experiment):
        data, network = experiment["data"], experiment["network"]
        self.points = torch.stack([numbers(point) for point in data["points"]])
        self.labels = torch.tensor(data["labels"], dtype=DTYPE)
        self.reduce = torch.mean if experiment["reduction"] == "mean" else torch.sum
        self.loss = experiment["loss"]
        self.widths = network["widths"]
        self.activations = [self.activation(name) for name in network["activations"]] + [lambda s: s]
        # Connections into each layer: (layer read, kind, first weight).
        self.connections = [[] for _ in self.widths]
        self.size, self.biases = 0, {}  # where the biases of a layer are
        for layer in range(1, len(self.widths)):
            self.connect(layer - 1, layer, "free")
            if network.get("biases", [])[layer - 1:layer] == [True]:
                self.biases[layer] = slice(self.size, self.size + self.widths[layer])
                self.size += self.widths[layer]
        for skip in network.get("skips", []):
            self.connect(skip["from"], skip["to"], skip["kind"])

    @staticmethod
    def activation(name):
        if name == "linear":
            return lambda s: s
        if name == "relu":
            return torch.relu
        return lambda s: torch.nn.functional.leaky_relu(s, float(Fraction(name[6:])))

    def connect(self, start, end, kind):
        self.connections[end].append((start, kind, self.size))
        self.size += {"free": self.widths[start], "diagonal": 1, "identity": 0}[kind] * self.widths[end]

    def through(self, z, w, end, kind, first):
        if kind == "identity":
            return z
        rows, columns = self.widths[end], z.shape[1]
        if kind == "diagonal":
            return z * w[first:first + rows]
        return z @ w[first:first + rows * columns].reshape(rows, columns).T

    def risk(self, w, samples):
        """The risk over all samples, or over those listed."""
        chosen = slice(None) if samples is None else samples
        z = [self.points[chosen]]
        for end, activation in enumerate(self.activations, start=1):
            s = sum(self.through(z[start], w, end, kind, first)
                    for start, kind, first in self.connections[end])
            z.append(activation(s + w[self.biases[end]] if end in self.biases else s))
        margins = self.labels[chosen] * z[-1][:, 0]
        if self.loss == "square":
            return self.reduce((1 - margins) ** 2 / 2)
        if self.loss == "squareplus":
            return self.reduce((torch.sqrt(4 + margins * margins) - margins) / 2)
        losses = torch.nn.functional.softplus(-margins) if self.loss == "logistic" else torch.exp(-margins)
        return self.reduce(losses)

    def gradient(self, w, samples=None):
        w = w.detach().requires_grad_()
        return torch.autograd.grad(self.risk(w, samples), w)[0]


def answer(method, params):
    if method == "initialize":
        return {"name": "PyTorch", "version": torch.__version__, "dtype": NAME,
                "methods": ["gradient", "descent"], "reluSlopeAtZero": 0,
                "losses": ["exponential", "logistic", "squareplus", "square"]}
    if method == "shutdown":
        return None
    problem, w = Problem(params["experiment"]), numbers(params["weights"])
    if method == "gradient":
        return {"gradient": problem.gradient(w, params.get("samples")).tolist()}
    path, eta = [w], numbers([params["eta"]])[0]
    for batch in params.get("batches", [None] * params["steps"]):
        path.append(path[-1] - eta * problem.gradient(path[-1], batch))
    return {"weights": [point.tolist() for point in path]}


for line in sys.stdin:
    request = json.loads(line)
    response = {"jsonrpc": "2.0", "id": request["id"]}
    try:
        response["result"] = answer(request["method"], request.get("params", {}))
    except Exception as error:  # the other side learns what went wrong
        response["error"] = {"code": -32000, "message": repr(error)}
    print(json.dumps(response), flush=True)
