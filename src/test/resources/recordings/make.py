"""Writes the recordings beside this script with NumPy.

A ReLU network 2-2-1 on three samples (network.yaml), trained for five steps in float32; the same
numbers in every kind of file. Run: python3 make.py
"""

import json
import os
import struct

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
STEPS = 5
ETA = np.float32(0.25)
X = np.array([[1, 0.5], [-1, 0.25], [0.5, 1.25]], np.float32)
Y = np.array([1, -1, 1], np.float32)


def gradient(w1, w2):
    s = X @ w1.T
    z = np.maximum(s, 0)
    c = np.exp(-Y * (z @ w2[0])) * np.float32(1 / 3)
    d = -(c * Y)
    g2 = (d[:, None] * z).sum(0, dtype=np.float32)[None, :]
    back = d[:, None] * w2 * (s > 0)
    return (back.T @ X).astype(np.float32), g2.astype(np.float32)


def train():
    w1 = np.array([[1, -0.75], [0.5, 0.25]], np.float32)
    w2 = np.array([[0.75, -0.5]], np.float32)
    rows = []
    for _ in range(STEPS + 1):
        g1, g2 = gradient(w1, w2)
        rows.append((w1, w2, g1, g2))
        w1, w2 = w1 - ETA * g1, w2 - ETA * g2
    return [np.stack(column).astype(np.float32) for column in zip(*rows)]


def path(name):
    return os.path.join(HERE, name)


def bfloat16(a):
    return (a.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)


def safetensors(name, arrays):
    header, data = {}, b""
    for key, (dtype, a) in arrays.items():
        raw = np.ascontiguousarray(a).tobytes()
        header[key] = {"dtype": dtype, "shape": list(a.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    with open(path(name), "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text + data)


def main():
    w1, w2, g1, g2 = train()
    t = np.arange(STEPS + 1) * float(ETA)
    w = np.concatenate([w1.reshape(STEPS + 1, -1), w2.reshape(STEPS + 1, -1)], 1)
    g = np.concatenate([g1.reshape(STEPS + 1, -1), g2.reshape(STEPS + 1, -1)], 1)
    np.savez(path("flat.npz"), t=t, w=w, g=g, eta=ETA)
    np.savez_compressed(path("layers.npz"), t=t, W1=w1, W2=w2, G1=g1, G2=g2, eta=np.full(STEPS + 1, ETA))
    np.savez(path("fortran.npz"), t=t, W1=np.asfortranarray(w1), W2=np.asfortranarray(w2), eta=ETA)
    np.savez(path("big-endian.npz"), t=t.astype(">f8"), w=w.astype(">f4"), g=g.astype(">f4"),
             eta=ETA, batch=np.tile(np.arange(3, dtype=">i4"), (STEPS + 1, 1)))
    np.savez(path("doubles.npz"), t=t, w=w.astype(np.float64), eta=float(ETA))
    np.savez(path("halves.npz"), t=t, w=w.astype(np.float16))
    np.savez(path("pickled.npz"), t=t, w=np.array([{"a": 1}, None], dtype=object))
    np.savez(path("nan.npz"), t=t, w=np.where(np.arange(w.size).reshape(w.shape) == 8, np.nan, w))
    np.save(path("alone.npy"), w)
    safetensors("flat.safetensors", {"t": ("F64", t), "w": ("F32", w), "g": ("F32", g),
                                     "eta": ("F32", np.array(ETA))})
    safetensors("brain.safetensors", {"w": ("BF16", bfloat16(w))})
    with open(path("flat.json"), "w") as f:
        json.dump({"dtype": "float32", "t": t.tolist(), "w": w.tolist(), "g": g.tolist(), "eta": float(ETA)}, f)
    with open(path("flat.csv"), "w") as f:
        f.write("t," + ",".join(f"w{k}" for k in range(w.shape[1])) + "\n")
        for time, row in zip(t, w):
            f.write(",".join([repr(float(time))] + [repr(float(x)) for x in row]) + "\n")
    # What all of them hold, in the way that needs no reader: hexadecimal doubles.
    with open(path("weights.txt"), "w") as f:
        for row in w:
            f.write(" ".join(float(x).hex() for x in row) + "\n")


if __name__ == "__main__":
    main()
