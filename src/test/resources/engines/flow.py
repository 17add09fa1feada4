#!/usr/bin/env python3
"""The plain Python engine with a method flow, by Runge and Kutta, right or not: python3 flow.py FOLDER-OF-ADAPTERS [BUG]."""
import io
import sys

BUG = sys.argv[2] if len(sys.argv) > 2 else "none"
requests, sys.stdin = sys.stdin, io.StringIO("")
exec(open(sys.argv[1] + "/python_engine.py").read())  # its definitions; no request is there yet
plain_answer = answer
POINTS, FIRST_STEPS, ERROR = 4, 4, 1e-12


def field(problem, w):
    factor = -1.0001 if BUG == "scaled" else 1.0 if BUG == "ascent" else -1.0
    gradient = problem.gradient(w)
    if BUG == "mean" and len(problem.points) > 1:
        factor *= 1 + 1 / len(problem.points)
    if BUG == "frozen":
        gradient[0] = 0.0
    return [factor * g for g in gradient]


def moved(w, k, h):
    return [x + h * y for x, y in zip(w, k)]


def step(problem, w, h):
    a = field(problem, w)
    b = field(problem, moved(w, a, h / 2))
    c = field(problem, moved(w, b, h / 2))
    d = field(problem, moved(w, c, h))
    return [x + h / 6 * (p + 2 * q + 2 * r + s) for x, p, q, r, s in zip(w, a, b, c, d)]


def advance(problem, w, h):
    """The weights after h, in halves as long as two of them do not agree with the whole."""
    whole, halves = step(problem, w, h), step(problem, step(problem, w, h / 2), h / 2)
    size = 1 if BUG == "coarse" else ERROR
    if h < 1e-13 or all(abs(x - y) <= size * (1 + abs(y)) for x, y in zip(whole, halves)):
        return halves
    return advance(problem, advance(problem, w, h / 2), h / 2)


def flow(problem, w, until):
    points, h = [w], until / (POINTS * FIRST_STEPS)
    for _ in range(POINTS):
        for _ in range(FIRST_STEPS):
            w = advance(problem, w, h)
        points.append(w)
    times = [k * until / POINTS for k in range(POINTS + 1)]
    if BUG == "late":
        times = [1.25 * t for t in times]
    elif BUG == "unordered":
        times[1], times[2] = times[2], times[1]
    elif BUG == "short":
        points.pop()
    return {"t": times, "w": points, "tolerance": -1 if BUG == "negative" else 1e-9}


def answer(method, params):
    if method == "flow":
        problem = Problem(params["experiment"])
        w = [float(Fraction(text)) for text in params["weights"]]
        return flow(problem, w, float(Fraction(params["experiment"]["flow"]["until"]["time"])))
    found = plain_answer(method, params)
    if method == "initialize":
        found["methods"] = found["methods"] + ["flow"]
    return found


for line in requests:
    request = json.loads(line)
    response = {"jsonrpc": "2.0", "id": request["id"]}
    try:
        response["result"] = answer(request["method"], request.get("params", {}))
    except Exception as error:
        response["error"] = {"code": -32000, "message": repr(error)}
    print(json.dumps(response), flush=True)
