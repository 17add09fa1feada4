"""Tests of plumbline.py: python3 test_plumbline.py, with the module and PLUMBLINE where they are found."""

import ast
import hashlib
import io
import os
import signal
import stat
import sys
import tempfile
import textwrap
import threading
import time
import unittest
from contextlib import redirect_stderr
from fractions import Fraction

import numpy as np

import plumbline

try:
    import torch
    from torch import nn
except ImportError:
    torch = None

needs_torch = unittest.skipIf(torch is None, "PyTorch is not installed")

X = [[1.5, 0.25], [1.25, 0.5], [0.5, 1.75], [0.25, 1.5]]
KINDS = ["tulip", "tulip", "rose", "rose"]
SIGNS = [1, 1, -1, -1]
WEIGHTS = [np.array([[0.5, -0.25], [-0.5, 0.75], [0.25, 0.5]]), np.array([[0.5, -0.75, 0.25]])]


def computed(network, points):
    """What the section `network` of the experiment file computes with the weights that are packed."""
    section, packed = network.section(), network.pack(network.arrays)
    points = np.concatenate([points, np.ones((len(points), 1))], axis=1) if network.constant_input else points
    if "graph" not in section:
        z, free = [points], 0
        for k, width in enumerate(section["widths"][1:], start=1):
            total = z[-1] @ packed[f"W{k}"].T + packed.get(f"b{k}", np.zeros(width))
            for skip in section.get("skips", []):
                if skip["to"] == k:
                    is_free = skip["kind"] == "free"
                    free += is_free
                    total = total + (z[skip["from"]] @ packed[f"S{free}"].T if is_free else z[skip["from"]])
            z.append(plumbline._activated((section["activations"] + ["linear"])[k - 1], total))
        return z[-1][:, 0]
    graph = section["graph"]
    weights = dict(zip(graph["parameters"], packed["w"]))
    assert len(weights) == len(packed["w"])
    values = dict(zip(graph["inputs"], points.T))
    for vertex in graph["vertices"]:
        total = sum(values[e["from"]] * (float(Fraction(e["fixed"])) if "fixed" in e else weights[e["weight"]])
                    for e in graph["edges"] if e["to"] == vertex["name"])
        values[vertex["name"]] = plumbline._activated(vertex["activation"], total)
    return values[graph["output"]]


def fake(folder, body):
    """A program that stands in for plumbline."""
    path = os.path.join(folder, "fake")
    with open(path, "w") as file:
        file.write("#!/bin/sh\n" + textwrap.dedent(body))
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return path


class Dependencies(unittest.TestCase):
    def test_needs_numpy_and_nothing_else(self):
        with open(plumbline.__file__) as file:
            tree = ast.parse(file.read(), feature_version=(3, 9))
        names = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module.split(".")[0])
        standard = set(sys.stdlib_module_names) if hasattr(sys, "stdlib_module_names") else names
        self.assertEqual(names - standard - {"numpy"}, set())

    def test_everything_public_says_what_it_does(self):
        for name in plumbline.__all__:
            thing = getattr(plumbline, name)
            self.assertTrue(thing.__doc__, name)
            if isinstance(thing, type):
                for key, value in vars(thing).items():
                    if callable(value) and not key.startswith("_"):
                        self.assertTrue(value.__doc__, f"{name}.{key}")


class Arrays(unittest.TestCase):
    """How arrays are understood, without a run."""

    def refused(self, words, *arguments, **options):
        with self.assertRaises(plumbline.ModelError) as caught:
            plumbline.Network(*arguments, **options)
        self.assertIn(words, str(caught.exception))
        self.assertNotIn("\n", str(caught.exception))

    def test_list_of_matrices(self):
        network = plumbline.Network(WEIGHTS)
        self.assertEqual(network.section(), {"widths": [2, 3, 1], "activations": ["relu"]})
        expected = np.maximum(np.array(X) @ WEIGHTS[0].T, 0) @ WEIGHTS[1].T
        np.testing.assert_allclose(network.outputs(np.array(X)), expected[:, 0])

    def test_biases_of_the_first_layer_are_a_column(self):
        state = {"0.weight": WEIGHTS[0], "0.bias": np.array([1.0, 2, 3]), "2.weight": WEIGHTS[1]}
        network = plumbline.Network(state)
        self.assertTrue(network.constant_input)
        self.assertEqual(network.section(), {"widths": [3, 3, 1], "activations": ["relu"]})
        packed = network.pack(state)
        self.assertEqual(packed["W1"].tolist()[1], [-0.5, 0.75, 2])
        for key, array in network.unpack(packed).items():
            self.assertEqual(array.tolist(), state[key].tolist())

    def test_biases_of_all_layers_are_biases(self):
        state = {"fc1.weight": WEIGHTS[0], "fc1.bias": np.zeros(3), "fc2.weight": WEIGHTS[1], "fc2.bias": np.ones(1)}
        network = plumbline.Network(state, activations="leaky:1/4")
        self.assertEqual(network.section(), {"widths": [2, 3, 1], "activations": ["leaky:1/4"], "biases": [True, True]})
        self.assertEqual(list(network.pack(state)), ["W1", "b1", "W2", "b2"])
        stacked = {key: np.stack([array, 2 * array]) for key, array in state.items()}
        for key, array in network.unpack(network.pack(stacked)).items():
            self.assertEqual(array.tolist(), stacked[key].tolist())

    def test_kernels_of_keras_are_transposed(self):
        state = {"dense/kernel:0": WEIGHTS[0].T, "dense/bias:0": np.ones(3), "dense_1/kernel:0": WEIGHTS[1].T}
        network = plumbline.Network(state)
        self.assertEqual(network.section()["widths"], [3, 3, 1])
        self.assertEqual(network.pack(state)["W2"].tolist(), WEIGHTS[1].tolist())
        for key, array in network.unpack(network.pack(state)).items():
            self.assertEqual(array.tolist(), state[key].tolist())

    def test_model_of_keras(self):
        class Dense:
            def __init__(self, kernel, bias, activation):
                self.name, self.weights = "dense", [kernel] + ([bias] if bias is not None else [])
                self.activation = type("f", (), {"__name__": activation})()

            def get_weights(self):
                return self.weights

        class Model:
            layers = [Dense(WEIGHTS[0].T, np.ones(3), "relu"), Dense(WEIGHTS[1].T, None, "linear")]

            def get_weights(self):
                return [w for layer in self.layers for w in layer.get_weights()]

        network = plumbline.Network(Model())
        expected = np.maximum(np.array(X) @ WEIGHTS[0].T + 1, 0) @ WEIGHTS[1].T
        np.testing.assert_allclose(network.outputs(np.array(X)), expected[:, 0])
        Model.layers[0].activation = type("f", (), {"__name__": "tanh"})()
        self.refused("tanh cannot be expressed; expected relu or linear", Model())

    def test_skips(self):
        square = np.eye(2) / 2
        network = plumbline.Network([square, square, WEIGHTS[1][:, :2]], skips=[(0, 2)])
        self.assertEqual(network.section()["skips"], [{"from": 0, "to": 2, "kind": "identity"}])
        points = np.array(X)
        hidden = np.maximum(np.maximum(points / 2, 0) / 2 + points, 0)
        np.testing.assert_allclose(network.outputs(points), hidden @ WEIGHTS[1][0, :2])
        np.testing.assert_allclose(computed(network, points), hidden @ WEIGHTS[1][0, :2])

    def test_two_outputs_are_a_difference(self):
        network = plumbline.Network([WEIGHTS[0], np.array([[1.0, 2, 3], [4, 5, 6]])])
        self.assertFalse(network.is_layered)
        hidden = np.maximum(np.array(X) @ WEIGHTS[0].T, 0)
        np.testing.assert_allclose(network.outputs(np.array(X)), hidden @ [3, 3, 3])
        np.testing.assert_allclose(computed(network, np.array(X)), hidden @ [3, 3, 3])
        edges = network.section()["graph"]["edges"]
        self.assertEqual([e["fixed"] for e in edges if "fixed" in e], ["-1", "1"])

    def test_what_is_wrong_is_said_in_one_line(self):
        self.refused("float is not a model", 1.5)
        self.refused("a text is not a model", "model.pt")
        self.refused("no matrix of weights", [])
        self.refused("W2: 3 inputs, but the layer before has 2 units", [np.eye(2), WEIGHTS[1]])
        self.refused("W1: a weight is NaN or infinite", [np.full((1, 2), np.nan)])
        self.refused("the model has 3 outputs; expected 1", [WEIGHTS[0]], width=2)
        self.refused("activations: 'tanh'; expected relu", WEIGHTS, activations="tanh")
        self.refused("activations: 2 of them; expected 1", WEIGHTS, activations=["relu", "relu"])
        self.refused("b: a vector that no matrix goes before", {"b": np.ones(3), "W": WEIGHTS[0]})
        self.refused("skips: (0, 1); expected two layers of one width", WEIGHTS, skips=[(0, 1)])


class Labels(unittest.TestCase):
    def signs(self, y, positive=None):
        return plumbline._Samples(X, y, positive)

    def test_classes(self):
        self.assertEqual(self.signs([1, -1, 1, -1]).classes, (1, -1))
        self.assertEqual(self.signs([0, 1, 1, 0]).labels.tolist(), [-1, 1, 1, -1])
        self.assertEqual(self.signs([True, False, True, True]).labels.tolist(), [1, -1, 1, 1])
        self.assertEqual(self.signs(KINDS).classes, ("tulip", "rose"))
        self.assertEqual(self.signs(KINDS, "rose").labels.tolist(), [-1, -1, 1, 1])
        self.assertEqual(self.signs([[1.0], [2.0], [2.0], [1.0]]).labels.tolist(), [-1, 1, 1, -1])

    def test_points_are_rounded_to_the_format_of_a_training_run(self):
        samples = plumbline._Samples([[0.1, 1]], [1], None)
        self.assertEqual(samples.points.dtype, np.float64)
        samples.rounded(np.dtype(np.float32))
        self.assertEqual(samples.points.tolist(), [[float(np.float32(0.1)), 1]])
        samples.rounded(np.dtype(np.float64))
        self.assertEqual(samples.points.dtype, np.float32)
        samples = plumbline._Samples([["1/3", "1"]], [1], None)
        samples.rounded(np.dtype(np.float32))
        self.assertEqual(samples.points.tolist(), [[float(np.float32(1 / 3)), 1]])

    def test_numbers_are_what_their_texts_say(self):
        self.assertEqual([plumbline._number(x) for x in (0.1, 1, "2/3", np.float64(0.1), np.int64(7), 1e-30)],
                         ["0.1", "1", "2/3", "0.1", "7", "1e-30"])
        for radius in ("0.1", "1e-30", "1e-400", "0.3"):
            above = plumbline._above(radius)
            self.assertGreaterEqual(Fraction(above), Fraction(radius))
            self.assertLessEqual(above, float(radius) * (1 + 1e-15) + 5e-324)

    def test_mistakes(self):
        for y, positive, words in [
            ([0, 1, 2, 1], None, "y: 3 classes (0, 1, 2); expected 2"),
            ([0, 1], None, "y: 2 labels for 4 samples"),
            (KINDS, "lily", "positive: 'lily' is no label; expected 'rose' or 'tulip'"),
        ]:
            with self.assertRaisesRegex(plumbline.ModelError, words.replace("(", r"\(").replace(")", r"\)")):
                self.signs(y, positive)
        with self.assertRaisesRegex(plumbline.ModelError, r"X\[1,0\]: nan"):
            plumbline._Samples([[1, 2], [np.nan, 1]], [1, -1], None)
        with self.assertRaisesRegex(plumbline.ModelError, r"X: shape \[3\]"):
            plumbline._Samples([1, 2, 3], [1, -1, 1], None)
        with self.assertRaisesRegex(plumbline.ModelError, "'a' is not a number"):
            plumbline._Samples([["1", "a"]], [1], None)


class Running(unittest.TestCase):
    """Runs of the program on arrays."""

    def test_check_gives_verdicts_and_arrays(self):
        report = plumbline.check(WEIGHTS, X, KINDS, positive="tulip", time=2, digits=12, progress=False)
        self.assertTrue(report.proved("balancedness"))
        self.assertEqual(report["homogeneity"][0].verdict, "PROVED")
        self.assertEqual(report["homogeneity"][0].value, 2)
        self.assertIn(report.outcome, ("fine", "undecided"))
        self.assertEqual(sum(report.summary.values()), len(report.findings))
        samples = report.json["samples"]
        table = "".join(",".join(point + [str(y)]) + "\n" for point, y in zip(samples["points"], samples["labels"]))
        self.assertEqual(samples["sha256"], hashlib.sha256(table.encode()).hexdigest())
        paths = [entry["path"] for entry in report.json["inputs"]]
        self.assertEqual(sorted(paths), ["data.npz", "experiment.json", "weights.npz"])
        self.assertEqual(report.t[[0, -1]].tolist(), [0, 2])
        self.assertEqual(report.weights["W1"].shape, (len(report.t), 3, 2))
        self.assertEqual(report.state_dict(0)["W1"].tolist(), WEIGHTS[0].tolist())
        self.assertTrue(np.all(np.diff(report.risk) < 0) and np.all(report.radius < 1e-12))
        margins = np.array(SIGNS) * plumbline.Network(report.state_dict()).outputs(np.array(X))
        np.testing.assert_allclose(report.margins[-1], margins, rtol=1e-12)
        np.testing.assert_allclose(report.risk[-1], np.exp(-margins).mean(), rtol=1e-12)
        self.assertIn(" PROVED, ", str(report))
        self.assertNotIn("report: ", str(report))
        self.assertTrue(report.page.startswith("<!DOCTYPE html>"))
        with self.assertRaisesRegex(KeyError, "no such claim; there are enclosure"):
            report["balance"]

    def test_text_is_exact_and_output_is_kept(self):
        lines = []
        with tempfile.TemporaryDirectory() as folder:
            report = plumbline.check(
                WEIGHTS, [["0.1", "1/3"], ["-1", "-0.5"]], [1, 0], time="1/2", digits=12, output=folder,
                progress=lines.append)
            self.assertEqual(report.json["samples"]["points"][0], ["1/10", "1/3"])
            self.assertEqual(report.t[-1], 0.5)
            self.assertTrue(os.path.exists(os.path.join(folder, "report", "report.html")))
            self.assertTrue(os.path.exists(os.path.join(folder, "experiment.json")))
        self.assertTrue(all(isinstance(line, str) for line in lines))

    def test_solve_encloses_the_flow(self):
        flow = plumbline.solve(WEIGHTS, X, SIGNS, [0, 0.25, 0.5], digits=25, progress=False)
        self.assertEqual(flow.t.tolist(), [0, 0.25, 0.5])
        self.assertEqual(flow.weights["W1"][0].tolist(), WEIGHTS[0].tolist())
        self.assertTrue(np.all(flow.radius < 1e-24))
        self.assertEqual(flow.names[:2], ["W1[0,0]", "W1[0,1]"])
        self.assertAlmostEqual(float(flow.exact[1][1]), flow.weights["W1"][1, 0, 1], places=15)
        points, signs = np.array(X), np.array(SIGNS)

        def slope(w):
            hidden = points @ w[0].T
            active = np.maximum(hidden, 0)
            factor = signs * np.exp(-signs * (active @ w[1].T)[:, 0]) / len(points)
            return [((factor[:, None] * w[1]) * (hidden > 0)).T @ points, (factor @ active)[None]]

        w = [a.copy() for a in WEIGHTS]
        steps = 2000
        for _ in range(steps):  # the midpoint rule
            middle = [a + 0.25 / steps * g for a, g in zip(w, slope(w))]
            w = [a + 0.5 / steps * g for a, g in zip(w, slope(middle))]
        np.testing.assert_allclose(flow.weights["W1"][-1], w[0], atol=1e-6)
        np.testing.assert_allclose(flow.weights["W2"][-1], w[1], atol=1e-6)

    def test_runs_end_where_the_risk_does_not_fall(self):
        until = plumbline._until
        self.assertEqual(until(None, None, None), {"risk": "1e-6", "time": str(10 ** 12)})
        self.assertEqual(until(None, 0.5, None), {"risk": "0.5", "time": str(2 * 10 ** 6)})
        self.assertEqual(until(None, None, "all"), {"proved": "all", "time": str(10 ** 106)})
        self.assertEqual(until(3, 0.5, None), {"time": "3", "risk": "0.5"})
        self.assertEqual(until(Fraction(1, 3), None, None), {"time": "1/3"})
        dead = [-np.ones((2, 2)), np.ones((1, 2))]
        with self.assertRaisesRegex(plumbline.PlumblineError, "enclosed at 1 of 2 times only; the run ended at t = "):
            plumbline.solve(WEIGHTS, X, SIGNS, [0.125, 1000], risk=0.5, progress=False)
        report = plumbline.check(dead, X, SIGNS, risk=0.5, digits=8, progress=False)
        self.assertEqual(report.outcome, "undecided")

    def test_bad_input_is_the_programs_line(self):
        with self.assertRaisesRegex(plumbline.InputError, "flow.digits: found '0'; expected an integer"):
            plumbline.check(WEIGHTS, X, SIGNS, digits=0)
        with self.assertRaisesRegex(plumbline.InputError, "unknown claim 'gates'"):
            plumbline.check(WEIGHTS, X, SIGNS, proved="gates")
        with self.assertRaisesRegex(plumbline.ModelError, "X: 2 features; expected 3"):
            plumbline.check(plumbline.Network([np.ones((1, 3))]), X, SIGNS)
        with self.assertRaisesRegex(plumbline.ModelError, "t: no time later than 0"):
            plumbline.solve(WEIGHTS, X, SIGNS, [0])
        with self.assertRaisesRegex(plumbline.ModelError, "loss: 'hinge'; expected exponential"):
            plumbline.check(WEIGHTS, X, SIGNS, loss="hinge")

    def train(self, rate, momentum=0.0, dtype=np.float32, scale=1.0):
        """Gradient descent in NumPy, recorded as a program in JAX would be."""
        w = [a.astype(dtype) for a in WEIGHTS]
        points, signs = np.array(X, dtype=dtype), np.array(SIGNS, dtype=dtype)
        recorder = plumbline.Recorder(w, X, SIGNS, lr=rate)
        speed = [np.zeros_like(a) for a in w]
        for _ in range(6):
            hidden = points @ w[0].T
            active = np.maximum(hidden, 0)
            factor = dtype(scale) * signs * np.exp(-signs * (active @ w[1].T)[:, 0]) / dtype(len(points))
            slopes = [((factor[:, None] * w[1]) * (hidden > 0)).T @ points, (factor @ active)[None]]
            speed = [dtype(momentum) * v + g for v, g in zip(speed, slopes)]
            w = [a + dtype(rate) * v for a, v in zip(w, speed)]
            recorder.step(w)
        return recorder

    def test_confirm(self):
        for dtype in (np.float32, np.float64):
            comparison = plumbline.confirm(self.train(0.125, dtype=dtype), progress=False)
            self.assertTrue(comparison.confirmed, str(comparison))
            self.assertEqual(comparison.counts["CONFIRMED"], 6)
            self.assertLess(comparison.largest_ulps, 16)

    def test_confirm_names_what_is_off(self):
        comparison = plumbline.confirm(self.train(0.125, momentum=0.5), progress=False)
        self.assertFalse(comparison)
        self.assertEqual(comparison.differing[0]["point"], 1)
        self.assertIn("momentum", str(comparison))
        self.assertFalse(plumbline.confirm(self.train(0.125, scale=1.001), progress=False))

    def test_recorder_says_what_is_missing(self):
        recorder = plumbline.Recorder(WEIGHTS, X, SIGNS)
        with self.assertRaisesRegex(plumbline.ModelError, "the step size is not known"):
            recorder.step(WEIGHTS)
        with self.assertRaisesRegex(plumbline.ModelError, "nothing is recorded"):
            plumbline.confirm(recorder)
        with self.assertRaisesRegex(plumbline.ModelError, "W1: expected an array of shape"):
            recorder.step([WEIGHTS[0].T, WEIGHTS[1]], lr=0.1)
        recorder.step(WEIGHTS, lr=0.1, batch=[0, 1])
        recorder.step(WEIGHTS, lr=0.1, batch=[2])
        self.assertEqual(recorder.arrays()["batch"].tolist(), [[0, 1], [2, -1]])
        recorder.step(WEIGHTS, lr=0.1)
        with self.assertRaisesRegex(plumbline.ModelError, "2 of 3 steps have a batch; expected all of them"):
            plumbline.confirm(recorder)
        with self.assertRaisesRegex(plumbline.ModelError, "an empty batch"):
            recorder.step(WEIGHTS, lr=0.1, batch=[])
        with self.assertRaisesRegex(plumbline.ModelError, "the data are not known"):
            plumbline.confirm(plumbline.Recorder(WEIGHTS))


class Program(unittest.TestCase):
    """What is made of a program that does not do as it should."""

    def check(self, executable, **options):
        return plumbline.check(WEIGHTS, X, SIGNS, time=1, executable=executable, **options)

    def test_missing(self):
        with self.assertRaisesRegex(plumbline.ProgramError, "/none/plumbline: there is no such program"):
            self.check("/none/plumbline")

    def test_defect(self):
        with tempfile.TemporaryDirectory() as folder:
            program = fake(folder, "echo 'plumbline: a defect' >&2; echo 'see --debug' >&2; exit 70\n")
            with self.assertRaisesRegex(plumbline.ProgramError, "^a defect$"):
                self.check(program)
            program = fake(folder, "exit 9\n")
            with self.assertRaisesRegex(plumbline.ProgramError, "the program ended with the exit code 9"):
                self.check(program)

    def test_progress_is_streamed(self):
        with tempfile.TemporaryDirectory() as folder:
            program = fake(folder, "for i in 1 2 3; do echo line $i >&2; done; exit 70\n")
            lines = []
            with self.assertRaises(plumbline.ProgramError):
                self.check(program, progress=lines.append)
            self.assertEqual(lines, ["line 1", "line 2", "line 3"])
            for progress, expected in [(True, "line 1\nline 2\nline 3\n"), (False, ""), (None, "")]:
                with redirect_stderr(io.StringIO()) as shown, self.assertRaises(plumbline.ProgramError):
                    self.check(program, progress=progress)
                self.assertEqual(shown.getvalue(), expected)

    def test_interrupt_is_passed_on_and_waited_for(self):
        # What runs in the background may have been told to ignore interrupts, and its children with it.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        with tempfile.TemporaryDirectory() as folder:
            done = os.path.join(folder, "done")
            program = fake(folder, f"""\
                trap 'echo finished > {done}; exit 130' INT
                echo ready >&2
                while :; do sleep 0.1; done
                """)

            def interrupt(line):
                if line == "ready":
                    threading.Thread(target=lambda: (time.sleep(0.2), os.kill(os.getpid(), signal.SIGINT))).start()

            with self.assertRaises(KeyboardInterrupt):
                self.check(program, progress=interrupt)
            self.assertTrue(os.path.exists(done))


if torch is not None:

    class Block(nn.Module):
        def __init__(self, inner):
            super().__init__()
            self.inner = inner

        def forward(self, x):
            return x + self.inner(x)

    class Custom(nn.Module):
        """Weights of its own, a shared layer, a factor and a difference."""

        def __init__(self):
            super().__init__()
            self.first = nn.Parameter(torch.randn(2, 3))
            self.offset = nn.Parameter(torch.randn(3))
            self.shared = nn.Linear(3, 3, bias=False)
            self.last = nn.Linear(3, 1)

        def forward(self, x):
            h = torch.relu(x @ self.first + self.offset)
            h = h - 0.5 * self.shared(h) / 3
            h = nn.functional.leaky_relu(self.shared(h), 0.25) + h.abs()
            return self.last(h).squeeze(-1)


@needs_torch
class Modules(unittest.TestCase):
    """How modules are understood, without a run."""

    def setUp(self):
        torch.manual_seed(5)

    def same(self, model, layered):
        points = torch.randn(20, 2)
        network = plumbline.Network(model, width=2)
        found = model(points)
        found = found[:, 1] - found[:, 0] if found.ndim > 1 and found.shape[1] == 2 else found.reshape(-1)
        np.testing.assert_allclose(network.outputs(points.numpy()), found.detach().numpy(), rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(computed(network, points.numpy()), network.outputs(points.numpy()), rtol=1e-5)
        self.assertEqual(network.is_layered, layered, network.describe())
        arrays = network.current()
        for key, array in network.unpack(network.pack(arrays)).items():
            self.assertEqual(array.tolist(), arrays[key].tolist())
        return network

    def test_sequential(self):
        model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 3), nn.LeakyReLU(0.25), nn.Linear(3, 1))
        network = self.same(model, True)
        self.assertEqual(network.section(), {
            "widths": [2, 4, 3, 1], "activations": ["relu", "leaky:1/4"], "biases": [True, True, True]})
        self.assertEqual(list(network.arrays), list(model.state_dict()))

    def test_nested_and_passing(self):
        model = nn.Sequential(
            nn.Flatten(), nn.Sequential(nn.Linear(2, 4), nn.ReLU()), nn.Dropout(0.0), nn.Identity(),
            nn.Linear(4, 1, bias=False))
        self.assertEqual(self.same(model, True).section()["widths"], [3, 4, 1])

    def test_residual_block_that_ends_linearly_is_a_layer_with_a_skip(self):
        inner = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 4))
        network = self.same(nn.Sequential(nn.Linear(2, 4), nn.ReLU(), Block(inner), nn.Linear(4, 1)), True)
        self.assertEqual(network.section()["skips"], [{"from": 1, "to": 3, "kind": "identity"}])
        self.assertEqual(network.section()["activations"], ["relu", "relu", "linear"])

    def test_residual_block_that_ends_in_relu_is_a_graph(self):
        inner = nn.Sequential(nn.Linear(4, 4, bias=False), nn.ReLU())
        self.same(nn.Sequential(nn.Linear(2, 4), nn.ReLU(), Block(inner), nn.Linear(4, 1)), False)

    def test_nested_residual_blocks(self):
        block = Block(nn.Sequential(nn.Linear(4, 4), nn.ReLU(), Block(nn.Linear(4, 4))))
        network = self.same(nn.Sequential(nn.Linear(2, 4), block, nn.ReLU(), nn.Linear(4, 1)), True)
        self.assertEqual(network.section()["skips"], [
            {"from": 2, "to": 3, "kind": "identity"}, {"from": 1, "to": 3, "kind": "identity"}])

    def test_own_operations(self):
        network = self.same(Custom(), False)
        self.assertEqual(sorted(network.arrays), ["first", "last.bias", "last.weight", "offset", "shared.weight"])
        self.assertIn("first[1,2]", network.section()["graph"]["parameters"])

    def test_two_outputs(self):
        self.same(nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 2)), False)

    def test_one_value_used_twice(self):
        class Twice(nn.Module):
            def __init__(self):
                super().__init__()
                self.a, self.b, self.same = nn.Linear(2, 3), nn.Linear(3, 1), nn.Identity()

            def forward(self, x):
                s = self.a(x)
                return self.b(torch.relu(self.same(s)) + s + s)

        self.same(Twice(), False)

        class Double(nn.Module):
            def __init__(self):
                super().__init__()
                self.a, self.b = nn.Linear(2, 3), nn.Linear(3, 1)

            def forward(self, x):
                s = self.a(x)
                return self.b(s + s)

        self.same(Double(), False)

    def test_frozen_weights_are_fixed(self):
        model = nn.Sequential(nn.Linear(2, 3, bias=False), nn.ReLU(), nn.Linear(3, 1, bias=False))
        model[2].weight.requires_grad_(False)
        network = self.same(model, False)
        fixed = [e["fixed"] for e in network.section()["graph"]["edges"] if "fixed" in e]
        self.assertEqual(fixed, [str(Fraction(float(w))) for w in model[2].weight[0]])

    def test_what_cannot_be_expressed_is_said_in_one_line(self):
        class Product(nn.Module):
            def forward(self, x):
                return x * x

        class Branch(nn.Module):
            def forward(self, x):
                return x if x.sum() > 0 else -x

        for model, words in [
            (nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1)), "1: Tanh cannot be expressed"),
            (nn.Sequential(nn.Linear(2, 1), nn.Sigmoid()), "1: Sigmoid belongs to the loss"),
            (nn.Sequential(nn.Linear(2, 3), nn.Dropout(0.5), nn.Linear(3, 1)), r"1: Dropout\(p=0.5\) switches"),
            (nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1)), "1: BatchNorm1d cannot be"),
            (nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 5)), "the model has 5 outputs"),
            (Product(), "mul: this product cannot be expressed"),
            (Branch(), "Branch: what it does depends on its input"),
        ]:
            with self.assertRaisesRegex(plumbline.ModelError, words) as caught:
                plumbline.Network(model, width=2)
            self.assertNotIn("\n", str(caught.exception))

    def test_losses(self):
        self.assertEqual(plumbline._loss(nn.BCEWithLogitsLoss(), None), ("logistic", "mean"))
        self.assertEqual(plumbline._loss(nn.CrossEntropyLoss(reduction="sum"), None), ("logistic", "sum"))
        self.assertEqual(plumbline._loss(nn.SoftMarginLoss(reduction="none"), "sum"), ("logistic", "sum"))
        for loss, words in [
            (nn.MSELoss(), "MSELoss cannot be expressed; expected one of BCEWithLogitsLoss"),
            (nn.BCEWithLogitsLoss(pos_weight=torch.ones(1)), "with pos_weight cannot be expressed"),
            (nn.CrossEntropyLoss(label_smoothing=0.1), "with label_smoothing cannot be"),
            (nn.SoftMarginLoss(reduction="none"), "reduction: 'none'; expected mean or sum"),
            (lambda f, y: f, "a function of your own; expected its name"),
        ]:
            with self.assertRaisesRegex(plumbline.ModelError, words):
                plumbline._loss(loss, None)

    def test_another_computation_is_noticed(self):
        model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
        model[0].register_forward_hook(lambda module, points, result: 2 * result + 1)
        with self.assertRaisesRegex(plumbline.ModelError, "computes something else"):
            plumbline.check(model, X, SIGNS)


@needs_torch
class Training(unittest.TestCase):
    """Training runs of PyTorch, confirmed by the program."""

    def setUp(self):
        torch.manual_seed(7)

    def run_sgd(self, model, criterion, y, steps=5, batches=None, loss=None, **sgd):
        points = torch.tensor(X, dtype=next(model.parameters()).dtype)
        optimizer = torch.optim.SGD(model.parameters(), **sgd)
        recorder = plumbline.Recorder(model, X, y, optimizer=optimizer, loss=criterion if loss is None else loss)
        for step in range(steps):
            batch = slice(None) if batches is None else batches[step]
            optimizer.zero_grad()
            criterion(model(points[batch]), y[batch]).backward()
            optimizer.step()
            recorder.step(batch=None if batches is None else batch)
        return plumbline.confirm(recorder, progress=False)

    def test_exponential_loss_in_float32(self):
        model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1, bias=False), nn.Flatten(0))
        y = torch.tensor(SIGNS)
        comparison = self.run_sgd(model, lambda f, y: torch.exp(-y * f).mean(), y, loss="exponential", lr=0.1)
        self.assertTrue(comparison, str(comparison))

    def test_residual_network_with_logistic_loss(self):
        inner = nn.Sequential(nn.Linear(3, 3), nn.ReLU())
        model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), Block(inner), nn.Linear(3, 1), nn.Flatten(0))
        y = torch.tensor([1.0, 1.0, 0.0, 0.0])
        comparison = self.run_sgd(model, nn.BCEWithLogitsLoss(), y, lr=0.1)
        self.assertTrue(comparison, str(comparison))

    def test_two_classes_in_float64(self):
        model = nn.Sequential(nn.Linear(2, 3), nn.LeakyReLU(0.125), nn.Linear(3, 2)).double()
        y = torch.tensor([1, 1, 0, 0])
        comparison = self.run_sgd(model, nn.CrossEntropyLoss(reduction="sum"), y, lr=0.05)
        self.assertTrue(comparison, str(comparison))

    def test_minibatches_and_momentum(self):
        model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1), nn.Flatten(0))
        y = torch.tensor([1.0, 1.0, 0.0, 0.0])
        batches = [torch.tensor(b) for b in ([0, 2, 3], [1], [0, 3], [2, 1])]
        comparison = self.run_sgd(model, nn.BCEWithLogitsLoss(), y, 4, batches, lr=0.1)
        self.assertTrue(comparison, str(comparison))
        comparison = self.run_sgd(model, nn.BCEWithLogitsLoss(), y, 6, lr=0.1, momentum=0.9)
        self.assertFalse(comparison)
        self.assertIn("momentum", str(comparison))

    def test_check_and_solve_of_a_residual_network(self):
        inner = nn.Sequential(nn.Linear(3, 3, bias=False), nn.ReLU())
        model = nn.Sequential(nn.Linear(2, 3, bias=False), nn.ReLU(), Block(inner), nn.Linear(3, 1, bias=False))
        flow = plumbline.solve(model, torch.tensor(X), SIGNS, [0, 1], digits=12, progress=False)
        state = model.state_dict()
        self.assertEqual(sorted(flow.weights), sorted(state))
        for key, array in flow.state_dict(0).items():
            self.assertEqual(array.tolist(), state[key].double().tolist())
        model.load_state_dict({key: torch.tensor(array) for key, array in flow.state_dict().items()})
        margins = torch.tensor(SIGNS) * model(torch.tensor(X))[:, 0]
        self.assertAlmostEqual(torch.exp(-margins).mean().item(), flow.risk[-1], places=5)


if __name__ == "__main__":
    unittest.main()
