"""
Answers of Qdrant Edge as JSON; scores and vectors in the shortest decimals of 32-bit floats, and as null where they are
infinite or no number, as Qdrant prints them.
"""

import json
import re

import qdrant_edge as edge

SHOWN = {
    "ShardInfo": ("segments_count", "points_count", "indexed_vectors_count", "payload_schema"),
    "PayloadIndexInfo": ("points",),
    "FacetResponse": ("hits",),
    "FacetHit": ("value", "count"),
}

PLAIN = ", vector=None, payload=None, order_value=None)"
SPARSE = re.compile(r"SparseVector\(indices=(\[[^\]]*\]), values=(\[[^\]]*\])\)")
NO_JSON = re.compile(r"(?<=[\[ =:])-?(?:inf|NaN)(?=[,\])}]|$)")
raw_decode = json.JSONDecoder().raw_decode


def attributes(value):
    shown = SHOWN.get(type(value).__name__)
    return {key: getattr(value, key) for key in shown} if shown else str(value)


dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=attributes).encode


def with_nulls(numbers):
    return NO_JSON.sub("null", numbers) if "inf" in numbers or "NaN" in numbers else numbers


def print_points(points):
    """The engine's own `repr` prints floats as we want them, and fast: everything but payloads comes from there."""
    if all(map(is_numbers, points)):
        return print_numbers(points)
    text = repr(points)
    if text.count(PLAIN) == len(points):
        text = with_nulls(text)
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
    scores = with_nulls(text[text.index("[") : text.index("]")])[1:].split(", ")
    printed = [
        f'{{"id":{point.id},"version":{point.version},"score":{score}}}' for point, score in zip(points, scores)
    ]
    return "[" + ",".join(printed) + "]"


def print_point(point):
    text = repr(point)
    start = text.index(", vector=")
    head = text[text.index("(") + 1 : start].replace("id=", '"id":').replace("version=", '"version":')
    parts = [with_nulls(head).replace("score=", '"score":')]
    if point.payload is not None:
        parts.append('"payload":' + dumps(point.payload))
    if point.vector is not None:
        text = with_nulls(text[start + len(", vector=") :])
        text = SPARSE.sub(r'{"indices":\1,"values":\2}', text)
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
