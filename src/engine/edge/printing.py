"""Answers of Qdrant Edge as JSON; scores and vectors in the shortest decimals of 32-bit floats."""

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
SPARSE = r"SparseVector\(indices=(\[[^\]]*\]), values=(\[[^\]]*\])\)"
FOREIGN = re.compile(rf'"(?:[^"\\]|\\.)*"|{SPARSE}|-?inf\b|NaN\b')
ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|.)")
raw_decode = json.JSONDecoder().raw_decode


def as_json(text):
    """Makes JSON of what Rust prints: sparse vectors, strings with characters escaped its way, and infinite numbers,
    for which Qdrant sends null."""
    foreign = "inf" in text or "NaN" in text or "Sparse" in text or "\\" in text
    return FOREIGN.sub(replacement, text) if foreign else text


def replacement(match):
    text, indices, values = match.group(0, 1, 2)
    if text[0] == '"':
        return ESCAPE.sub(lambda escape: dumps(chr(int(escape[1], 16)))[1:-1] if escape[1] else escape[0], text)
    return f'{{"indices":{indices},"values":{as_json(values)}}}' if indices else "null"


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
        return as_json(text.replace(", version=", ',"version":').replace(", score=", ',"score":'))
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
    scores = as_json(text[text.index("[") + 1 : text.index("]")]).split(", ")
    printed = [
        f'{{"id":{point.id},"version":{point.version},"score":{score}}}' for point, score in zip(points, scores)
    ]
    return "[" + ",".join(printed) + "]"


def print_point(point):
    text = repr(point)
    start = text.index(", vector=")
    head = text[text.index("(") + 1 : start].replace("id=", '"id":').replace("version=", '"version":')
    parts = [as_json(head.replace("score=", '"score":'))]
    if point.payload is not None:
        parts.append('"payload":' + dumps(point.payload))
    if point.vector is not None:
        parts.append('"vector":' + print_vector(text[start + len(", vector=") :]))
    if point.order_value is not None:
        parts.append('"order_value":' + dumps(point.order_value))
    return "{" + ",".join(parts) + "}"


def print_vector(text):
    """The vector that the rest of a point's `repr` begins with."""
    if text[0] == "[":
        return as_json(text[: text.index(", payload=")])
    text = as_json(text)
    return text[: raw_decode(text)[1]]


def print_answer(answer):
    """One line of JSON for each element of a list or tuple, one line for anything else."""
    if isinstance(answer, tuple):
        return [print_points(answer[0]), dumps(answer[1])]
    if isinstance(answer, list):
        lists = answer if answer and isinstance(answer[0], list) else [answer]
        return [print_points(points) for points in lists]
    return [dumps(answer)]
