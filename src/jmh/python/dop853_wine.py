#!/usr/bin/env python3
"""The flow of the bundled example `wine` by SciPy's DOP853 on a field in NumPy: what plain numerical code takes.

usage: dop853_wine.py [TOLERANCE [TABLE.csv]]

Reads the table of the example (src/main/resources/org/plumbline/data/wine-std.csv by default), draws the same initial
weights, and integrates to t = 487.33, where the true flow comes to the risk 1e-4. All samples go through the network
at once, in three products of matrices forward and four backward. TOLERANCE, 1e-6 by default, is both rtol and atol.
Prints evaluations of the field, the final risk, and seconds of processor time: of the integration, and of the whole
process with the start of Python. Not rigorous: the field jumps where a gate switches, and where a pair of sample and
unit is caught on its kink the steps become as short as the tolerance asks for; below 1e-6 it takes minutes.
"""
import sys
import time
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

DATA = Path(__file__).resolve().parents[2] / "main/resources/org/plumbline/data/wine-std.csv"
WIDTHS = (14, 8, 4, 1)
SEED = 1
SCALE = 1 / 4
END = 487.33
WORD = (1 << 64) - 1


def drawn(count):
    """The weights of `initialization: {seed: 1, scale: 1/4}`: SplitMix64, upper 22 bits, multiples of 2^-20."""
    weights, state = [], SEED
    while len(weights) < count:
        state = (state + 0x9E3779B97F4A7C15) & WORD
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & WORD
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
        upper = (z ^ (z >> 31)) >> 42
        if upper <= 1 << 21:
            weights.append(SCALE * (upper - (1 << 20)) / (1 << 20))
    return np.array(weights)


def read(file):
    """Points with a constant 1 behind them, a column each, and labels 1 and -1."""
    with open(file, encoding="utf-8") as stream:
        rows = [line.strip().split(",") for line in stream if line.strip()][1:]
    points = np.array([[float(cell) for cell in row[:-1]] + [1.0] for row in rows])
    labels = np.array([1.0 if row[-1] == "pos" else -1.0 for row in rows])
    if points.shape[1] != WIDTHS[0]:
        sys.exit(f"{file}: {points.shape[1] - 1} features; expected {WIDTHS[0] - 1}")
    return np.ascontiguousarray(points.T), labels


def parts(w):
    """The matrices W1, W2, W3 in a vector of weights."""
    a, b = WIDTHS[0] * WIDTHS[1], WIDTHS[1] * WIDTHS[2]
    return w[:a].reshape(WIDTHS[1], WIDTHS[0]), w[a : a + b].reshape(WIDTHS[2], WIDTHS[1]), w[a + b :]


def problem(points, labels):
    """The field and the risk of exp(-y f(x)), averaged, of a ReLU layer and two linear ones."""
    count = len(labels)

    def forward(w):
        w1, w2, w3 = parts(w)
        s = w1 @ points
        h = np.maximum(s, 0)
        k = w2 @ h
        return s, h, k, np.exp(-labels * (w3 @ k))

    def field(_, w):
        _, w2, w3 = parts(w)
        s, h, k, e = forward(w)
        d = labels * e / count
        back = np.outer(w3, d)
        return np.concatenate(((((w2.T @ back) * (s > 0)) @ points.T).ravel(), (back @ h.T).ravel(), k @ d))

    return field, lambda w: forward(w)[3].mean()


def main(arguments):
    tolerance = float(arguments[0]) if arguments else 1e-6
    points, labels = read(arguments[1] if len(arguments) > 1 else DATA)
    field, risk = problem(points, labels)
    start = drawn(sum(a * b for a, b in zip(WIDTHS, WIDTHS[1:])))
    before = time.process_time()
    result = solve_ivp(field, (0, END), start, method="DOP853", rtol=tolerance, atol=tolerance)
    if result.status != 0:
        sys.exit(f"ended at t = {result.t[-1]}: {result.message}")
    now = time.process_time()
    print(f"evaluations {result.nfev}, steps {len(result.t) - 1}")
    print(f"risk {risk(result.y[:, -1]):.9g} at t = {result.t[-1]}")
    print(f"processor time {now - before:.2f} s, with the start of Python {now:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
