#!/usr/bin/env python3
"""The plain Python engine with a method flow, by Runge and Kutta, right or not: python3 flow.py FOLDER-OF-ADAPTERS [BUG]."""
import io
import sys

BUG = sys.argv[2] if len(sys.argv) > 2 else "none"
requests, sys.stdin = sys.stdin, io.StringIO("")
exec(open(sys.argv[1] + "/python_engine.py").read())  # its definitions; no request is there yet
plain_answer = answer
POINTS, STEPS = 4, 200


def field(problem, w):
    factor = -1.0001 if BUG == "scaled" else 1.0 if BUG == "ascent" else -1.0
    return [factor * g for g in problem.gradient(w)]


def moved(w, k, h):
    return [x + h * y for x, y in zip(w, k)]


def flow(problem, w, until):
    points, h = [w], until / (POINTS * STEPS)
    for _ in range(POINTS):
        for _ in range(STEPS):
            a = field(problem, w)
            b = field(problem, moved(w, a, h / 2))
            c = field(problem, moved(w, b, h / 2))
            d = field(problem, moved(w, c, h))
            w = [x + h / 6 * (p + 2 * q + 2 * r + s) for x, p, q, r, s in zip(w, a, b, c, d)]
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
