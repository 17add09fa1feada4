"""An engine that answers in ways no engine should; the mode is the first argument."""
import json
import os
import signal
import sys
import time

mode = sys.argv[1]
out = sys.stdout
dtype = "exact" if mode.startswith("exact") else "float64"
INIT = {"name": "hostile", "version": "1", "dtype": dtype, "methods": ["gradient", "descent"], "reluSlopeAtZero": 0}
if mode.startswith("flow"):
    INIT["methods"].append("flow")
if mode == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
if mode == "orphan":
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.closerange(0, 3)
            time.sleep(600)
        os._exit(0)
    time.sleep(0.2)
if mode == "spawning":
    if os.fork() == 0:
        os.setsid()
        os.closerange(0, 3)
        while True:
            if os.fork() == 0:
                time.sleep(600)
            time.sleep(0.02)


def raw(text):
    out.buffer.write(text if isinstance(text, bytes) else text.encode())
    out.buffer.write(b"\n")
    out.flush()


for line in sys.stdin:
    request = json.loads(line)
    i, method = request["id"], request["method"]

    def answer(result):
        raw(json.dumps({"jsonrpc": "2.0", "id": i, "result": result}))

    def gradient(text, n):
        raw('{"jsonrpc":"2.0","id":%d,"result":{"gradient":[%s],"weights":[[%s],[%s]]}}' % ((i,) + (",".join([text] * n),) * 3))

    if method == "initialize":
        if mode == "init-number":
            raw('{"jsonrpc":"2.0","id":1,"result":1e99999999999999999999}')
        elif mode == "init-null":
            answer(None)
        elif mode == "init-slope":
            answer(dict(INIT, reluSlopeAtZero="1/" + "9" * 20000))
        elif mode == "init-methods":
            answer(dict(INIT, methods=[{"a": 1}, None, 7, "gradient"]))
        elif mode == "init-dtype":
            answer(dict(INIT, dtype="float128"))
        elif mode == "bom":
            out.buffer.write(b"\xef\xbb\xbf")
            answer(INIT)
        else:
            answer(INIT)
        continue
    if method == "shutdown":
        if mode == "stubborn":
            while True:
                time.sleep(60)
        answer(None)
        break
    n = len(request["params"]["weights"])
    if mode in ("exponent", "exponent-small", "exponent-zero", "exponent-sign", "leading-zeros", "plus"):
        gradient({"exponent": "1e99999999999999999999", "exponent-small": "1e-99999999999999999999",
                  "exponent-zero": "0e99999999999999999999", "exponent-sign": "1e+", "leading-zeros": "007", "plus": "+1"}[mode], n)
    elif mode == "exact-huge":
        gradient('"1e10000"', n)
    elif mode == "exact-tiny":
        gradient('"1e-10000"', n)
    elif mode == "exact-fraction":
        gradient('"1/%s"' % ("9" * 9000), n)
    elif mode == "objects":
        raw('{"jsonrpc":"2.0","id":%d,"result":{"gradient":[%s{}]}}' % (i, "{}," * 5000000))
    elif mode == "nested":
        raw('{"jsonrpc":"2.0","id":%d,"result":{"gradient":%s1%s}}' % (i, "[" * 900, "]" * 900))
    elif mode == "surrogate":
        raw('{"jsonrpc":"2.0","id":%d,"result":{"gradient":["\\ud800"]}}' % i)
    elif mode == "duplicate-key":
        raw('{"jsonrpc":"2.0","id":%d,"id":%d,"result":{"gradient":[0]}}' % (i, i))
    elif mode == "two-on-a-line":
        raw('{"jsonrpc":"2.0","id":%d,"result":{}}{"jsonrpc":"2.0","id":%d,"result":{}}' % (i, i))
    elif mode == "half-a-line":
        out.write('{"jsonrpc":"2.0","id":%d,"resu' % i)
        out.flush()
        os._exit(3)
    elif mode == "float-id":
        raw('{"jsonrpc":"2.0","id":%d.0,"result":{"gradient":[0]}}' % i)
    elif mode == "text-id":
        raw('{"jsonrpc":"2.0","id":"%d","result":{"gradient":[0]}}' % i)
    elif mode == "no-result":
        raw('{"jsonrpc":"2.0","id":%d}' % i)
    elif mode == "both":
        raw('{"jsonrpc":"2.0","id":%d,"result":{},"error":{}}' % i)
    elif mode == "error-null":
        raw('{"jsonrpc":"2.0","id":%d,"error":null}' % i)
    elif mode == "error-text":
        raw('{"jsonrpc":"2.0","id":%d,"error":"no"}' % i)
    elif mode == "nul-in-text":
        raw('{"jsonrpc":"2.0","id":%d,"result":{"gradient":["\\u0000"]}}' % i)
    elif mode == "invalid-utf8":
        raw(b'{"jsonrpc":"2.0","id":2,"result":{"gradient":["\xc3\x28"]}}')
    elif mode == "carriage-returns":
        raw(('{"jsonrpc":"2.0","id":%d,"result":{"gradient":[%s]}}' % (i, ",".join("0" * n))) + "\r")
    elif mode == "gradient-object":
        answer({"gradient": {"0": 1}, "weights": {"0": [1]}})
    elif mode == "ragged":
        answer({"gradient": [0] * (n + 1), "weights": [[0] * n, [0] * (n - 1)]})
    elif mode == "flow-endless":
        answer({"gradient": [0] * n, "weights": [], "t": ["0", "1e9999"], "w": [[0] * n] * 2})
    elif mode == "flow-backwards":
        answer({"gradient": [0] * n, "weights": [], "t": [1, 0], "w": [[0] * n] * 2})
    elif mode == "flow-tolerance":
        answer({"gradient": [0] * n, "weights": [], "t": [0, 1], "w": [[0] * n] * 2, "tolerance": "1e9999"})
    elif mode == "flow-negative":
        answer({"gradient": [0] * n, "weights": [], "t": [-1, 0], "w": [[0] * n] * 2})
    else:
        steps = request["params"].get("steps", 0)
        answer({"gradient": [0] * n, "weights": [request["params"]["weights"]] * (steps + 1)})
