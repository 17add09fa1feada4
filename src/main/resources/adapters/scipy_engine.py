#!/usr/bin/env python3
"""SciPy on the flow: plumbline compare EXPERIMENT --engine 'python3 scipy_engine.py'

Replace `gradient` and `flow` by your own; the order of weights is W_1, b_1, W_2, b_2, ... row by row, then the skips.
"""
import json
import sys
from fractions import Fraction

import numpy as np
import scipy.integrate

TOLERANCE = 1e-9  # what the integrator may add from point to point, relative to 1 + |w|


def numbers(texts):  # integers, decimals or "p/q"
    return np.array([float(Fraction(text)) for text in texts])


class Problem:
    def __init__(self, experiment):
        data, network = experiment["data"], experiment["network"]
        self.points = np.array([numbers(point) for point in data["points"]])
        self.labels = np.array(data["labels"])
        self.mean = experiment["reduction"] == "mean"
        self.loss = experiment["loss"]
        self.widths = widths = network["widths"]
        names = {"linear": "1", "relu": "0"}
        self.slopes = numbers([names.get(a) or a[6:] for a in network["activations"]] + ["1"])
        self.connections = [[] for _ in widths]  # into each layer: (layer read, kind, first weight)
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
            return np.eye(rows)
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
            gates.append(np.where(s > 0, 1.0, self.slopes[end - 1]))
            z.append(gates[-1] * s)
        back = [np.zeros_like(layer) for layer in z]
        back[-1][:, 0] = self.loss_derivative(labels * z[-1][:, 0]) * labels
        total = np.zeros(self.size)
        for end in range(len(self.widths) - 1, 0, -1):
            delta = gates[end] * back[end]
            if end in self.biases:
                total[self.biases[end]] = delta.sum(axis=0)
            for start, kind, first in self.connections[end]:
                back[start] += delta @ self.matrix(w, start, end, kind, first)
                if kind != "identity":
                    part = delta.T @ z[start] if kind == "free" else (delta * z[start]).sum(axis=0)
                    total[first:first + part.size] = part.ravel()
        return total / len(labels) if self.mean else total

    def flow(self, w, until):
        """The weights at some times of the gradient flow."""
        return scipy.integrate.solve_ivp(lambda t, point: -self.gradient(point), (0, until), w, method="DOP853",
                                         rtol=TOLERANCE / 100, atol=TOLERANCE / 100, t_eval=np.linspace(0, until, 9))

    def loss_derivative(self, margins):
        if self.loss == "square":
            return margins - 1
        if self.loss == "squareplus":
            return (margins / np.hypot(2, margins) - 1) / 2
        return -1 / (1 + np.exp(margins)) if self.loss == "logistic" else -np.exp(-margins)


def answer(method, params):
    if method == "initialize":
        return {"name": "SciPy", "version": scipy.__version__, "dtype": "float64",
                "methods": ["gradient", "flow"], "reluSlopeAtZero": 0,
                "losses": ["exponential", "logistic", "squareplus", "square"]}
    if method == "shutdown":
        return None
    problem, w = Problem(params["experiment"]), numbers(params["weights"])
    if method == "gradient":
        return {"gradient": problem.gradient(w, params.get("samples")).tolist()}
    found = problem.flow(w, numbers([params["experiment"]["flow"]["until"]["time"]])[0])
    return {"t": found.t.tolist(), "w": found.y.T.tolist(), "tolerance": TOLERANCE}


for line in sys.stdin:
    request = json.loads(line)
    response = {"jsonrpc": "2.0", "id": request["id"]}
    try:
        response["result"] = answer(request["method"], request.get("params", {}))
    except Exception as error:  # the other side learns what went wrong
        response["error"] = {"code": -32000, "message": repr(error)}
    print(json.dumps(response), flush=True)
