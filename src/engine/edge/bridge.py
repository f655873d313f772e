"""
A bridge between a pipe and Qdrant Edge. It knows nothing of REST.

    python bridge.py [FOLDER]      deletes the folder at the end

It reads one JSON array a line:

    ["create", shard, path, tree]      makes a shard with a config
    ["load", shard, path, tree]        opens what an earlier process left at the path
    ["call", shard, method, tree...]   calls a method of the shard
    ["close", shard]                   flushes the shard and forgets it, if it is open
    ["lock", file, seconds]            whether it holds the file now; waits so long for the process that does
    ["unlock", file]                   gives the file back; all are given back when the bridge ends
    ["version"]                        the version of qdrant-edge-py

A tree is a JSON value: a scalar stands for itself; {key: tree} is a dict; ["[", tree...] is a list, ["{", tree...] a set;
["=", value] is that value; ["f32", base64] is a list of floats, which JSON would take ten times as long to carry;
["Class", tree...] is the object that the class of qdrant_edge makes from these arguments.

Each line is answered, in order, by `["ok", seconds, lines]` and that many lines of JSON, or by `["error", text]`.
`seconds` is what the engine took, building its own objects included.
The bridge ends when stdin does, so a parent that crashed leaves nothing behind.
"""

import json
import os
import signal
import sys
from array import array
from base64 import b64decode
from functools import cache
from importlib.metadata import version
from shutil import rmtree
from time import perf_counter, sleep

import qdrant_edge as edge

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import file_lock
from printing import dumps, print_answer

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


def respond(shards, verb, name=None, *rest):
    if verb == "version":
        return 0.0, [dumps(version("qdrant-edge-py"))]
    if verb == "lock":
        return 0.0, [dumps(file_lock.lock(name, *rest))]
    if verb == "unlock":
        file_lock.unlock(name)
        return 0.0, []
    if verb == "close":
        if name in shards:
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
        text = "\n".join([f'["ok",{seconds:.6f},{len(lines)}]', *lines]).encode()
    except BaseException as error:  # a panic of the engine is no Exception
        text = dumps(["error", str(error)]).encode(errors="backslashreplace")
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def main():
    sys.setrecursionlimit(10_000)  # filters and formulas come as deep as JSON may be, a few trees a level
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    shards = {}
    try:
        for line in sys.stdin.buffer:
            answer(shards, line)
    except BrokenPipeError:
        pass  # the parent died before its answer, instead of between two requests
    finally:
        clean_up(shards)


def clean_up(shards):
    try:
        for shard in shards.values():
            shard.close()
    finally:
        file_lock.unlock_all()
        for folder in sys.argv[1:]:
            for _ in range(50):  # Edge's threads may write for a moment more, longer on a busy machine
                rmtree(folder, ignore_errors=True)
                if not os.path.exists(folder):
                    break
                sleep(0.2)


main()
