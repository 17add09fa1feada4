#!/usr/bin/env python3
"""The plain Python engine with one of many bugs, or none: python3 planted.py FOLDER-OF-ADAPTERS [BUG]."""
import io
import math
import struct
import sys

BUG = sys.argv[2] if len(sys.argv) > 2 else "none"
requests, sys.stdin = sys.stdin, io.StringIO("")
exec(open(sys.argv[1] + "/python_engine.py").read())  # its definitions; no request is there yet
sound_gradient, sound_loss, sound_answer = Problem.gradient, Problem.loss_derivative, answer
sound_init, sound_sample = Problem.__init__, Problem.add_sample


def short(x):
    return struct.unpack("f", struct.pack("f", x))[0] if abs(x) < 3e38 else x


def layer_size(problem):
    return problem.widths[0] * problem.widths[1]


def init(self, experiment):
    sound_init(self, experiment)
    if BUG == "relu-slope":
        self.slopes = [0.125 if s == 0 else s for s in self.slopes]
    elif BUG == "leaky-steep":
        self.slopes = [0.3 if s == 0.25 else s for s in self.slopes]
    elif BUG == "leaky-ignored":
        self.slopes = [0.0 if s < 1 else s for s in self.slopes]
    elif BUG == "no-label":
        self.labels = [1] * len(self.labels)
    elif BUG == "sum-for-mean":
        self.mean = False
    elif BUG == "mean-for-sum":
        self.mean = True
    elif BUG == "wrong-loss":
        self.logistic = not self.logistic
    elif BUG == "short-data":
        self.points = [[math.floor(x) * 1.0 for x in point] for point in self.points]
    elif BUG == "bias-dropped":
        self.points = [point[:-1] + [0.0] for point in self.points]
    elif BUG == "skip-ignored":
        for layer, edges in enumerate(self.edges):
            dense = self.widths[layer - 1] * self.widths[layer] if layer else 0
            del edges[dense:]
    elif BUG == "identity-twice":
        for edges in self.edges:
            edges += [edge for edge in edges if edge[3] is None]
    elif BUG == "labels-shifted":
        self.labels = self.labels[1:] + self.labels[:1]


def gradient(self, w, samples=None):
    if BUG == "batch-ignored":
        samples = None
    everything = list(range(len(self.points))) if samples is None else list(samples)
    if BUG == "last-sample-lost" and len(everything) > 1:
        everything = everything[:-1]
    elif BUG == "sample-twice":
        everything = everything + everything[:1]
    elif BUG == "batch-as-set":
        everything = sorted(set(everything))
    g = sound_gradient(self, w, everything)
    n = layer_size(self)
    if BUG == "sign":
        g = [-x for x in g]
    elif BUG == "transposed":
        rows, columns = self.widths[1], self.widths[0]
        g[:n] = [g[r * columns + c] for c in range(columns) for r in range(rows)]
    elif BUG == "first-layer-scaled":
        g[:n] = [x * 1.001 for x in g[:n]]
    elif BUG == "float32":
        g = [short(x) for x in g]
    elif BUG == "clipped":
        g = [max(-1.0, min(1.0, x)) for x in g]
    elif BUG == "tiny-lost":
        g = [0.0 if abs(x) < 1e-12 else x for x in g]
    elif BUG == "last-weight-zero":
        g[-1] = 0.0
    elif BUG == "weight-decay":
        g = [x + 1e-6 * v for x, v in zip(g, w)]
    return g


def slope_at_zero(self, w, i, total, slope):
    """A unit that sees exactly 0 gets another slope; nothing else changes, as its value is 0."""
    keep = self.slopes
    z, gates = [self.points[i]], [None]
    for layer in range(1, len(self.widths)):
        s = [0.0] * self.widths[layer]
        for start, column, row, weight in self.edges[layer]:
            s[row] += z[start][column] * (1.0 if weight is None else w[weight])
        own = keep[layer - 1]
        gates.append([1.0 if v > 0 else slope if v == 0 and own == 0 else own for v in s])
        z.append([(1.0 if v > 0 else own) * v for v in s])
    backward(self, w, i, total, z, gates)


def backward(self, w, i, total, z, gates, swapped=False):
    back = [[0.0] * width for width in self.widths]
    back[-1][0] = self.loss_derivative(self.labels[i] * z[-1][0]) * self.labels[i]
    for layer in range(len(self.widths) - 1, 0, -1):
        delta = [g * b for g, b in zip(gates[layer], back[layer])]
        square = swapped and self.widths[layer] == self.widths[layer - 1] > 1
        for start, column, row, weight in self.edges[layer]:
            read = weight
            if square and start == layer - 1 and weight is not None:
                read = weight + (column - row) * (self.widths[layer] - 1)
            back[start][column] += delta[row] * (1.0 if read is None else w[read])
            if weight is not None:
                total[weight] += delta[row] * z[start][column]


def transposed_backward(self, w, i, total):
    """Square matrices are read column by column, on the way back alone."""
    z, gates = [self.points[i]], [None]
    for layer in range(1, len(self.widths)):
        s = [0.0] * self.widths[layer]
        for start, column, row, weight in self.edges[layer]:
            s[row] += z[start][column] * (1.0 if weight is None else w[weight])
        gates.append([1.0 if v > 0 else self.slopes[layer - 1] for v in s])
        z.append([g * v for g, v in zip(gates[-1], s)])
    backward(self, w, i, total, z, gates, swapped=True)


def add_sample(self, w, i, total):
    if BUG in ("slope-one-at-zero", "slope-half-at-zero"):
        slope_at_zero(self, w, i, total, 1.0 if BUG == "slope-one-at-zero" else 0.5)
    elif BUG == "transposed-backward":
        transposed_backward(self, w, i, total)
    elif BUG == "stale-gate" and i > 0:
        keep = self.points[i]
        self.points[i] = self.points[i - 1]
        sound_sample(self, w, i, total)
        self.points[i] = keep
    else:
        sound_sample(self, w, i, total)
    if BUG == "float32-sums":
        total[:] = [short(x) for x in total]


def loss_derivative(self, margin):
    if BUG == "overflow":
        return -1.0 / (1.0 + math.exp(margin)) if self.logistic else -math.exp(-margin)
    if BUG == "loss-clamped":
        return sound_loss(self, min(margin, 30.0))
    if BUG == "loss-not-derivative" and self.logistic:
        return -math.log1p(math.exp(-margin)) if margin > -700 else margin
    if BUG == "loss-sign-of-margin":
        return sound_loss(self, -margin)
    return sound_loss(self, margin)


def other_descent(params):
    """With half the step before added; or with the gradient of the step before; or two steps for each."""
    problem, eta = Problem(params["experiment"]), number(params["eta"])
    w = [number(x) for x in params["weights"]]
    path, before = [w], None
    for step in range(params["steps"]):
        batch = params["batches"][step] if "batches" in params else None
        g = problem.gradient(w, batch)
        used = before if before and BUG == "stale-gradient" else g
        velocity = [a + 0.5 * b for a, b in zip(g, before)] if before and BUG == "momentum" else used
        w = [x - eta * v for x, v in zip(w, velocity)]
        if BUG == "step-twice":
            w = [x - eta * v for x, v in zip(w, problem.gradient(w, batch))]
        before = velocity if BUG == "momentum" else g
        path.append(w)
    return path


def answer(method, params):
    if BUG == "crash" and len(params.get("weights", [])) > 8:
        sys.exit(3)
    result = sound_answer(method, params)
    if method == "initialize":
        del result["losses"]  # the bugs are planted for the losses that every engine knows
    elif method == "descent":
        if BUG == "eta-doubled":
            params["eta"] = str(2 * Fraction(params["eta"]))
            result = sound_answer(method, params)
        elif BUG in ("momentum", "stale-gradient", "step-twice"):
            result["weights"] = other_descent(params)
        elif BUG == "step-late":
            result["weights"] = result["weights"][:1] + result["weights"][:-1]
        elif BUG == "start-shifted":
            result["weights"][0] = [x + 1.0 for x in result["weights"][0]]
    elif method == "gradient" and BUG == "short-answer":
        result["gradient"] = result["gradient"][:-1]
    elif method == "gradient" and BUG == "not-a-number":
        result["gradient"] = [math.nan if x == 0 else x for x in result["gradient"]]
    return result


Problem.__init__, Problem.gradient, Problem.add_sample = init, gradient, add_sample
Problem.loss_derivative = loss_derivative
sys.stdin = requests
for line in sys.stdin:
    request = json.loads(line)
    response = {"jsonrpc": "2.0", "id": request["id"]}
    try:
        response["result"] = answer(request["method"], request.get("params", {}))
    except Exception as error:
        response["error"] = {"code": -32000, "message": repr(error)}
    print(json.dumps(response), flush=True)
