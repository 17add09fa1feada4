#!/usr/bin/env python3
"""Plain Python as an engine: plumbline compare EXPERIMENT --engine 'python3 python_engine.py'

Replace `gradient` by your own; the order of weights is W_1, b_1, W_2, b_2, ... row by row, then the skips.
"""
import json
import math
import sys
from fractions import Fraction


def number(text):  # an integer, a decimal or "p/q"
    return float(Fraction(text))


class Problem:
    def __init__(self, experiment):
        data, network = experiment["data"], experiment["network"]
        self.points = [[number(x) for x in point] for point in data["points"]]
        self.labels = data["labels"]
        self.mean = experiment["reduction"] == "mean"
        self.loss = experiment["loss"]
        self.widths = widths = network["widths"]
        slopes = {"linear": 1.0, "relu": 0.0}
        self.slopes = [slopes[a] if a in slopes else number(a[6:]) for a in network["activations"]] + [1.0]
        # Edges into each layer: (layer read, unit read, unit added to, weight or None for the constant 1).
        self.edges = [[] for _ in widths]
        self.size = 0
        for layer in range(1, len(widths)):
            self.connect(layer - 1, layer, "free")
            self.add_biases(layer, network)
        for skip in network.get("skips", []):
            self.connect(skip["from"], skip["to"], skip["kind"])

    def connect(self, start, end, kind):
        for row in range(self.widths[end]):
            for column in range(self.widths[start]) if kind == "free" else [row]:
                weight = None if kind == "identity" else self.size
                self.size += 0 if weight is None else 1
                self.edges[end].append((start, column, row, weight))

    def add_biases(self, layer, network):
        if network.get("biases", [])[layer - 1:layer] == [True]:  # weights of one more input, which is 1
            for point in self.points:
                point[self.widths[0]:] = [1.0]
            for row in range(self.widths[layer]):
                self.edges[layer].append((0, self.widths[0], row, self.size))
                self.size += 1

    def gradient(self, w, samples=None):
        """The gradient of the risk over all samples, or over those listed."""
        samples = range(len(self.points)) if samples is None else samples
        total = [0.0] * self.size
        for i in samples:
            self.add_sample(w, i, total)
        return [t / len(samples) for t in total] if self.mean else total

    def add_sample(self, w, i, total):
        z, gates = [self.points[i]], [None]
        for layer in range(1, len(self.widths)):
            s = [0.0] * self.widths[layer]
            for start, column, row, weight in self.edges[layer]:
                s[row] += z[start][column] * (1.0 if weight is None else w[weight])
            slope = self.slopes[layer - 1]
            gates.append([1.0 if v > 0 else slope for v in s])
            z.append([g * v for g, v in zip(gates[-1], s)])
        back = [[0.0] * len(units) for units in z]
        back[-1][0] = self.loss_derivative(self.labels[i] * z[-1][0]) * self.labels[i]
        for layer in range(len(self.widths) - 1, 0, -1):
            delta = [g * b for g, b in zip(gates[layer], back[layer])]
            for start, column, row, weight in self.edges[layer]:
                back[start][column] += delta[row] * (1.0 if weight is None else w[weight])
                if weight is not None:
                    total[weight] += delta[row] * z[start][column]

    def loss_derivative(self, margin):
        if self.loss in ("square", "squareplus"):
            return margin - 1 if self.loss == "square" else (margin / math.hypot(2, margin) - 1) / 2
        if self.loss == "logistic":
            e = math.exp(-abs(margin))
            return -(e if margin > 0 else 1.0) / (1.0 + e)
        return -math.exp(-margin)


def answer(method, params):
    if method == "initialize":
        return {"name": "plain Python", "version": "1", "dtype": "float64", "reluSlopeAtZero": 0,
                "methods": ["gradient", "descent"], "losses": ["exponential", "logistic", "squareplus", "square"]}
    if method == "gradient":
        weights = [number(x) for x in params["weights"]]
        return {"gradient": Problem(params["experiment"]).gradient(weights, params.get("samples"))}
    if method == "descent":
        problem, eta = Problem(params["experiment"]), number(params["eta"])
        path = [w := [number(x) for x in params["weights"]]]
        for step in range(params["steps"]):
            batch = params["batches"][step] if "batches" in params else None
            w = [x - eta * g for x, g in zip(w, problem.gradient(w, batch))]
            path.append(w)
        return {"weights": path}
    return None  # shutdown


for line in sys.stdin:
    request = json.loads(line)
    response = {"jsonrpc": "2.0", "id": request["id"]}
    try:
        response["result"] = answer(request["method"], request.get("params", {}))
    except Exception as error:  # the other side learns what went wrong
        response["error"] = {"code": -32000, "message": repr(error)}
    print(json.dumps(response), flush=True)
