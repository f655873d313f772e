"""Qdrant Edge alone, as a Python program would call it: bare-engine.py FOLDER.

Reads one JSON object a line and answers each with one: `seconds`, building the engine's objects included, and for
queries the `answers` as lists of [id, score].
"""

import json
import os
import sys
import time
from itertools import count

import qdrant_edge as edge

Expression = edge.Expression
folders = count()
shard = None


def create(size):
    global shard
    path = f"{sys.argv[1]}/{next(folders)}"
    optimizers = edge.EdgeOptimizersConfig(None, None, None, None, None, None)
    vectors = {"": edge.EdgeVectorParams(size, edge.Distance.Cosine, None, None, None, None, None)}
    config = edge.EdgeConfig(vectors, {}, None, None, None, optimizers, None, None, None, None, False)
    os.makedirs(path)
    shard = edge.EdgeShard.create(path, config)


def upsert(points):
    made = [edge.Point(point["id"], point["vector"], point["payload"]) for point in points]
    shard.update(edge.UpdateOperation.upsert_points(made))


def index(fields):
    for field in fields:
        shard.update(edge.UpdateOperation.create_field_index(field, edge.PayloadSchemaType.Float))


def request(query):
    terms = [
        Expression.Mult([Expression.Constant(weight), Expression.Variable(name)])
        for name, weight in query["weights"].items()
    ]
    z = Expression.Sum([Expression.Constant(query["intercept"]), *terms])
    odds = Expression.Exp(Expression.Mult([Expression.Constant(-1.0), z]))
    whole = Expression.Sum([Expression.Constant(1.0), odds])
    formula = edge.Formula(Expression.Div(Expression.Constant(1.0), whole, None), {})
    nearest = edge.Query.Nearest(query["vector"], "")
    prefetch = edge.Prefetch(query["depth"], nearest, [], None, None, None)
    return edge.QueryRequest(query["limit"], 0, formula, [prefetch], False, False, None, None, None)


def query(queries):
    return shard.query_batch(edge.QueryBatchRequest([request(each) for each in queries]))


def optimize(_):
    shard.optimize()


COMMANDS = {each.__name__: each for each in (create, upsert, index, optimize, query)}
for line in sys.stdin:
    [(command, argument)] = json.loads(line).items()
    started = time.perf_counter()
    result = COMMANDS[command](argument)
    seconds = time.perf_counter() - started
    answers = [[[point.id, point.score] for point in points] for points in result or []]
    print(json.dumps({"seconds": seconds, "answers": answers}), flush=True)
