"""Plumbline from Python: check a ReLU network, cross-check its training, follow its gradient flow.

    import plumbline

    report = plumbline.check(model, X, y)                # verdicts and arrays
    print(report)

    recorder = plumbline.Recorder(model, X, y, optimizer=optimizer)
    for epoch in range(100):
        ...                                              # forward, backward, optimizer.step()
        recorder.step()
    print(plumbline.confirm(recorder))

    flow = plumbline.solve(model, X, y, t=[0, 0.5, 1])   # the certified gradient flow
    print(flow.weights["0.weight"][-1], flow.radius[-1])

A model is a PyTorch module, a Keras model, a state dict or another mapping from names to arrays, or a list
of arrays. This file needs NumPy and the program `plumbline`, which it looks for in the variable PLUMBLINE,
on the path, and in `target`; PyTorch is used only where a model of PyTorch is given.

What can be expressed: layers that are fully connected, with or without biases; ReLU, leaky ReLU, absolute
value and the identity; sums and differences of vectors of the same width, such as residual blocks
`x + f(x)`; factors that are numbers; one output, or two whose difference decides. Convolutions,
normalization, attention, products of activations and any other activation cannot be expressed; a model of
convolutions can be exported to ONNX, which the program reads itself.
"""
from __future__ import annotations

import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

__all__ = [
    "check", "solve", "confirm", "Recorder", "Network", "Report", "Finding", "Comparison", "Flow",
    "PlumblineError", "ModelError", "InputError", "ProgramError",
]

Progress = Union[None, bool, Callable[[str], None]]
Arrays = Dict[str, np.ndarray]

EXECUTABLE: Optional[str] = None
"""The program to call; where it is None, it is looked for."""


class PlumblineError(Exception):
    """What went wrong, in one line."""


class ModelError(PlumblineError):
    """A model or data that cannot be expressed, with what could be."""


class InputError(PlumblineError):
    """Bad input, in the program's own words."""


class ProgramError(PlumblineError):
    """The program is missing, does not start, or failed."""


# ---------------------------------------------------------------------------------------- the program


def _executable(given: Optional[str]) -> str:
    named = given or EXECUTABLE or os.environ.get("PLUMBLINE")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ProgramError(f"{named}: there is no such program; expected the path of plumbline")
        return found
    beside = Path(__file__).resolve().parent
    places = [beside / "plumbline", beside / "target" / "plumbline", Path("target/plumbline").resolve()]
    for place in [shutil.which("plumbline")] + [str(place) for place in places]:
        if place and os.path.isfile(place) and os.access(place, os.X_OK):
            return place
    raise ProgramError(
        "plumbline is not found; expected it on the path, in target, or named by the variable PLUMBLINE")


def _show(progress: Progress) -> Callable[[str], None]:
    if callable(progress):
        return progress
    is_shown = progress if progress is not None else sys.stderr.isatty() or "ipykernel" in sys.modules
    return (lambda line: print(line, file=sys.stderr, flush=True)) if is_shown else (lambda line: None)


def _run(words: Sequence[str], progress: Progress, executable: Optional[str]) -> Tuple[int, str]:
    """Runs the program; its exit code and what it printed. Lines of progress are passed on as they come."""
    show, said = _show(progress), []
    command = [_executable(executable), *words]
    try:
        # Ctrl-C is passed on below, once, wherever it comes from.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8", errors="replace", start_new_session=True)
    except OSError as error:
        raise ProgramError(f"{command[0]}: it cannot be started ({error.strerror})") from None
    printed: List[str] = []
    assert process.stdout is not None and process.stderr is not None
    reader = threading.Thread(target=lambda: printed.append(process.stdout.read()), daemon=True)  # type: ignore
    reader.start()
    try:
        for line in process.stderr:
            said.append(line.rstrip("\n"))
            show(said[-1])
        code = process.wait()
    except BaseException:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        raise
    finally:
        reader.join(30)
        process.stderr.close()
        process.stdout.close()
    if code not in (0, 1, 3):
        own = [line[len("plumbline: "):] for line in said if line.startswith("plumbline: ")]
        message = own[-1] if own else said[-1] if said else f"the program ended with the exit code {code}"
        raise (InputError if code == 2 else ProgramError)(message)
    return code, "".join(printed)


def _number(value: Any) -> str:
    """An exact number as the program reads it; a float stands for the shortest decimal that names it."""
    if isinstance(value, (str, Decimal, Fraction)):
        text = str(value)
    elif isinstance(value, (int, np.integer)):
        text = str(int(value))
    else:
        text = repr(float(value))
    try:
        Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ModelError(f"{text!r} is not a number; expected an integer, a decimal or p/q") from None
    return text


# ------------------------------------------------------------------------------------------- the model


@dataclass
class _Term:
    """A summand of a layer: what it reads, and by which weights, or by which fixed factor."""

    source: int
    key: Optional[str] = None
    factor: Fraction = Fraction(1)

    @property
    def is_identity(self) -> bool:
        return self.key is None and self.factor == 1


@dataclass
class _Layer:
    """Units that are sums of terms, and perhaps biases, with an activation."""

    width: int
    terms: List[_Term] = field(default_factory=list)
    bias: Optional[str] = None
    activation: str = "linear"


class Network:
    """A network as the program knows it, read off a model, with the model's own names of its weights.

    `Network(model).describe()` says how a model is understood.
    """

    def __init__(self, model: Any, *, activations: Union[str, Sequence[str]] = "relu",
                 transpose: Optional[bool] = None, skips: Sequence[Tuple[int, int]] = (),
                 width: Optional[int] = None) -> None:
        """Reads a model.

        `activations`, `transpose` and `skips` are for arrays: the activation of each hidden layer (`relu`,
        `linear`, `abs` or `leaky:1/100`), whether matrices have one row for each input, as those of Keras
        do, and pairs of layers (0 is the input) of which the first is added to the second before its
        activation. `width` is the number of inputs, where it is known.
        """
        self.arrays: Arrays = {}
        self.transposed: Dict[str, bool] = {}
        self.frozen: set[str] = set()
        self.layers: List[_Layer] = []
        self.model = model
        if isinstance(model, Network):
            raise ModelError("this is a Network already; expected a model")
        if _is_torch_module(model):
            _TorchReader(self, width).read(model)
        elif hasattr(model, "layers") and hasattr(model, "get_weights"):
            _read_keras(self, model)
        else:
            _read_arrays(self, model, activations, transpose, skips, width)
        self._finish()

    def _finish(self) -> None:
        last = self.layers[-1]
        if last.width > 2:
            raise ModelError(f"the model has {last.width} outputs; expected 1, or 2 for two classes")
        if last.width == 2 or last.activation != "linear":
            self.layers.append(_Layer(1, [_Term(len(self.layers) - 1)]))
        self.has_two_outputs = last.width == 2
        self._check_finite(self.arrays)
        self.blocks = self._blocks()

    @staticmethod
    def _check_finite(arrays: Mapping[str, np.ndarray]) -> None:
        for key, array in arrays.items():
            if not np.all(np.isfinite(array)):
                raise ModelError(f"{key}: a weight is NaN or infinite; expected finite numbers")

    # -- its shape

    @property
    def inputs(self) -> int:
        """The number of inputs, the constant of a bias not counted."""
        return self.layers[0].width

    @property
    def is_layered(self) -> bool:
        """Whether the network is a chain of layers with skips; otherwise it is a graph."""
        used = [term.key for layer in self.layers for term in layer.terms if term.key is not None]
        used += [layer.bias for layer in self.layers if layer.bias is not None]
        if self.has_two_outputs or self.frozen or len(set(used)) < len(used) or len(self.layers) < 2:
            return False
        return all(self._main(k) is not None
                   and all(term.key is not None or term.factor == 1 for term in self.layers[k].terms)
                   for k in range(1, len(self.layers)))

    def _main(self, k: int) -> Optional[_Term]:
        """The full matrix from the layer before."""
        return next((t for t in self.layers[k].terms if t.key is not None and t.source == k - 1), None)

    def _skips(self) -> Iterator[Tuple[int, _Term]]:
        for k in range(1, len(self.layers)):
            for term in self.layers[k].terms:
                if term is not self._main(k):
                    yield k, term

    @property
    def _has_bias_column(self) -> bool:
        """Whether the only biases are those of the first layer, which are then weights of an input 1."""
        biased = [k for k in range(1, len(self.layers)) if self.layers[k].bias is not None]
        return biased == [1] and all(term.source > 0 for _, term in self._skips())

    def _blocks(self) -> List[Tuple[str, List[str]]]:
        """The arrays of the program, and of which of the model's each is made, in the order of weights."""
        if not self.is_layered:
            return [("w", [key for key in self.arrays if key not in self.frozen])]
        blocks: List[Tuple[str, List[str]]] = []
        for k in range(1, len(self.layers)):
            main, bias = self._main(k), self.layers[k].bias
            assert main is not None and main.key is not None
            if self._has_bias_column and bias is not None:
                blocks.append((f"W{k}", [main.key, bias]))
                continue
            blocks.append((f"W{k}", [main.key]))
            if bias is not None:
                blocks.append((f"b{k}", [bias]))
        free = [term.key for _, term in self._skips() if term.key is not None]
        return blocks + [(f"S{k + 1}", [key]) for k, key in enumerate(free)]

    def describe(self) -> str:
        """How the model is understood, a line for each layer."""
        lines = [f"layer 0: {self.inputs} inputs"]
        for k, layer in enumerate(self.layers[1:], start=1):
            parts = []
            for term in layer.terms:
                factor = "" if term.factor == 1 else f"{term.factor} "
                parts.append(f"{term.key} of layer {term.source}" if term.key is not None
                             else f"{factor}layer {term.source}")
            if self.has_two_outputs and k == len(self.layers) - 1:
                parts = [f"output 1 minus output 0 of layer {k - 1}"]
            parts += [layer.bias] if layer.bias is not None else []
            lines.append(f"layer {k}: {layer.width} {layer.activation}, " + " + ".join(parts))
        return "\n".join(lines)

    # -- its weights

    def pack(self, arrays: Mapping[str, np.ndarray]) -> Arrays:
        """The arrays that the program reads, made of the model's; both may have points in front."""
        packed: Arrays = {}
        for name, keys in self.blocks:
            if name == "w":
                lead = [arrays[key].shape[:arrays[key].ndim - self.arrays[key].ndim] for key in keys]
                packed[name] = np.concatenate(
                    [arrays[key].reshape(lead[k] + (-1,)) for k, key in enumerate(keys)], axis=-1)
                continue
            parts = [np.swapaxes(arrays[key], -1, -2) if self.transposed.get(key) else arrays[key]
                     for key in keys]
            packed[name] = (np.concatenate([parts[0], parts[1][..., None]], axis=-1)
                            if len(parts) > 1 else parts[0])
        return packed

    def unpack(self, packed: Mapping[str, np.ndarray]) -> Arrays:
        """The model's arrays, made of those that the program writes; both may have points in front."""
        arrays: Arrays = {}
        for name, keys in self.blocks:
            if name not in packed and all(key in packed for key in keys):
                # The program writes arrays of their own where all are called `….weight` or `….bias`.
                arrays.update({key: np.asarray(packed[key]) for key in keys})
                continue
            block = np.asarray(packed[name])
            if name == "w":
                first = 0
                for key in keys:
                    shape = self.arrays[key].shape
                    size = int(np.prod(shape))
                    arrays[key] = block[..., first:first + size].reshape(block.shape[:-1] + shape)
                    first += size
                continue
            main = block[..., :-1] if len(keys) > 1 else block
            arrays[keys[0]] = np.swapaxes(main, -1, -2) if self.transposed.get(keys[0]) else main
            if len(keys) > 1:
                arrays[keys[1]] = block[..., -1]
        return arrays

    def current(self, model: Any = None) -> Arrays:
        """A copy of the weights as they are now, of the model that was read or of another like it."""
        source = self.model if model is None else model
        if _is_torch_module(source):
            state = dict(source.named_parameters())
            arrays = {key: _array(state[key]) for key in self.arrays}
        elif hasattr(source, "layers") and hasattr(source, "get_weights"):
            arrays = dict(zip(self.arrays, (np.array(a) for a in source.get_weights())))
        else:
            named = _named(source)
            arrays = {key: named[key] for key in self.arrays if key in named}
        for key, array in self.arrays.items():
            if key not in arrays or arrays[key].shape != array.shape:
                raise ModelError(f"{key}: expected an array of shape {list(array.shape)}, as at the start")
        self._check_finite(arrays)
        return {key: np.array(array) for key, array in arrays.items()}

    def outputs(self, points: np.ndarray, arrays: Optional[Mapping[str, np.ndarray]] = None) -> np.ndarray:
        """The outputs in double precision, as this reading of the model has them."""
        weights = self.arrays if arrays is None else arrays
        values = [np.asarray(points, dtype=np.float64)]
        for k, layer in enumerate(self.layers[1:], start=1):
            total = np.zeros((len(values[0]), layer.width))
            if self.has_two_outputs and k == len(self.layers) - 1:
                total[:, 0] = values[-1][:, 1] - values[-1][:, 0]
            else:
                for term in layer.terms:
                    if term.key is None:
                        total = total + float(term.factor) * values[term.source]
                    else:
                        total = total + values[term.source] @ self._matrix(term.key, weights).T
                if layer.bias is not None:
                    total = total + weights[layer.bias]
            values.append(_activated(layer.activation, total))
        return values[-1][:, 0]

    def _matrix(self, key: str, weights: Mapping[str, np.ndarray]) -> np.ndarray:
        matrix = weights[key].astype(np.float64)
        return matrix.T if self.transposed.get(key) else matrix

    # -- as the program reads it

    @property
    def constant_input(self) -> bool:
        """Whether the samples get a constant coordinate 1."""
        return self._has_bias_column if self.is_layered else any(layer.bias for layer in self.layers)

    def section(self) -> Dict[str, Any]:
        """The section `network` of an experiment file."""
        return self._layered_section() if self.is_layered else {"graph": self._graph_section()}

    def _layered_section(self) -> Dict[str, Any]:
        widths = [layer.width for layer in self.layers]
        widths[0] += 1 if self.constant_input else 0
        section: Dict[str, Any] = {
            "widths": widths, "activations": [layer.activation for layer in self.layers[1:-1]]}
        if not self.constant_input:
            biases = [layer.bias is not None for layer in self.layers[1:]]
            if any(biases):
                section["biases"] = biases
        skips = [{"from": term.source, "to": k, "kind": "identity" if term.key is None else "free"}
                 for k, term in self._skips()]
        if skips:
            section["skips"] = skips
        return section

    def _graph_section(self) -> Dict[str, Any]:
        names = [[f"x[{j}]" for j in range(self.inputs)]]
        for k, layer in enumerate(self.layers[1:-1], start=1):
            names.append([f"h{k}[{j}]" for j in range(layer.width)])
        names.append(["o"])
        edges: List[Dict[str, str]] = []
        for k, layer in enumerate(self.layers[1:], start=1):
            if self.has_two_outputs and k == len(self.layers) - 1:
                edges += [{"from": names[-2][j], "to": "o", "fixed": f} for j, f in ((0, "-1"), (1, "1"))]
                continue
            for term in layer.terms:
                edges += self._edges(names[term.source], names[k], term)
            for i in range(layer.width if layer.bias is not None else 0):
                edges += self._edge("1", names[k][i], str(layer.bias), (i,))
        inputs = names[0] + (["1"] if self.constant_input else [])
        return {
            "inputs": inputs,
            "vertices": [{"name": name, "activation": layer.activation}
                         for layer, units in zip(self.layers[1:], names[1:]) for name in units],
            "output": "o",
            "parameters": [_indexed(key, index) for key in self.blocks[0][1]
                           for index in np.ndindex(*self.arrays[key].shape)],
            "edges": edges,
        }

    def _edges(self, before: List[str], after: List[str], term: _Term) -> List[Dict[str, str]]:
        if term.key is None:
            return [{"from": a, "to": b, "fixed": str(term.factor)} for a, b in zip(before, after)]
        return [edge for i in range(len(after)) for j in range(len(before))
                for edge in self._edge(before[j], after[i], term.key,
                                       (j, i) if self.transposed.get(term.key) else (i, j))]

    def _edge(self, start: str, end: str, key: str, index: Tuple[int, ...]) -> List[Dict[str, str]]:
        if key not in self.frozen:
            return [{"from": start, "to": end, "weight": _indexed(key, index)}]
        value = Fraction(float(self.arrays[key][index]))
        return [{"from": start, "to": end, "fixed": str(value)}] if value else []

    def require_same_outputs(self, X: Any) -> None:
        """Refuses a model of PyTorch that computes something else than what was read off it."""
        torch = sys.modules.get("torch")
        if torch is None or not _is_torch_module(self.model):
            return
        first = next(iter(self.model.parameters()))
        batch = torch.as_tensor(np.asarray(_array(X)[:16], dtype=np.float64)).to(first.dtype).to(first.device)
        with torch.no_grad():
            found = _array(self.model(batch)).astype(np.float64)
        found = found[:, 1] - found[:, 0] if self.has_two_outputs else found.reshape(-1)
        expected = self.outputs(_array(batch).reshape(len(batch), -1), self.current())
        size = 1 + np.max(np.abs(expected))
        if found.shape != expected.shape or not np.all(np.abs(found - expected) <= 1e-2 * size):
            raise ModelError(
                "the model computes something else than what was read off it: "
                f"{found.ravel()[:1]} on the first sample, where {expected[:1]} is expected")


def _indexed(key: str, index: Iterable[int]) -> str:
    return f"{key}[{','.join(map(str, index))}]"


def _activated(activation: str, values: np.ndarray) -> np.ndarray:
    if activation == "linear":
        return values
    if activation == "abs":
        return np.abs(values)
    slope = 0.0 if activation == "relu" else float(Fraction(activation.split(":")[1]))
    return np.where(values > 0, values, slope * values)


def _array(value: Any) -> np.ndarray:
    """A NumPy array of what PyTorch, pandas, TensorFlow or JAX call an array; each number as it is."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        if str(value.dtype) == "torch.bfloat16":
            value = value.float()
    elif hasattr(value, "to_numpy"):
        return np.asarray(value.to_numpy())
    return np.asarray(value.numpy() if hasattr(value, "numpy") else value)


def _is_torch_module(model: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and hasattr(torch, "nn") and isinstance(model, torch.nn.Module)


# -- models of PyTorch

_IGNORED = {"Identity", "Flatten", "Unflatten"}
_PASSING = {"flatten", "squeeze", "unsqueeze", "contiguous", "view", "reshape", "ravel", "clone", "float",
            "double", "to", "size", "getattr", "detach"}


class _Ref(int):
    """The number of a layer, told apart from a number of the model's code."""


class _TorchReader:
    """Reads a module by tracing what it does with its input."""

    def __init__(self, network: Network, width: Optional[int]) -> None:
        self.network = network
        self.width = width
        self.shared: set[int] = set()

    def read(self, model: Any) -> None:
        import importlib

        fx = importlib.import_module("torch.fx")
        try:
            graph = fx.symbolic_trace(model).graph
        except Exception as error:
            raise ModelError(
                f"{type(model).__name__}: what it does depends on its input, or cannot be traced "
                f"({str(error).splitlines()[0] if str(error) else type(error).__name__})") from None
        self.modules = dict(model.named_modules(remove_duplicate=False))
        self.parameters = {f"{prefix}.{name}".lstrip("."): parameter for prefix, module in self.modules.items()
                           for name, parameter in module.named_parameters(recurse=False)}
        self.canonical = {id(p): key for key, p in model.named_parameters()}
        values: Dict[Any, Any] = {}
        for node in graph.nodes:
            values[node] = self.value(node, values)
            if isinstance(values[node], _Ref) and len(node.users) > 1:
                self.shared.add(values[node])
        result = values[[node for node in graph.nodes if node.op == "output"][0]]
        if not isinstance(result, _Ref):
            raise ModelError(f"{type(model).__name__}: the result is not one vector of numbers")
        if result != len(self.network.layers) - 1:
            self.network.layers.append(_Layer(self.layer(result).width, [_Term(result)]))

    def layer(self, k: int) -> _Layer:
        return self.network.layers[k]

    def last(self) -> _Ref:
        return _Ref(len(self.network.layers) - 1)

    def value(self, node: Any, values: Dict[Any, Any]) -> Any:
        arguments = [values.get(a, a) if _hashable(a) else a for a in node.args]
        keywords = {name: values.get(a, a) if _hashable(a) else a for name, a in node.kwargs.items()}
        if node.op == "placeholder":
            if self.network.layers:
                raise ModelError(f"{node.target}: a second input; expected one")
            self.network.layers.append(_Layer(self.width or self.first_width()))
            return _Ref(0)
        if node.op == "get_attr":
            return self.attribute(node.target)
        if node.op == "output":
            return node.args and values.get(node.args[0])
        if node.op == "call_module":
            return self.module(node.target, arguments)
        name = node.target if node.op == "call_method" else getattr(node.target, "__name__", str(node.target))
        return self.call(name.rstrip("_") if not name.startswith("_") else name, arguments, keywords)

    def first_width(self) -> int:
        for module in self.modules.values():
            if type(module).__name__ == "Linear":
                return int(module.in_features)
        raise ModelError("the number of inputs is not known; expected a Linear layer, or X")

    def attribute(self, target: str) -> Any:
        if target in self.parameters:
            return ("parameter", target, False)
        return ("constant", target)

    def module(self, target: str, arguments: List[Any]) -> Any:
        module, x = self.modules[target], arguments[0]
        kind = type(module).__name__
        if kind == "Linear":
            bias = None if module.bias is None else f"{target}.bias"
            return self.linear(target, x, f"{target}.weight", bias)
        if kind == "ReLU":
            return self.activate(target, x, "relu")
        if kind == "LeakyReLU":
            return self.activate(target, x, _leaky(module.negative_slope))
        if kind in _IGNORED or (kind.startswith("Dropout") and (module.p == 0 or not module.training)):
            return x
        if kind.startswith("Dropout"):
            raise ModelError(
                f"{target}: Dropout(p={module.p}) switches units off at random; expected p=0, or model.eval()")
        if kind in ("Sigmoid", "Softmax", "LogSoftmax", "LogSigmoid"):
            raise ModelError(f"{target}: {kind} belongs to the loss; expected a model without it, and loss='logistic'")
        raise ModelError(
            f"{target}: {kind} cannot be expressed; expected Linear, ReLU, LeakyReLU, Identity, Flatten and "
            "sums of them (a model of convolutions can be exported to ONNX: network: {onnx: model.onnx})")

    def call(self, name: str, arguments: List[Any], keywords: Dict[str, Any]) -> Any:
        x = arguments[0] if arguments else keywords.get("input")
        if isinstance(x, tuple) and x[0] == "parameter" and name in ("t", "getattr", "transpose"):
            return ("parameter", x[1], not x[2])
        if name == "relu":
            return self.activate(name, x, "relu")
        if name == "leaky_relu":
            slope = arguments[1] if len(arguments) > 1 else keywords.get("negative_slope", 0.01)
            return self.activate(name, x, _leaky(slope))
        if name == "abs":
            return self.activate(name, x, "abs")
        if name in ("add", "iadd", "sub", "isub") and len(arguments) > 1 and not keywords:
            return self.sum(name, arguments[0], arguments[1], -1 if "sub" in name else 1)
        if name == "neg":
            return self.scaled(name, x, -1)
        if name in ("mul", "imul", "truediv", "div") and len(arguments) == 2:
            return self.product(name, arguments[0], arguments[1])
        if name == "linear":
            weight, bias = (arguments + [None, None])[1:3]
            weight, bias = keywords.get("weight", weight), keywords.get("bias", bias)
            return self.linear(name, x, self.key(name, weight), None if bias is None else self.key(name, bias))
        if name in ("matmul", "mm") and isinstance(arguments[1], tuple) and arguments[1][0] == "parameter":
            _, key, is_turned = arguments[1]
            return self.linear(name, x, key, None, transposed=not is_turned)
        if name in _PASSING:
            return x
        raise ModelError(
            f"{name}: this operation cannot be expressed; expected relu, leaky_relu, abs, linear, sums, "
            "differences and factors that are numbers")

    def key(self, name: str, value: Any) -> str:
        if isinstance(value, tuple) and value[0] == "parameter" and not value[2]:
            return str(value[1])
        raise ModelError(f"{name}: a weight that is computed; expected a parameter as it is")

    def vector(self, name: str, x: Any) -> _Ref:
        if isinstance(x, _Ref):
            return x
        raise ModelError(f"{name}: a constant or a weight where a vector is expected; this cannot be expressed")

    def linear(self, name: str, x: Any, weight: str, bias: Optional[str], transposed: bool = False) -> _Ref:
        source = self.vector(name, x)
        key = self.take(weight, transposed)
        rows, columns = self.network.arrays[key].shape[::-1 if transposed else 1]
        if columns != self.layer(source).width:
            raise ModelError(f"{name}: {columns} inputs, but {self.layer(source).width} come; expected as many")
        layer = _Layer(rows, [_Term(source, key)], None if bias is None else self.take(bias, False))
        self.network.layers.append(layer)
        return self.last()

    def take(self, name: str, transposed: bool) -> str:
        parameter = self.parameters[name]
        key = self.canonical[id(parameter)]
        if self.network.transposed.setdefault(key, transposed) != transposed:
            raise ModelError(f"{key}: it is used transposed and as it is, which cannot be expressed")
        self.network.arrays[key] = np.array(_array(parameter))
        if not parameter.requires_grad:
            self.network.frozen.add(key)
        return key

    def activate(self, name: str, x: Any, activation: str) -> _Ref:
        source = self.vector(name, x)
        layer = self.layer(source)
        if source > 0 and layer.activation == "linear" and source not in self.shared:
            layer.activation = activation
            return source
        self.network.layers.append(_Layer(layer.width, [_Term(source)], None, activation))
        return self.last()

    def sum(self, name: str, one: Any, other: Any, sign: int) -> _Ref:
        if isinstance(other, tuple) and other[0] == "parameter" and sign == 1:
            source = self.vector(name, one)
            layer = self.layer(source)
            if source > 0 and layer.activation == "linear" and layer.bias is None and source not in self.shared:
                layer.bias = self.take(str(other[1]), False)
                return source
        a, b = self.vector(name, one), self.vector(name, other)
        if self.layer(a).width != self.layer(b).width:
            raise ModelError(
                f"{name}: vectors of {self.layer(a).width} and {self.layer(b).width} numbers; expected as many")
        total = _Layer(self.layer(a).width)
        absorbed = [source for source, factor in ((a, 1), (b, sign))
                    if a != b and self.is_absorbed(source, factor, total)]
        for source, factor in ((a, 1), (b, sign)):
            if source not in absorbed:
                total.terms.append(_Term(source, None, Fraction(factor)))
        self.network.layers.append(total)
        if absorbed:
            return self.without(absorbed)
        return self.last()

    def is_absorbed(self, source: int, factor: int, total: _Layer) -> bool:
        """Whether a layer is nothing but a summand of this sum, and is made part of it."""
        layer = self.layer(source)
        if source == 0 or factor != 1 or layer.activation != "linear" or source in self.shared:
            return False
        if source != len(self.network.layers) - 1:
            return False
        total.terms += layer.terms
        total.bias = layer.bias or total.bias
        return True

    def without(self, absorbed: Sequence[int]) -> _Ref:
        """Takes the last layer but one away, of which the last has become a copy."""
        assert list(absorbed) == [len(self.network.layers) - 2]
        del self.network.layers[absorbed[0]]
        return self.last()

    def product(self, name: str, one: Any, other: Any) -> _Ref:
        if not isinstance(one, _Ref) and "mul" in name:
            one, other = other, one
        if isinstance(other, _Ref) or not isinstance(other, (int, float)) or other == 0:
            raise ModelError(f"{name}: this product cannot be expressed; expected a factor that is a number")
        # A factor is a number of the format that the model computes in.
        dtypes = [array.dtype for array in self.network.arrays.values()] or [np.dtype(np.float64)]
        factor = Fraction(float(np.asarray(other, dtype=dtypes[0])))
        return self.scaled(name, one, 1 / factor if "div" in name else factor)

    def scaled(self, name: str, x: Any, factor: Union[int, Fraction]) -> _Ref:
        source = self.vector(name, x)
        self.network.layers.append(_Layer(self.layer(source).width, [_Term(source, None, Fraction(factor))]))
        return self.last()


def _hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return not isinstance(value, (int, float, str, bool)) and value is not None


def _leaky(slope: float) -> str:
    return "relu" if slope == 0 else f"leaky:{Fraction(repr(float(slope)))}"


# -- models of Keras, and arrays


def _read_keras(network: Network, model: Any) -> None:
    names = [str(getattr(w, "path", getattr(w, "name", k))) for k, w in enumerate(getattr(model, "weights", []))]
    arrays = [np.array(a) for a in model.get_weights()]
    names = names if len(set(names)) == len(arrays) else [str(k) for k in range(len(arrays))]
    taken = 0
    for layer in model.layers:
        kind = type(layer).__name__
        name = getattr(layer, "name", kind)
        activation = getattr(getattr(layer, "activation", None), "__name__", "linear")
        if kind == "Dense":
            for _ in layer.get_weights():
                network.arrays[names[taken]] = arrays[taken]
                taken += 1
            keys = list(network.arrays)[-len(layer.get_weights()):]
            network.transposed[keys[0]] = True
            _append(network, keys[0], keys[1] if len(keys) > 1 else None)
        elif kind in ("ReLU", "LeakyReLU"):
            slope = getattr(layer, "negative_slope", getattr(layer, "alpha", 0.3 if kind == "LeakyReLU" else 0.0))
            network.layers[-1].activation = _leaky(float(slope or 0.0))
        elif kind not in ("InputLayer", "Flatten", "Activation"):
            raise ModelError(f"{name}: {kind} cannot be expressed; expected Dense, ReLU, LeakyReLU, Flatten")
        if activation not in ("linear", "relu"):
            raise ModelError(f"{name}: {activation} cannot be expressed; expected relu or linear")
        if activation == "relu" and network.layers:
            network.layers[-1].activation = "relu"
    if not network.layers:
        raise ModelError("the model has no Dense layer; expected at least one")


def _append(network: Network, weight: str, bias: Optional[str]) -> None:
    """Appends a layer that reads the last one."""
    rows, columns = network.arrays[weight].shape[::-1 if network.transposed.get(weight) else 1]
    if not network.layers:
        network.layers.append(_Layer(columns))
    before = network.layers[-1].width
    if columns != before:
        raise ModelError(f"{weight}: {columns} inputs, but the layer before has {before} units; expected as many")
    if bias is not None and network.arrays[bias].shape != (rows,):
        raise ModelError(f"{bias}: shape {list(network.arrays[bias].shape)}; expected [{rows}], as {weight} has rows")
    network.layers.append(_Layer(rows, [_Term(len(network.layers) - 1, weight)], bias))


def _named(model: Any) -> Arrays:
    if isinstance(model, (str, bytes)):
        raise ModelError("a text is not a model; expected a module, a mapping of names to arrays, or a list of arrays")
    if isinstance(model, Mapping) or hasattr(model, "files"):
        return {str(key): np.array(_array(model[key])) for key in model}
    named: Arrays = {}
    try:
        for value in model:
            array = np.array(_array(value))
            layer = sum(1 for key in named if key.startswith("W")) + (1 if array.ndim == 2 else 0)
            named[("W" if array.ndim == 2 else "b") + str(layer)] = array
    except TypeError:
        raise ModelError(
            f"{type(model).__name__} is not a model; expected a module of PyTorch, a model of Keras, a mapping "
            "of names to arrays, or a list of arrays") from None
    return named


def _read_arrays(network: Network, model: Any, activations: Union[str, Sequence[str]],
                 transpose: Optional[bool], skips: Sequence[Tuple[int, int]], width: Optional[int]) -> None:
    network.arrays = _named(model)
    for key, array in network.arrays.items():
        if array.dtype.kind != "f" and array.dtype.kind not in "iu" or array.ndim not in (1, 2):
            raise ModelError(
                f"{key}: {array.dtype} of shape {list(array.shape)}; expected a matrix or a vector of numbers")
        if array.dtype.kind in "iu":
            network.arrays[key] = array.astype(np.float64)
    matrices = [key for key, array in network.arrays.items() if array.ndim == 2]
    if not matrices:
        raise ModelError("there is no matrix of weights; expected one for each layer")
    is_turned = transpose
    if is_turned is None:
        is_turned = _is_chain(network, matrices, True, width) and (
            not _is_chain(network, matrices, False, width) or any("kernel" in key for key in matrices))
    pairs: List[Tuple[str, Optional[str]]] = []
    for key, array in network.arrays.items():
        if array.ndim == 2:
            network.transposed[key] = is_turned
            pairs.append((key, None))
        elif not pairs or pairs[-1][1] is not None:
            raise ModelError(f"{key}: a vector that no matrix goes before; expected biases behind their matrix")
        else:
            pairs[-1] = (pairs[-1][0], key)
    for weight, bias in pairs:
        _append(network, weight, bias)
    hidden = network.layers[1:-1]
    names = [activations] * len(hidden) if isinstance(activations, str) else list(activations)
    if len(names) != len(hidden):
        raise ModelError(f"activations: {len(names)} of them; expected {len(hidden)}, one for each hidden layer")
    for layer, name in zip(hidden, names):
        if not re.fullmatch(r"linear|relu|abs|leaky:[-0-9./e]+", str(name)):
            raise ModelError(f"activations: {name!r}; expected relu, linear, abs or leaky:1/100")
        layer.activation = str(name)
    for start, end in skips:
        if not 0 <= start < end < len(network.layers) or network.layers[start].width != network.layers[end].width:
            raise ModelError(f"skips: {(start, end)}; expected two layers of one width, the first one earlier")
        network.layers[end].terms.append(_Term(start))


def _is_chain(network: Network, matrices: List[str], is_turned: bool, width: Optional[int]) -> bool:
    shapes = [network.arrays[key].shape[::1 if is_turned else -1] for key in matrices]
    fits = all(before[1] == after[0] for before, after in zip(shapes, shapes[1:]))
    return fits and shapes[-1][1] <= 2 and width in (None, shapes[0][0])


# -------------------------------------------------------------------------------------------- the data


class _Samples:
    """Points and labels, 1 and -1, each number as it is."""

    def __init__(self, X: Any, y: Any, positive: Any) -> None:
        points = _array(X)
        if points.ndim < 2 or points.size == 0:
            raise ModelError(f"X: shape {list(points.shape)}; expected [samples, features]")
        self.points = points.reshape(len(points), -1)
        self.is_text = self.points.dtype.kind in "OUS"
        if self.is_text:
            self.points = np.array([[_number(x) for x in row] for row in self.points], dtype=object)
        elif self.points.dtype.kind not in "fiub":
            raise ModelError(f"X: {self.points.dtype}; expected numbers")
        elif not np.all(np.isfinite(self.points)):
            row, column = np.argwhere(~np.isfinite(self.points))[0]
            raise ModelError(f"X[{row},{column}]: {self.points[row, column]}; expected finite numbers")
        self.labels, self.classes = _signs(_array(y), len(points), positive)

    def rounded(self, dtype: np.dtype) -> None:
        """Rounds points to the format that a training run computes in, unless they have it."""
        if self.is_text:
            self.points, self.is_text = np.array(
                [[float(Fraction(x)) for x in row] for row in self.points]).astype(dtype), False
        elif self.points.dtype.kind == "f" and self.points.dtype.itemsize > dtype.itemsize:
            self.points = self.points.astype(dtype)

    def section(self, folder: Path) -> Dict[str, Any]:
        if self.is_text:
            return {"points": self.points.tolist(), "labels": self.labels.tolist()}
        points = self.points.astype(np.int64) if self.points.dtype.kind == "b" else self.points
        np.savez(folder / "data.npz", X=points, y=self.labels)
        return {"npz": "data.npz"}


def _signs(y: np.ndarray, count: int, positive: Any) -> Tuple[np.ndarray, Tuple[Any, Any]]:
    """Labels 1 and -1, and the classes that these stand for, the positive one first."""
    labels = y.reshape(-1)
    if len(labels) != count:
        raise ModelError(f"y: {len(labels)} labels for {count} samples; expected one for each")
    values = sorted(set(labels.tolist()), key=lambda v: (str(type(v)), v))
    if positive is None and set(values) <= {-1, 1}:
        return labels.astype(np.int64), (1, -1)
    if len(values) != 2:
        shown = ", ".join(repr(v) for v in values[:6]) + (", ..." if len(values) > 6 else "")
        raise ModelError(f"y: {len(values)} classes ({shown}); expected 2, such as y == {values[0]!r} makes")
    first = values[1] if positive is None else positive
    if first not in values:
        raise ModelError(f"positive: {first!r} is no label; expected {values[0]!r} or {values[1]!r}")
    other = values[0] if first == values[1] else values[1]
    return np.where(labels == first, 1, -1).astype(np.int64), (first, other)


_LOSSES = {"BCEWithLogitsLoss": "logistic", "SoftMarginLoss": "logistic", "CrossEntropyLoss": "logistic"}


def _loss(loss: Any, reduction: Optional[str]) -> Tuple[str, str]:
    """The names of a loss and a reduction; those of a loss of PyTorch where one is given."""
    if isinstance(loss, str):
        if loss not in ("exponential", "logistic", "squareplus", "square"):
            names = "exponential, logistic, squareplus, square"
            raise ModelError(f"loss: {loss!r}; expected {names}, or a loss of PyTorch")
        return loss, reduction or "mean"
    if not hasattr(loss, "reduction"):
        raise ModelError("loss: a function of your own; expected its name: exponential, logistic, squareplus or square")
    name = type(loss).__name__
    if name not in _LOSSES:
        raise ModelError(f"loss: {name} cannot be expressed; expected one of {', '.join(_LOSSES)}, or 'exponential'")
    for key in ("weight", "pos_weight", "label_smoothing"):
        value = getattr(loss, key, None)
        if value is not None and not (key == "label_smoothing" and value == 0):
            raise ModelError(f"loss: {name} with {key} cannot be expressed; expected one without")
    taken = reduction or str(loss.reduction)
    if taken not in ("mean", "sum"):
        raise ModelError(f"reduction: {taken!r}; expected mean or sum")
    return _LOSSES[name], taken


# ----------------------------------------------------------------------------------------- the results


@dataclass(frozen=True)
class Finding:
    """A statement, and what was found of it; numbers in double precision beside the exact ones.

    `value` and `bound` are None where there is none; `raw` is the entry of `report.json`, with exact
    numbers and rigorous enclosures.
    """

    id: str
    subject: str
    verdict: str
    claim: str
    reason: str
    value: Optional[float]
    bound: Optional[float]
    interval: Optional[Tuple[Optional[float], Optional[float]]]
    raw: Mapping[str, Any] = field(repr=False, compare=False)

    def __str__(self) -> str:
        return f"{self.verdict} {self.id} {self.subject}: {self.reason or self.claim}"


def _finding(entry: Mapping[str, Any]) -> Finding:
    floats = entry.get("float", {})
    interval = floats.get("interval")
    return Finding(entry["id"], entry["subject"], entry["verdict"], entry["claim"], entry["reason"],
                   floats.get("value"), floats.get("bound"),
                   None if interval is None else (interval[0], interval[1]), entry)


class _Result:
    """What a run of the program left, with the table that it printed."""

    def __init__(self, folder: Path, keep: Any, code: int, text: str, name: str) -> None:
        self.folder = folder
        """The folder of the files that the program wrote; a temporary one goes away with this object."""
        self._keep = keep
        self.exit_code = code
        # Where a temporary folder is, is of no use to anybody.
        self.text = text if keep is None else re.sub(r"\nreport: [^\n]*\n$", "\n", text)
        self.json: Dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))

    def __str__(self) -> str:
        return self.text.rstrip("\n")

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(str(self))}</pre>"

    def save(self, folder: Union[str, "os.PathLike[str]"]) -> None:
        """Copies all files, the experiment among them, into a folder of yours."""
        shutil.copytree(self.folder.parent, folder, dirs_exist_ok=True)


class Report(_Result):
    """The verdicts of a check, and the trajectory that it followed as arrays.

    `t` [T] are the ends of steps; `weights` the weights there by the model's names, each [T, ...]; `risk`,
    `log10_risk`, `norm`, `margin_min` and `radius` [T] and `margins` [T, n] belong to them. All are in
    double precision. The true flow is proved to be within `radius` of the trajectory.
    """

    def __init__(self, network: Network, samples: _Samples, folder: Path, keep: Any, code: int, text: str) -> None:
        super().__init__(folder, keep, code, text, "report.json")
        self.network = network
        self.classes = samples.classes
        self.findings: List[Finding] = [_finding(entry) for entry in self.json["checks"]]
        self.summary: Dict[str, int] = self.json["summary"]
        with np.load(folder / "trajectory.npz") as archive:
            self.arrays: Arrays = {key: archive[key] for key in archive.files}
        self.weights: Arrays = network.unpack(self.arrays)

    @property
    def outcome(self) -> str:
        """`fine`, `violated` or `undecided`, the worst of all verdicts."""
        return {0: "fine", 1: "violated", 3: "undecided"}[self.exit_code]

    def __getitem__(self, id: str) -> List[Finding]:
        """The findings of a claim, such as `report["balancedness"]`."""
        found = [finding for finding in self.findings if finding.id == id]
        if not found:
            raise KeyError(f"{id}: no such claim; there are " + ", ".join(dict.fromkeys(f.id for f in self.findings)))
        return found

    def proved(self, id: str) -> bool:
        """Whether all findings of a claim are PROVED, those aside that do not apply."""
        verdicts = {finding.verdict for finding in self[id]} - {"NOT_APPLICABLE"}
        return verdicts == {"PROVED"}

    @property
    def page(self) -> str:
        """The text of `report.html`."""
        return (self.folder / "report.html").read_text(encoding="utf-8")

    def state_dict(self, k: int = -1) -> Arrays:
        """The weights at the k-th instant, the last one by default, by the model's names."""
        return {key: array[k] for key, array in self.weights.items()}

    def __getattr__(self, name: str) -> np.ndarray:
        if name in ("t", "risk", "log10_risk", "norm", "margin_min", "margins", "radius"):
            return self.arrays[name]
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"<Report: {self.outcome}, " + ", ".join(f"{n} {v}" for v, n in self.summary.items()) + ">"


class Flow:
    """The certified gradient flow at given times.

    `t` [K] are the times; `weights` the flow's weights by the model's names, each [K, ...]; `risk` [K] the
    risk. The numbers of `exact` (K lists of decimals, in the program's order `names`) are proved to be
    within `radius` [K], in the Euclidean norm, of the true flow's; `weights` are the doubles next to them.
    """

    def __init__(self, report: Report) -> None:
        entries = report.json["trajectory"]["at"]
        self.report = report
        self.t = np.array([entry["float"]["time"] for entry in entries], dtype=np.float64)
        risks = [entry["float"]["risk"] for entry in entries]
        self.risk = np.array([np.nan if risk is None else risk for risk in risks])
        self.radius = np.array([_above(entry["radius"]) for entry in entries])
        self.names: List[str] = report.json["parameters"]
        self.exact: List[List[Decimal]] = [[Decimal(w) for w in entry["weights"]] for entry in entries]
        flat = np.array([entry["float"]["weights"] for entry in entries], dtype=np.float64)
        self.weights: Arrays = report.network.unpack(_split(flat, report.arrays, report.network))

    def state_dict(self, k: int = -1) -> Arrays:
        """The weights at the k-th time, the last one by default, by the model's names."""
        return {key: array[k] for key, array in self.weights.items()}

    def __len__(self) -> int:
        return len(self.t)

    def __repr__(self) -> str:
        return f"<Flow: {len(self)} times to t = {self.t[-1]:g}, radius at most {self.radius.max():.2g}>"


def _above(radius: str) -> float:
    """A double that is at least a decimal."""
    value = float(radius)
    return value if Decimal(value) >= Decimal(radius) else float(np.nextafter(value, np.inf))


def _split(flat: np.ndarray, arrays: Arrays, network: Network) -> Arrays:
    """A vector of all weights as the arrays of the program."""
    parts, first = {}, 0
    for name, _ in network.blocks:
        # Of a graph they are all in one, however the program's file has them.
        shape = arrays[name].shape[1:] if name in arrays else flat.shape[1:]
        size = int(np.prod(shape))
        parts[name] = flat[:, first:first + size].reshape((len(flat),) + shape)
        first += size
    return parts


class Comparison(_Result):
    """What came of holding a recording against the exact gradient. It is true if all was confirmed."""

    def __init__(self, folder: Path, keep: Any, code: int, text: str) -> None:
        super().__init__(folder, keep, code, text, "comparison.json")
        self.counts: Dict[str, int] = self.json["summary"]
        self.differing: List[Dict[str, Any]] = self.json["comparison"]["differing"]
        """The steps that are off: `point`, `weight`, `ulps` and a `text` that says what it looks like."""
        self.largest_ulps = float(self.json["comparison"]["largestUlps"]["approximate"])

    @property
    def confirmed(self) -> bool:
        """Whether every step is within the bound of its rounding errors."""
        return self.exit_code == 0

    def __bool__(self) -> bool:
        return self.confirmed

    def __repr__(self) -> str:
        return "<Comparison: " + ", ".join(f"{n} {v}" for v, n in self.counts.items()) + ">"


# ---------------------------------------------------------------------------------------- what to call


class _Temporary:
    """A folder that goes away with this object."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="plumbline-"))
        weakref.finalize(self, shutil.rmtree, str(self.path), ignore_errors=True)


def _folders(output: Union[None, str, "os.PathLike[str]"]) -> Tuple[Path, Any]:
    if output is not None:
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        return folder, None
    keep = _Temporary()
    return keep.path, keep


def _write(folder: Path, name: str, network: Network, samples: _Samples, initial: Arrays, loss: Any,
           reduction: Optional[str], flow: Dict[str, Any], standardize: bool) -> Path:
    data = samples.section(folder)
    if standardize:
        data["standardize"] = True
    if network.constant_input:
        data["bias"] = True
    if samples.points.shape[1] != network.inputs:
        raise ModelError(f"X: {samples.points.shape[1]} features; expected {network.inputs}, as the model has inputs")
    np.savez(folder / "weights.npz", **network.pack(initial))  # type: ignore[arg-type]
    kind, taken = _loss(loss, reduction)
    experiment = {"name": name, "data": data, "network": network.section(),
                  "initialization": {"npz": "weights.npz"}, "loss": kind, "reduction": taken, "flow": flow}
    file = folder / "experiment.json"
    file.write_text(json.dumps(experiment, indent=1), encoding="utf-8")
    return file


def _read(model: Any, X: Any, y: Any, positive: Any, options: Dict[str, Any]) -> Tuple[Network, _Samples]:
    samples = _Samples(X, y, positive)
    if isinstance(model, Network):
        return model, samples
    network = Network(model, width=samples.points.shape[1], **options)
    if not samples.is_text:
        network.require_same_outputs(X)
    return network, samples


def _until(time: Any, risk: Any, proved: Optional[str]) -> Dict[str, str]:
    """Where a run ends. A risk that the network never comes down to must not let it go on for ever."""
    if time is None and risk is None and proved is None:
        risk = "1e-6"
    until = {key: _number(value) for key, value in (("time", time), ("risk", risk)) if value is not None}
    if proved is not None:
        until["proved"] = proved
    if time is None:
        least = Fraction(until.get("risk", "1e-100"))
        until["time"] = str(10 ** 6 / least if least > 0 else 10 ** 6)
    return until


def check(model: Any, X: Any, y: Any, *, time: Any = None, risk: Any = None, proved: Optional[str] = None,
          digits: int = 20, loss: Any = "exponential", reduction: Optional[str] = None, positive: Any = None,
          standardize: bool = False, threads: Optional[int] = None, name: str = "python",
          output: Union[None, str, "os.PathLike[str]"] = None, progress: Progress = None,
          executable: Optional[str] = None, at: Sequence[Any] = (), **options: Any) -> Report:
    """Checks assumptions, invariants and bounds along the gradient flow from the model's weights.

    X has a row for each sample, y the label of each: 1 and -1, 0 and 1, or any two values, of which
    `positive` names the positive one (the larger by default). Floats are taken as they are, texts such as
    "0.1" or "1/3" digit by digit. The flow is followed to `digits` digits until the `time`, the `risk` or
    the moment at which the claim `proved` is decided for all later times (`all` for every one),
    whichever comes first; to a risk of 1e-6 if none is given. A run that is given no time ends at 1e6 over
    the risk (1e-100 for a claim), because some networks never come down to a risk. `loss` is `exponential`,
    `logistic`, `squareplus`, `square` or a loss of PyTorch. `output` is a folder to keep the report in. `progress` is
    True, False or a function that is given each line; by default lines are shown on terminals and in
    notebooks. Further options are those of `Network`.
    """
    network, samples = _read(model, X, y, positive, options)
    flow: Dict[str, Any] = {"digits": digits, "until": _until(time, risk, proved)}
    if len(at):
        flow["at"] = [_number(value) for value in at]
    folder, keep = _folders(output)
    file = _write(folder, name, network, samples, network.arrays, loss, reduction, flow, standardize)
    words = ["check", str(file), "--output", str(folder / "report")]
    code, text = _run(words + (["--threads", str(threads)] if threads else []), progress, executable)
    return Report(network, samples, folder / "report", keep, code, text)


def solve(model: Any, X: Any, y: Any, t: Sequence[Any], *, digits: int = 20, **options: Any) -> Flow:
    """The certified gradient flow from the model's weights at the times t; options are those of `check`."""
    times = [t] if np.ndim(t) == 0 else list(t)
    last = max((Fraction(_number(value)) for value in times), default=Fraction(0))
    if not times or last <= 0:
        raise ModelError("t: no time later than 0; expected at least one")
    until = next(value for value in times if Fraction(_number(value)) == last)
    report = check(model, X, y, digits=digits, time=until, at=times, **options)
    reached = len(report.json["trajectory"].get("at", []))
    if reached < len(times):
        why = [f.reason for f in report.findings if f.id in ("continuation", "enclosure") and f.verdict != "PROVED"]
        raise PlumblineError(
            f"the flow is enclosed at {reached} of {len(times)} times only; the run ended at t = {report.t[-1]:.6g}"
            + "".join(f": {reason}" for reason in why[:1]))
    return Flow(report)


class Recorder:
    """Records a training loop, one line a step, for `confirm`.

        recorder = plumbline.Recorder(model, X, y, optimizer=optimizer, loss=criterion)
        for epoch in range(100):
            ...
            optimizer.step()
            recorder.step()

    X and y are those that the run trains on, in the order to which `batch` refers; they may be given to
    `confirm` instead. The step size is `lr`, or that of the optimizer at each step.
    """

    def __init__(self, model: Any, X: Any = None, y: Any = None, *, lr: Optional[float] = None,
                 optimizer: Any = None, loss: Any = "exponential", reduction: Optional[str] = None,
                 positive: Any = None, **options: Any) -> None:
        self.network = Network(model, **options)
        self.X, self.y, self.positive = X, y, positive
        self.loss, self.reduction = loss, reduction
        self._lr, self._optimizer = lr, optimizer
        self.points: List[Arrays] = [self.network.current()]
        self.step_sizes: List[float] = []
        self.batches: List[Optional[np.ndarray]] = []
        if self.network.frozen:
            raise ModelError(f"{sorted(self.network.frozen)[0]}: it is not trained; expected all weights to be")

    def step(self, weights: Any = None, *, lr: Optional[float] = None, batch: Any = None) -> None:
        """Records the weights after a step of gradient descent.

        Call it right after `optimizer.step()`. `weights` are those of a program that makes new arrays at
        each step, as in JAX. `batch` are the numbers of the samples that the step used, if not all.
        """
        size = lr if lr is not None else self._lr
        if size is None and self._optimizer is not None:
            sizes = {float(group["lr"]) for group in self._optimizer.param_groups}
            if len(sizes) > 1:
                raise ModelError(f"the optimizer has the step sizes {sorted(sizes)}; expected one for all weights")
            size = sizes.pop()
        if size is None:
            raise ModelError("the step size is not known; expected lr, or the optimizer")
        numbers = None if batch is None else _array(batch).reshape(-1).astype(np.int64)
        if numbers is not None and len(numbers) == 0:
            raise ModelError("batch: an empty batch; expected the numbers of one sample or more")
        self.points.append(self.network.current(weights))
        self.step_sizes.append(float(size))
        self.batches.append(numbers)

    def __len__(self) -> int:
        """The number of steps."""
        return len(self.step_sizes)

    def arrays(self) -> Arrays:
        """The recording as `plumbline compare --trajectory` reads it from an archive of NumPy."""
        if not self.step_sizes:
            raise ModelError("nothing is recorded; expected recorder.step() after each step of the optimizer")
        stacked = {key: np.stack([point[key] for point in self.points]) for key in self.network.arrays}
        arrays = self.network.pack(stacked)
        arrays["eta"] = np.array(self.step_sizes)
        batches = [batch for batch in self.batches if batch is not None]
        if batches and len(batches) < len(self.batches):
            raise ModelError(f"{len(batches)} of {len(self.batches)} steps have a batch; expected all of them, or none")
        if batches:
            widest = max(map(len, batches))
            arrays["batch"] = np.stack(
                [np.concatenate([batch, np.full(widest - len(batch), -1)]) for batch in batches])
        return arrays


def confirm(recording: Recorder, X: Any = None, y: Any = None, *, positive: Any = None,
            threads: Optional[int] = None, name: str = "python",
            output: Union[None, str, "os.PathLike[str]"] = None, progress: Progress = None,
            executable: Optional[str] = None) -> Comparison:
    """Holds each recorded step against the exact gradient, within what rounding may do in its format.

    X is rounded to the format of the weights, as the training run must have done.
    """
    X, y = recording.X if X is None else X, recording.y if y is None else y
    if X is None or y is None:
        raise ModelError("the data are not known; expected X and y, here or in the recorder")
    network = recording.network
    arrays = recording.arrays()
    samples = _Samples(X, y, recording.positive if positive is None else positive)
    samples.rounded(next(iter(network.arrays.values())).dtype)
    network.require_same_outputs(X)
    folder, keep = _folders(output)
    file = _write(folder, name, network, samples, recording.points[0], recording.loss, recording.reduction,
                  {"until": {"time": 1}}, False)
    np.savez(folder / "recording.npz", **arrays)  # type: ignore[arg-type]
    words = ["compare", str(file), "--trajectory", str(folder / "recording.npz"), "--kind", "descent",
             "--output", str(folder / "report")]
    code, text = _run(words + (["--threads", str(threads)] if threads else []), progress, executable)
    return Comparison(folder / "report", keep, code, text)
