"""Writes the samples and weights beside this script with NumPy.

samples.npz, under several names and types, and samples.libsvm hold the same four points of two
coordinates; weights of a network 2-2-1. Run: python3 make.py
"""

import json
import os
import struct

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
X = np.array([[1, 0.5], [-0.5, -1], [0.25, 1], [-1, 0.125]])
Y = np.array([1, -1, 1, -1])
W1 = np.array([[0.5, 0.25], [-0.25, 0.75]], np.float32)
W2 = np.array([[0.1, -0.25]], np.float32)


def path(name):
    return os.path.join(HERE, name)


def safetensors(name, arrays):
    header, data = {}, b""
    for key, a in arrays.items():
        raw = np.ascontiguousarray(a).tobytes()
        header[key] = {"dtype": "F32", "shape": list(a.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    with open(path(name), "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + data)


def main():
    np.savez(path("samples.npz"), X=X, y=Y)
    np.savez_compressed(path("halves.npz"), points=np.asfortranarray(X.astype(np.float16)), labels=(Y > 0), other=Y)
    np.savez(path("named.npz"), a=X.astype(">f4").reshape(4, 1, 2), b=np.array([[7], [3], [7], [3]], np.uint8))
    np.savez(path("classes.npz"), X=np.vstack([X, [[9, 9]]]), y=np.array([2, 5, 2, 5, 8], np.int16))
    np.savez(path("integers.npz"), X=np.array([[2**53 + 1, -2**63], [0, 2**63 - 1]]), y=np.array([1, 0], np.uint64))
    np.savez(path("flat.npz"), w=np.concatenate([W1.flatten(), W2.flatten()]), t=np.float64(0))
    np.savez(path("layers.npz"), W1=W1, W2=W2)
    safetensors("layers.safetensors", {"W1": W1, "W2": W2})
    with open(path("samples.libsvm"), "w") as f:
        f.write("# four points\n")
        for x, y in zip(X, Y):
            f.write(" ".join([f"{y:+d}"] + [f"{j + 1}:{v!r}" for j, v in enumerate(x.tolist()) if v]) + "\n")


if __name__ == "__main__":
    main()
