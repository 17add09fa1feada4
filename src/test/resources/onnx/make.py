"""Writes the models beside this script with the onnx library, and what they compute.

expected.json has for each model a few inputs and the exact output as p/q, found by an evaluator in
fractions that is held against the reference evaluator of the library. Needs onnx (1.23 made these
files), numpy. Run: python3 make.py
"""

import json
import os
from fractions import Fraction

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

HERE = os.path.dirname(os.path.abspath(__file__))
RNG = np.random.default_rng(5)
TYPES = {"float16": TensorProto.FLOAT16, "float32": TensorProto.FLOAT, "float64": TensorProto.DOUBLE,
         "bfloat16": TensorProto.BFLOAT16}


def numbers(*shape, dtype="float32"):
    """Multiples of 1/16 that every format holds, and a few that use all bits of it."""
    values = RNG.integers(-24, 25, shape) / 16
    if dtype in ("float32", "float64"):
        values = values + RNG.standard_normal(shape) * (RNG.random(shape) < 0.25)
    return values.astype(dtype if dtype != "bfloat16" else "float32")


def tensor(name, values, dtype="float32", raw=True):
    return helper.make_tensor(name, TYPES[dtype], values.shape,
                              values.astype(numpy_type(dtype)).tobytes() if raw else values.flatten().tolist(), raw=raw)


def numpy_type(dtype):
    return helper.tensor_dtype_to_np_dtype(TYPES[dtype])


def integers(name, values):
    return numpy_helper.from_array(np.array(values, np.int64), name)


def model(nodes, shape, initializers, dtype="float32", opset=18, ir=9, output=("N", 1), extra_inputs=()):
    value = helper.make_tensor_value_info
    inputs = [value("x", TYPES[dtype], shape)]
    inputs += [value(t.name, t.data_type, t.dims) for t in extra_inputs]
    graph = helper.make_graph(nodes, "g", inputs, [value("y", TYPES[dtype], output)], initializers)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], producer_name="make.py")
    made.ir_version = ir
    onnx.checker.check_model(made, full_check=True)
    return made


def node(op, inputs, output, name=None, **attributes):
    return helper.make_node(op, inputs, [output], name=name or output, **attributes)


def mlp():
    """Fully connected, as PyTorch writes it: Gemm with transB."""
    return model(
        [node("Gemm", ["x", "fc1"], "a", transB=1), node("Relu", ["a"], "b"),
         node("Gemm", ["b", "fc2"], "c", transB=1), node("Identity", ["c"], "d"),
         node("Gemm", ["d", "fc3"], "y", transB=1)],
        ["N", 2], [tensor("fc1", numbers(3, 2)), tensor("fc2", numbers(2, 3)), tensor("fc3", numbers(1, 2))])


def bias():
    """Biases: of the first layer any, of the others zero."""
    return model(
        [node("Gemm", ["x", "fc1.weight", "fc1.bias"], "a", transB=1), node("LeakyRelu", ["a"], "b", alpha=0.25),
         node("MatMul", ["b", "fc2.weight"], "c"), node("Add", ["zero", "c"], "y")],
        ["N", 2], [tensor("fc1.weight", numbers(3, 2)), tensor("fc1.bias", numbers(3)),
                   tensor("fc2.weight", numbers(3, 1)), tensor("zero", np.array([-0.0], np.float32))])


def skip():
    """An identity skip and a free one, in doubles."""
    return model(
        [node("MatMul", ["x", "w1"], "a"), node("Relu", ["a"], "b"), node("MatMul", ["b", "w2"], "c"),
         node("Add", ["c", "b"], "d"), node("LeakyRelu", ["d"], "e"), node("MatMul", ["e", "w3"], "f"),
         node("MatMul", ["x", "s"], "g"), node("Add", ["f", "g"], "y")],
        [1, 3], [tensor("w1", numbers(3, 4, dtype="float64"), "float64"),
                 tensor("w2", numbers(4, 4, dtype="float64"), "float64"),
                 tensor("w3", numbers(4, 1, dtype="float64"), "float64"),
                 tensor("s", numbers(3, 1, dtype="float64"), "float64")], "float64", output=(1, 1))


def conv():
    """Two dimensions, in halves, with strides, padding, dilations and groups, numbers in int32_data."""
    return model(
        [node("Conv", ["x", "k1", "b1"], "a", kernel_shape=[2, 2], strides=[2, 1], pads=[1, 0, 0, 1]),
         node("Relu", ["a"], "b"),
         node("Conv", ["b", "k2"], "c", group=2, dilations=[1, 2]), node("Relu", ["c"], "d"),
         node("Flatten", ["d"], "e"), node("Gemm", ["e", "w"], "y", transB=1)],
        ["N", 1, 4, 4],
        [tensor("k1", numbers(2, 1, 2, 2, dtype="float16"), "float16"),
         tensor("b1", numbers(2, dtype="float16"), "float16"),
         tensor("k2", numbers(4, 1, 1, 2, dtype="float16"), "float16", raw=False),
         tensor("w", numbers(1, 16, dtype="float16"), "float16")], "float16")


def same():
    """One dimension, automatic padding, bfloat16, one kernel used twice."""
    return model(
        [node("Unsqueeze", ["x", "axis"], "u"),
         node("Conv", ["u", "k"], "a", auto_pad="SAME_UPPER", strides=[2]), node("Relu", ["a"], "b"),
         node("Conv", ["b", "k"], "c", auto_pad="SAME_LOWER"), node("Squeeze", ["c", "axis"], "d"),
         node("LeakyRelu", ["d"], "e", alpha=0.5), node("MatMul", ["e", "w"], "f"), node("Squeeze", ["f"], "y")],
        ["N", 5], [integers("axis", [1]), tensor("k", numbers(1, 1, 4, dtype="bfloat16"), "bfloat16"),
                   tensor("w", numbers(3, 1, dtype="bfloat16"), "bfloat16")], "bfloat16", opset=22, ir=10, output=("N",))


def typed():
    """IR version 3, where initializers are inputs too, with numbers in float_data."""
    tensors = [tensor("w1", numbers(2, 3), raw=False), tensor("w2", numbers(3, 1), raw=False)]
    return model(
        [node("MatMul", ["x", "w1"], "a"), node("Relu", ["a"], "b"), node("MatMul", ["b", "w2"], "y")],
        ["N", 2], tensors, opset=7, ir=3, extra_inputs=tensors)


def reuse():
    """A sum that is read twice, scaled products, a product added to another, and shapes rearranged."""
    return model(
        [helper.make_node("Constant", [], ["w1"], name="w1", value=tensor("t", numbers(3, 2))),
         node("Transpose", ["w1"], "v1", perm=[1, 0]),
         node("MatMul", ["x", "v1"], "a"), node("Relu", ["a"], "b"), node("Add", ["a", "b"], "c"),
         node("Gemm", ["b", "w2", "c"], "d", alpha=-0.5, beta=2.0), node("Reshape", ["d", "shape"], "e"),
         node("Relu", ["e"], "f"), node("Flatten", ["f"], "g", axis=1),
         node("Gemm", ["w3", "g"], "h", transB=1), node("Transpose", ["h"], "y")],
        ["N", 2], [tensor("w2", numbers(3, 3)), integers("shape", [0, 1, -1, 1]), tensor("w3", numbers(1, 3))],
        output=("M", "K"))


def scaled_bias():
    """A first-layer bias with a factor, which is a path of its own."""
    return model(
        [node("Gemm", ["x", "w", "b"], "a", alpha=2.0, beta=-0.5), node("Relu", ["a"], "r"),
         node("MatMul", ["r", "v"], "y")],
        ["N", 2], [tensor("w", numbers(2, 2)), tensor("b", numbers(1, 2)), tensor("v", numbers(2, 1))])


# The exact evaluator: arrays of fractions.

def exact(array):
    flat = [Fraction(float(v)) for v in np.asarray(array).astype(np.float64).flatten()]
    out = np.empty(len(flat), object)
    out[:] = flat
    return out.reshape(np.shape(array))


def convolve(x, k, b, a):
    n = k.ndim - 2
    strides, dilations = a.get("strides", [1] * n), a.get("dilations", [1] * n)
    group, pads, auto = a.get("group", 1), a.get("pads", [0] * 2 * n), a.get("auto_pad", b"NOTSET").decode()
    if auto.startswith("SAME"):
        out = [-(-x.shape[d + 2] // strides[d]) for d in range(n)]
        total = [max(0, (out[d] - 1) * strides[d] + (k.shape[d + 2] - 1) * dilations[d] + 1 - x.shape[d + 2])
                 for d in range(n)]
        less = [t // 2 for t in total]
        more = [t - t // 2 for t in total]
        pads = less + more if auto.endswith("UPPER") else more + less
    padded = np.full([1, x.shape[1]] + [x.shape[d + 2] + pads[d] + pads[d + n] for d in range(n)], Fraction(0), object)
    padded[tuple([slice(None)] * 2 + [slice(pads[d], pads[d] + x.shape[d + 2]) for d in range(n)])] = x
    shape = [(padded.shape[d + 2] - (k.shape[d + 2] - 1) * dilations[d] - 1) // strides[d] + 1 for d in range(n)]
    y = np.full([1, k.shape[0]] + shape, Fraction(0), object)
    for m in range(k.shape[0]):
        first = m // (k.shape[0] // group) * k.shape[1]
        for at in np.ndindex(*shape):
            window = padded[tuple([0, slice(first, first + k.shape[1])] + [
                slice(at[d] * strides[d], at[d] * strides[d] + (k.shape[d + 2] - 1) * dilations[d] + 1, dilations[d])
                for d in range(n)])]
            y[(0, m) + at] = (window * k[m]).sum() + (b[m] if b is not None else 0)
    return y


def run(made, x):
    values = {"x": x}
    for t in made.graph.initializer:
        array = numpy_helper.to_array(t)
        values[t.name] = array if array.dtype == np.int64 else exact(array)
    for nd in made.graph.node:
        i = [values[name] for name in nd.input]
        a = {at.name: helper.get_attribute_value(at) for at in nd.attribute}
        op = nd.op_type
        if op == "Gemm":
            left = i[0].T if a.get("transA") else i[0]
            right = i[1].T if a.get("transB") else i[1]
            y = Fraction(a.get("alpha", 1.0)) * left.dot(right)
            y = y + Fraction(a.get("beta", 1.0)) * i[2] if len(i) > 2 else y
        elif op == "MatMul":
            y = i[0].dot(i[1])
        elif op == "Add":
            y = i[0] + i[1]
        elif op in ("Relu", "LeakyRelu"):
            slope = Fraction(0) if op == "Relu" else Fraction(float(np.float32(a.get("alpha", 0.01))))
            y = np.vectorize(lambda v: v if v > 0 else slope * v, otypes=[object])(i[0])
        elif op == "Conv":
            y = convolve(i[0], i[1], i[2] if len(i) > 2 else None, a)
        elif op == "Identity":
            y = i[0]
        elif op == "Flatten":
            y = i[0].reshape(int(np.prod(i[0].shape[:a.get("axis", 1)])), -1)
        elif op == "Reshape":
            y = i[0].reshape([i[0].shape[d] if s == 0 else s for d, s in enumerate(i[1])])
        elif op == "Squeeze":
            y = np.squeeze(i[0], axis=tuple(i[1]) if len(i) > 1 else None)
        elif op == "Unsqueeze":
            y = np.expand_dims(i[0], tuple(i[1]))
        elif op == "Transpose":
            y = np.transpose(i[0], a.get("perm"))
        elif op == "Constant":
            y = exact(numpy_helper.to_array(a["value"]))
        values[nd.output[0]] = np.asarray(y, object)
    return values["y"]


def main():
    expected = {}
    makers = {"mlp": mlp, "bias": bias, "skip": skip, "conv": conv, "same": same, "typed": typed, "reuse": reuse,
              "scaled-bias": scaled_bias}
    for name, make in makers.items():
        made = make()
        with open(os.path.join(HERE, name + ".onnx"), "wb") as f:
            f.write(made.SerializeToString(deterministic=True))
        shape = [d.dim_value or 1 for d in made.graph.input[0].type.tensor_type.shape.dim]
        cases = []
        for _ in range(6):
            x = RNG.integers(-16, 17, shape) / 8
            y = run(made, exact(x)).reshape(-1)
            assert y.size == 1
            dtype = numpy_type({v: k for k, v in TYPES.items()}[made.graph.input[0].type.tensor_type.elem_type])
            found = float(np.asarray(ReferenceEvaluator(made).run(None, {"x": x.astype(dtype)})[0]).astype(float).reshape(-1)[0])
            loose = {"float64": 1e-12, "float32": 1e-5}.get(np.dtype(dtype).name, 0.06)
            assert abs(found - float(y[0])) <= loose * max(1, abs(found)), (name, found, float(y[0]))
            cases.append({"x": [str(Fraction(v)) for v in x.flatten()], "y": str(y[0])})
        expected[name] = cases
    with open(os.path.join(HERE, "expected.json"), "w") as f:
        json.dump(expected, f, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main()
