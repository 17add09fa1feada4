#!/usr/bin/env python3
"""NumPy as an engine: plumbline compare EXPERIMENT --engine 'python3 numpy_engine.py [float32]'

Replace `gradient` by your own; the order of weights is W_1, b_1, W_2, b_2, ... row by row, then the skips.
"""
import json
import sys
from fractions import Fraction

import numpy as np

DTYPE = np.dtype(sys.argv[1] if len(sys.argv) > 1 else "float64")


def numbers(texts):  # integers, decimals or "p/q"
    return np.array([float(Fraction(text)) for text in texts], dtype=DTYPE)


class Problem:
    def __init__(self, experiment):
        data, network = experiment["data"], experiment["network"]
        self.points = np.array([numbers(point) for point in data["points"]])
        self.labels = np.array(data["labels"], dtype=DTYPE)
        self.mean = experiment["reduction"] == "mean"
        self.loss = experiment["loss"]
        self.widths = widths = network["widths"]
        names = {"linear": "1", "relu": "0"}
        self.slopes = numbers([names.get(a) or a[6:] for a in network["activations"]] + ["1"])
        # Connections into each layer: (layer read, kind, first weight).
        self.connections = [[] for _ in widths]
        self.size, self.biases = 0, {}  # where the biases of a layer are
        for layer in range(1, len(widths)):
            self.connect(layer - 1, layer, "free")
            if network.get("biases", [])[layer - 1:layer] == [True]:
                self.biases[layer] = slice(self.size, self.size + widths[layer])
                self.size += widths[layer]
        for skip in network.get("skips", []):
            self.connect(skip["from"], skip["to"], skip["kind"])

    def connect(self, start, end, kind):
        self.connections[end].append((start, kind, self.size))
        self.size += {"free": self.widths[start], "diagonal": 1, "identity": 0}[kind] * self.widths[end]

    def matrix(self, w, start, end, kind, first):
        rows, columns = self.widths[end], self.widths[start]
        if kind == "identity":
            return np.eye(rows, dtype=DTYPE)
        if kind == "diagonal":
            return np.diag(w[first:first + rows])
        return w[first:first + rows * columns].reshape(rows, columns)

    def gradient(self, w, samples=None):
        """The gradient of the risk over all samples, or over those listed."""
        chosen = slice(None) if samples is None else samples
        labels, z, gates = self.labels[chosen], [self.points[chosen]], [None]
        for end in range(1, len(self.widths)):
            s = sum(z[start] @ self.matrix(w, start, end, kind, first).T
                    for start, kind, first in self.connections[end])
            s = s + w[self.biases[end]] if end in self.biases else s
            gates.append(np.where(s > 0, DTYPE.type(1), self.slopes[end - 1]))
            z.append(gates[-1] * s)
        back = [np.zeros_like(layer) for layer in z]
        back[-1][:, 0] = self.loss_derivative(labels * z[-1][:, 0]) * labels
        total = np.zeros(self.size, dtype=DTYPE)
        for end in range(len(self.widths) - 1, 0, -1):
            delta = gates[end] * back[end]
            if end in self.biases:
                total[self.biases[end]] = delta.sum(axis=0)
            for start, kind, first in self.connections[end]:
                back[start] += delta @ self.matrix(w, start, end, kind, first)
                if kind != "identity":
                    part = delta.T @ z[start] if kind == "free" else (delta * z[start]).sum(axis=0)
                    total[first:first + part.size] = part.ravel()
        return total / DTYPE.type(len(labels)) if self.mean else total

    def loss_derivative(self, margins):
        if self.loss == "squareplus":
            roots = np.sqrt(4 + margins * margins)
            slopes = 2 / ((np.abs(margins) + roots) * roots)
            return np.where(margins > 0, -slopes, slopes - 1)
        if self.loss == "logistic":
            e = np.exp(-np.abs(margins))
            return -np.where(margins > 0, e, 1) / (1 + e)
        return margins - 1 if self.loss == "square" else -np.exp(-margins)


def answer(method, params):
    if method == "initialize":
        return {"name": "NumPy", "version": np.__version__, "dtype": DTYPE.name,
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
