"""Writes the recordings of flows beside this script: runs of SciPy, and runs with one mistake each.

The problem is the bundled example `pinned` (2-3-1, ReLU, exponential loss, sum): seven gates change one after the other,
and from t = 1.07 on sample 4 is held on the kink of h1[1]. Run: python3 make.py
"""

import os

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

HERE = os.path.dirname(os.path.abspath(__file__))
X = np.array([[-19 / 16, -23 / 16], [13 / 16, -5 / 16], [3 / 16, 0], [9 / 16, -1 / 8], [-1, 11 / 8], [-3 / 4, -7 / 16]])
Y = np.array([-1.0, 1, 1, 1, 1, -1])
START = np.array([5 / 32, -23 / 32, -9 / 32, 15 / 32, 5 / 32, -23 / 32, -17 / 32, -19 / 32, 21 / 32])
HELD = (4, 1)


def signals(w):
    return X @ w[:6].reshape(3, 2).T


def field(w, gates=None, slope=0.0, scale=1.0, count=None, logistic=False):
    """-grad R; gates are the slopes of the hidden units on each sample, by the sign unless given."""
    first, last = w[:6].reshape(3, 2), w[6:]
    s = X @ first.T
    if gates is None:
        gates = np.where(s > 0, 1.0, slope)
    z = gates * s
    margins = Y * (z @ last)
    c = scale * Y * (1 / (1 + np.exp(margins)) if logistic else np.exp(-margins))
    c = c if count is None else c * count
    return np.concatenate([((c[:, None] * gates * last).T @ X).ravel(), c @ z])


def held(w, gates):
    """The slope between 0 and 1 with which the pinned signal does not move; it is affine in the slope."""
    def rate(slope):
        gates[HELD] = slope
        return X[HELD[0]] @ field(w, gates)[2 * HELD[1]:2 * HELD[1] + 2]
    at0, at1 = rate(0.0), rate(1.0)
    gates[HELD] = at0 / (at0 - at1)
    return field(w, gates)


def run(method, rtol, end, missed=None, late=0.0, stuck=None):
    """Integrates from kink to kink, restarted at each; `missed` keeps the gate of one pair, for the time `late`, and
    `stuck` is the slope that the pinned pair has in place of the one that holds it."""
    t, w, times, points = 0.0, START, [0.0], [START]
    gates = np.where(signals(w) > 0, 1.0, 0.0)
    pinned, waiting = False, None
    while t < end:
        f = (lambda _, u: held(u, gates)) if pinned else (lambda _, u: field(u, gates))
        open_pairs = [(i, j) for i in range(6) for j in range(3)
                      if not (pinned and (i, j) == HELD) and waiting != (i, j) and missed != ("over", i, j)]

        def crossing(i, j):
            side = 1.0 if gates[i, j] > 0 else -1.0
            event = lambda _, u: side * (signals(u)[i, j]) + 1e-300
            event.terminal, event.direction = True, -1
            return event
        until = min(end, waiting_until) if waiting else end
        sol = solve_ivp(f, (t, until), w, method=method, rtol=rtol, atol=rtol,
                        events=[crossing(*pair) for pair in open_pairs])
        times += list(sol.t[1:])
        points += list(sol.y.T[1:])
        t, w = sol.t[-1], sol.y[:, -1]
        if sol.status == 1:
            pair = next(p for p, hits in zip(open_pairs, sol.t_events) if len(hits))
            if missed == pair:
                waiting, waiting_until = pair, t + late if late else end
                continue
            flipped = gates.copy()
            flipped[pair] = 1.0 - gates[pair]
            x, j = X[pair[0]], pair[1]
            rates = [x @ field(w, g)[2 * j:2 * j + 2] for g in (gates, flipped)]
            if rates[0] * rates[1] < 0 and pair == HELD and stuck is not None:
                gates[pair], missed = stuck, ("over",) + pair
            elif rates[0] * rates[1] < 0 and pair == HELD:
                pinned = True
            else:
                gates = flipped
        elif waiting and t < end:
            gates[waiting], waiting, missed = 1.0 - gates[waiting], None, None
    return np.array(times), np.array(points)


def euler(h, steps, **how):
    w, rows = START, [START]
    for _ in range(steps):
        w = w + h * field(w, **how)
        rows.append(w)
    return h * np.arange(steps + 1), np.array(rows)


def classical(h, steps, parts=1, **how):
    w, rows, g = START, [START], h / parts
    for _ in range(steps):
        for _ in range(parts):
            a = field(w, **how)
            b = field(w + g / 2 * a, **how)
            c = field(w + g / 2 * b, **how)
            w = w + g / 6 * (a + 2 * b + 2 * c + field(w + g * c, **how))
        rows.append(w)
    return h * np.arange(steps + 1), np.array(rows)


def save(name, run, dtype=np.float64, **more):
    t, w = run
    np.savez_compressed(os.path.join(HERE, name), t=t, w=w.astype(dtype), **more)


def smooth(end, rtol=1e-12, points=21, **how):
    sol = solve_ivp(lambda _, u: field(u, **how), (0, end), START, method="DOP853", rtol=rtol, atol=rtol,
                    t_eval=np.linspace(0, end, points))
    return sol.t, sol.y.T


def main():
    good = run("DOP853", 1e-12, 4.0)
    save("scipy.npz", good, tol=1e-12)
    save("rk45.npz", run("RK45", 1e-9, 1.0), tol=1e-9)
    save("single.npz", good, np.float32)
    save("euler.npz", euler(1 / 256, 1024), eta=1 / 256)
    save("slope.npz", smooth(0.5, slope=0.01))
    save("mean.npz", smooth(0.5, scale=1 / 6))
    swapped = np.array(good[1])
    swapped[9:, [1, 3]] = swapped[9:, [3, 1]]
    save("swapped.npz", (good[0], swapped))
    save("shifted.npz", (good[0][:-1], good[1][1:]))
    save("later.npz", (good[0][12:], good[1][12:]), tol=1e-12)
    transposed = np.array(good[1])
    transposed[:, :6] = transposed[:, :6].reshape(-1, 3, 2).transpose(0, 2, 1).reshape(-1, 6)
    save("transposed.npz", (good[0], transposed))
    save("ascent.npz", classical(1 / 64, 4, parts=100, scale=-1))
    save("logistic.npz", smooth(0.5, logistic=True))
    save("twice.npz", smooth(0.5, count=np.array([1, 1, 2, 1, 1, 1])))
    save("double.npz", smooth(0.25, scale=2))
    save("classical.npz", classical(1 / 16, 16))
    save("half.npz", run("DOP853", 1e-12, 2.0, stuck=0.5))
    # The first gate that changes is that of h1[0] on sample 2.
    save("missed.npz", run("DOP853", 1e-12, 1.0, missed=(2, 0)))
    save("late.npz", run("DOP853", 1e-12, 1.0, missed=(2, 0), late=1 / 64))


if __name__ == "__main__":
    main()
