"""
A bridge between a pipe and Qdrant Edge. It knows nothing of REST.

    python bridge.py [FOLDER]      deletes the folder at the end

It reads one JSON array a line:

    ["create", shard, path, tree]      makes a shard with a config
    ["load", shard, path, tree]        opens what an earlier process left at the path
    ["call", shard, method, tree...]   calls a method of the shard
    ["close", shard]                   flushes the shard and forgets it
    ["version"]                        the version of qdrant-edge-py

A tree is a JSON value: a scalar stands for itself; {key: tree} is a dict; ["[", tree...] is a list, ["{", tree...] a set;
["=", value] is that value; ["f32", base64] is a list of floats, which JSON would take ten times as long to carry;
["Class", tree...] is the object that the class of qdrant_edge makes from these arguments.

Each line is answered, in order, by `["ok", seconds, lines]` and that many lines of JSON, or by `["error", text]`.
`seconds` is what the engine took, building its own objects included. Scores and vectors are printed in the shortest decimals of 32-bit floats.
The bridge ends when stdin does, so a parent that crashed leaves nothing behind.
"""

import json
import re
import signal
import sys
from array import array
from base64 import b64decode
from functools import cache
from importlib.metadata import version
from shutil import rmtree
from time import perf_counter

import qdrant_edge as edge

SHOWN = {
    "ShardInfo": ("segments_count", "points_count", "indexed_vectors_count", "payload_schema"),
    "PayloadIndexInfo": ("points",),
    "FacetResponse": ("hits",),
    "FacetHit": ("value", "count"),
}
METHODS = ("update", "query_batch", "scroll", "count", "facet", "retrieve", "info", "optimize", "flush")


class bool_:
    """The engine's `MatchValue` takes True for the integer 1, but a boolean of numpy for what it is."""

    __module__ = "numpy"

    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


@cache
def find(tag):
    """The class, or the member of a class, that a tag such as `Filter` or `Query.Nearest` names."""
    if tag == "Bool":
        return bool_
    owner, _, member = tag.partition(".")
    if not owner[:1].isupper() or owner == "EdgeShard" or member[:1] == "_":
        raise ValueError(f"not a class of qdrant_edge: {tag}")
    found = getattr(edge, owner)
    return getattr(found, member) if member else found


def build(tree):
    kind = type(tree)
    if kind is list:
        tag = tree[0]
        if tag == "=":
            return tree[1]
        if tag == "f32":
            return array("f", b64decode(tree[1])).tolist()
        arguments = [build(part) for part in tree[1:]]
        if tag == "[":
            return arguments
        if tag == "{":
            return set(arguments)
        made = find(tag)
        return made(*arguments) if callable(made) else made
    return {key: build(part) for key, part in tree.items()} if kind is dict else tree


PLAIN = ", vector=None, payload=None, order_value=None)"
SPARSE = re.compile(r"SparseVector\(indices=(\[[^\]]*\]), values=(\[[^\]]*\])\)")
raw_decode = json.JSONDecoder().raw_decode


def attributes(value):
    shown = SHOWN.get(type(value).__name__)
    return {key: getattr(value, key) for key in shown} if shown else str(value)


dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=attributes).encode


def print_points(points):
    """The engine's own `repr` prints floats as we want them, and fast: everything but payloads comes from there."""
    if all(map(is_numbers, points)):
        return print_numbers(points)
    text = repr(points)
    if text.count(PLAIN) == len(points):
        text = text.replace(PLAIN, "}").replace("ScoredPoint(id=", '{"id":').replace("Record(id=", '{"id":')
        return text.replace(", version=", ',"version":').replace(", score=", ',"score":')
    return "[" + ",".join(map(print_point, points)) + "]"


def is_numbers(point):
    """Whether a point is an id, no UUID, with a score, and holds nothing else that was asked for."""
    return (
        type(point) is edge.ScoredPoint
        and type(point.id) is int
        and point.payload is None
        and point.vector is None
        and point.order_value is None
    )


def print_numbers(points):
    """Most answers are of this kind: with all scores in one `repr` they take 0.6 of the time."""
    text = repr(edge.Point(0, [point.score for point in points]))
    scores = text[text.index("[") + 1 : text.index("]")].split(", ")
    printed = [
        f'{{"id":{point.id},"version":{point.version},"score":{score}}}' for point, score in zip(points, scores)
    ]
    return "[" + ",".join(printed) + "]"


def print_point(point):
    text = repr(point)
    start = text.index(", vector=")
    head = text[text.index("(") + 1 : start].replace("id=", '"id":').replace("version=", '"version":')
    parts = [head.replace("score=", '"score":')]
    if point.payload is not None:
        parts.append('"payload":' + dumps(point.payload))
    if point.vector is not None:
        text = SPARSE.sub(r'{"indices":\1,"values":\2}', text[start + len(", vector=") :])
        parts.append('"vector":' + text[: raw_decode(text)[1]])
    if point.order_value is not None:
        parts.append('"order_value":' + dumps(point.order_value))
    return "{" + ",".join(parts) + "}"


def print_answer(answer):
    """One line of JSON for each element of a list or tuple, one line for anything else."""
    if isinstance(answer, tuple):
        return [print_points(answer[0]), dumps(answer[1])]
    if isinstance(answer, list):
        lists = answer if answer and isinstance(answer[0], list) else [answer]
        return [print_points(points) for points in lists]
    return [dumps(answer)]


def respond(shards, verb, name=None, *rest):
    if verb == "version":
        return 0.0, [dumps(version("qdrant-edge-py"))]
    if verb == "close":
        shards.pop(name).close()
        return 0.0, []
    if verb in ("create", "load"):
        path, config = rest
        shards[name] = getattr(edge.EdgeShard, verb)(path, build(config))
        return 0.0, []
    method, *trees = rest
    if verb != "call" or method not in METHODS:
        raise ValueError(f"no such verb or method: {verb} {method}")
    started = perf_counter()
    result = getattr(shards[name], method)(*map(build, trees))
    return perf_counter() - started, print_answer(result)


def answer(shards, line):
    try:
        seconds, lines = respond(shards, *json.loads(line))
        text = "\n".join([f'["ok",{seconds:.6f},{len(lines)}]', *lines])
    except BaseException as error:  # a panic of the engine is no Exception
        text = dumps(["error", str(error)])
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    shards = {}
    try:
        for line in sys.stdin.buffer:
            answer(shards, line)
    except BrokenPipeError:
        pass  # the parent died before its answer, instead of between two requests
    for shard in shards.values():
        shard.close()
    for folder in sys.argv[1:]:
        rmtree(folder, ignore_errors=True)


main()
