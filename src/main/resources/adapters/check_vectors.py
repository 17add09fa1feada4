#!/usr/bin/env python3
"""Holds an engine against test vectors: python3 check_vectors.py DIR [float64]

DIR is written by `plumbline generate vectors --output DIR`. Replace `Engine` by your own: what it lacks is skipped.
The order of weights is W_1, b_1, W_2, b_2, ... row by row, then the skips.
"""
import json
import math
import os
import sys
from fractions import Fraction

SLOPE_AT_ZERO = "0"  # of ReLU, in your engine


class Engine:
    """Plain Python; `experiment` is an experiment file as JSON, numbers in it are texts."""

    def __init__(self, experiment):
        data, network = experiment["data"], experiment["network"]
        self.points = [[float(Fraction(x)) for x in point] for point in data["points"]]
        self.labels, self.widths = data["labels"], network["widths"]
        self.mean, self.logistic = experiment["reduction"] == "mean", experiment["loss"] == "logistic"
        slopes = {"linear": "1", "relu": "0"}
        self.slopes = [float(Fraction(slopes.get(a) or a[6:])) for a in network["activations"]] + [1.0]
        # Edges into each layer: (layer read, unit read, unit added to, weight or None for the constant 1).
        self.edges, self.size = [[] for _ in self.widths], 0
        for layer in range(1, len(self.widths)):
            self.connect(layer - 1, layer, "free")
            if network.get("biases", [])[layer - 1:layer] == [True]:  # weights of one more input, which is 1
                self.points = [point[:self.widths[0]] + [1.0] for point in self.points]
                for row in range(self.widths[layer]):
                    self.edges[layer].append((0, self.widths[0], row, self.size))
                    self.size += 1
        for skip in network.get("skips", []):
            self.connect(skip["from"], skip["to"], skip["kind"])

    def connect(self, start, end, kind):
        for row in range(self.widths[end]):
            for column in range(self.widths[start]) if kind == "free" else [row]:
                self.edges[end].append((start, column, row, None if kind == "identity" else self.size))
                self.size += kind != "identity"

    def passed(self, w, i):
        """The activations and gates of sample i."""
        z, gates = [self.points[i]], [None]
        for layer in range(1, len(self.widths)):
            s = [0.0] * self.widths[layer]
            for start, column, row, k in self.edges[layer]:
                s[row] += z[start][column] * (1.0 if k is None else w[k])
            gates.append([1.0 if v > 0 else self.slopes[layer - 1] for v in s])
            z.append([g * v for g, v in zip(gates[-1], s)])
        return z, gates

    def forward(self, w):
        return [self.passed(w, i)[0][-1][0] for i in range(len(self.points))]

    def gradient(self, w, samples):
        total = [0.0] * self.size
        for i in samples:
            z, gates = self.passed(w, i)
            back = [[0.0] * len(units) for units in z]
            back[-1][0] = self.loss_derivative(self.labels[i] * z[-1][0]) * self.labels[i]
            for layer in range(len(self.widths) - 1, 0, -1):
                delta = [g * b for g, b in zip(gates[layer], back[layer])]
                for start, column, row, k in self.edges[layer]:
                    back[start][column] += delta[row] * (1.0 if k is None else w[k])
                    if k is not None:
                        total[k] += delta[row] * z[start][column]
        return [t / len(samples) for t in total] if self.mean else total

    def loss_derivative(self, margin):
        e = math.exp(-abs(margin) if self.logistic else -margin)
        return -(e if margin > 0 else 1.0) / (1.0 + e) if self.logistic else -e

    def descent(self, w, samples, eta):
        return [x - eta * g for x, g in zip(w, self.gradient(w, samples))]

    # def flow(self, w, time): the weights, and how far each may be off by your method, as two lists


class Skipped(Exception):
    """There is nothing to compare."""


def middle(value):  # an exact number, or the middle of an interval
    return Fraction(value["mid"] if isinstance(value, dict) else value)


def radius(value):
    return Fraction(value["rad"] if isinstance(value, dict) else 0)


def wrong(vector, dtype):
    """What is wrong with the engine's answer, or None."""
    question, engine = vector["question"], Engine(vector["experiment"])
    if not hasattr(engine, question["method"]):
        raise Skipped
    answer = next(a for a in vector["answers"] if a["slopeAtZero"] in ("any", SLOPE_AT_ZERO))
    arguments = [[float(Fraction(x)) for x in question["weights"]]]
    if question["method"] in ("gradient", "descent"):
        arguments.append(question.get("samples", list(range(len(engine.labels)))))
    arguments += [float(Fraction(question[key])) for key in ("eta", "time") if key in question]
    got = getattr(engine, question["method"])(*arguments)
    if question["method"] == "flow":
        got, errors = got
        bounds = [Fraction(e) + radius(v) for e, v in zip(errors, answer["values"])]
    elif dtype not in answer["tolerance"]:
        raise Skipped
    else:
        bounds = [Fraction(t) for t in answer["tolerance"][dtype]]
    if len(got) != len(bounds):
        return f"{len(got)} numbers, expected {len(bounds)}"
    for k, (x, value, bound) in enumerate(zip(got, answer["values"], bounds)):
        if not math.isfinite(x) or abs(Fraction(x) - middle(value)) > bound:
            return f"number {k} is {x!r}, expected {float(middle(value))!r} within {float(bound):.3g}"


folder, dtype = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "float64"
right, mistakes, skipped = 0, 0, 0
for entry in json.load(open(os.path.join(folder, "index.json")))["vectors"]:
    try:
        problem = wrong(json.load(open(os.path.join(folder, entry["file"]))), dtype)
        right, mistakes = right + (problem is None), mistakes + (problem is not None)
        if problem:
            print(f"{entry['id']}: {problem}")
    except Skipped:
        skipped += 1
print(f"{right} right, {mistakes} wrong, {skipped} skipped")
sys.exit(1 if mistakes else 0)
