#!/usr/bin/env python3
"""The Taylor jets of a deep linear network with exponential loss in mpmath: what a few lines of plain code need.

usage: taylor_mpmath.py EXPERIMENT.json [DIGITS [ORDER]]

Reads an experiment with linear layers, loss exponential, reduction sum and a time to stop at. One jet a sample
and unit; the step of Jorba and Zou (2005). Prints the final weights, one a line, layer by layer and row by row;
steps and seconds go to standard error. Not rigorous: GUARD digits are for what rounding and truncation lose.
"""
import json
import sys
import time
from fractions import Fraction

from mpmath import exp, mp, mpf

GUARD = 13


def number(value):
    """A number of an experiment file, rounded once."""
    exact = Fraction(str(value))
    return mpf(exact.numerator) / exact.denominator


def read(file):
    with open(file, encoding="utf-8") as stream:
        experiment = json.load(stream, parse_float=str)
    network = experiment["network"]
    if any(activation != "linear" for activation in network["activations"]) or "skips" in network:
        sys.exit(file + ": network: expected linear layers without skips")
    if (experiment.get("loss", "exponential"), experiment.get("reduction", "mean")) != ("exponential", "sum"):
        sys.exit(file + ": expected loss exponential and reduction sum")
    return experiment


def product(a, b, k):
    """Coefficient k of the product of two series."""
    return mp.fdot(zip(a[: k + 1], b[k::-1]))


def jets(weights, points, labels, order):
    """The series of all weights to the given order."""
    w = [[[[entry] for entry in row] for row in matrix] for matrix in weights]
    samples = range(len(points))
    h = [[[[] for _ in matrix] for matrix in w] for _ in samples]  # signals forward
    d = [[[[] for _ in matrix] for matrix in w] for _ in samples]  # and backward, from the output
    u, e = [[] for _ in samples], [[] for _ in samples]
    last = len(w) - 1
    for k in range(order):
        for i in samples:
            for a, row in enumerate(w[0]):
                h[i][0][a].append(mp.fdot((row[j][k], x) for j, x in enumerate(points[i])))
            for layer in range(1, last + 1):
                for a, row in enumerate(w[layer]):
                    h[i][layer][a].append(sum(product(row[b], h[i][layer - 1][b], k) for b in range(len(row))))
            u[i].append(-labels[i] * h[i][last][0][k])
            inner = ((j * u[i][j], e[i][k - j]) for j in range(1, k + 1))
            e[i].append(mp.fdot(inner) / k if k else exp(u[i][0]))
            d[i][last][0].append(labels[i] * e[i][k])
            for layer in range(last - 1, -1, -1):
                for b in range(len(w[layer])):
                    above = zip(w[layer + 1], d[i][layer + 1])
                    d[i][layer][b].append(sum(product(row[b], signal, k) for row, signal in above))
        for layer, matrix in enumerate(w):
            for a, row in enumerate(matrix):
                for b, series in enumerate(row):
                    first = (d[i][0][a][k] * points[i][b] for i in samples)
                    later = (product(d[i][layer][a], h[i][layer - 1][b], k) for i in samples)
                    series.append(sum(later if layer else first) / (k + 1))
    return w


def step(w, order, digits):
    """The step at which the last two coefficients contribute 10^-digits of the weights' size."""
    size = [max(abs(s[k]) for matrix in w for row in matrix for s in row) for k in (0, order - 1, order)]
    tolerance = mpf(10) ** -digits * size[0]
    return min((tolerance / size[i]) ** (mpf(1) / k) for i, k in ((1, order - 1), (2, order)) if size[i])


def main(file, digits=50, order=None):
    digits = int(digits)
    order = int(order) if order else int(1.15 * (digits + GUARD)) + 5
    mp.dps, experiment = digits + GUARD + 4, read(file)
    points = [[number(x) for x in point] for point in experiment["data"]["points"]]
    labels = experiment["data"]["labels"]
    weights = [[[number(x) for x in row] for row in m] for m in experiment["initialization"]["weights"]]
    end, now, steps, start = number(experiment["flow"]["until"]["time"]), mpf(0), 0, time.perf_counter()
    while now < end:
        w = jets(weights, points, labels, order)
        length = min(step(w, order, digits + GUARD), end - now)
        weights = [[[mp.polyval(series[::-1], length) for series in row] for row in m] for m in w]
        now, steps = now + length, steps + 1
    print(f"{steps} steps, {time.perf_counter() - start:.2f} s, digits {digits}, order {order}", file=sys.stderr)
    print(*(mp.nstr(entry, digits + 8) for matrix in weights for row in matrix for entry in row), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
