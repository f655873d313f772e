"""Makes the files beside it, as pandas, polars and pyarrow write them: pip install pyarrow pandas polars"""

from datetime import datetime, timezone
from pathlib import Path

import pandas
import polars
import pyarrow
import pyarrow.parquet

HERE = Path(__file__).parent

# pandas: dictionaries become structs in which every row has the keys of all, snappy
pandas.DataFrame(
    {
        "id": [9, 4],
        "vector": [[0.0, 1.0], [1.0, 0.0]],
        "payload": [
            {"topics": {"jazz": 0.5}, "title": "Nine", "views": 12, "published": datetime(2026, 1, 1, tzinfo=timezone.utc)},
            {"topics": {"rock": 0.25}, "tags": ["a", "b"]},
        ],
    }
).to_parquet(HERE / "items.parquet", index=False)

# polars: 32-bit vectors of a fixed length, objects as JSON texts, zstd
polars.DataFrame(
    {
        "id": ["ada", "12"],
        "vector": [[0.25, 0.5], [1.0, 0.0]],
        "affinities": ['{"topics": {"jazz": 0.7}}', None],
        "attributes": ['{"country": "cz", "home": {"lat": 50, "lon": 14}}', "{}"],
    },
    schema_overrides={"vector": polars.Array(polars.Float32, 2)},
).write_parquet(HERE / "users.parquet")

# pyarrow: dates for times, two row groups, gzip
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "user": ["ada", "12", "12"],
            "item": [9, 4, 9],
            "label": [0.0, 1.0, 0.5],
            "time": pyarrow.array([datetime(2026, 1, 1), None, datetime(2026, 1, 1, 0, 0, 1)], pyarrow.timestamp("us")),
            "part": pyarrow.array(["train", "test", "tune"]).dictionary_encode(),
        }
    ),
    HERE / "interactions.parquet",
    compression="gzip",
    row_group_size=2,
)

# pyarrow: maps instead of structs, lists and integers of other kinds
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "id": pyarrow.array([9, 4], pyarrow.uint32()),
            "vector": pyarrow.array([[0, 1], [1, 0]], pyarrow.large_list(pyarrow.float32())),
            "payload": pyarrow.array(
                [[("topics", [("jazz", 0.5)])], [("topics", [("rock", 0.25)])]],
                pyarrow.map_(pyarrow.string(), pyarrow.map_(pyarrow.string(), pyarrow.float64())),
            ),
        }
    ),
    HERE / "maps.parquet",
    compression="brotli",
)

# pyarrow: what no JSON has, in structs
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "id": [1, 2, 3, 4],
            "vector": [[0.0, 1.0]] * 4,
            "payload": pyarrow.array(
                [
                    {"year": float("nan"), "views": 1},
                    {"year": None, "views": 2**53 + 1},
                    {"year": 1999.0, "nested": {"list": [1.0, float("-inf")]}},
                    {"year": 1e20, "published": 2**62},
                ],
                pyarrow.struct(
                    {
                        "year": pyarrow.float64(),
                        "views": pyarrow.int64(),
                        "nested": pyarrow.struct({"list": pyarrow.list_(pyarrow.float32())}),
                        "published": pyarrow.timestamp("ms"),
                    }
                ),
            ),
        }
    ),
    HERE / "wrong-structs.parquet",
    store_schema=False,
)

# pyarrow: the same in texts of JSON
TEXTS = ['{"year": NaN}', '{"views": 9007199254740993}', '{"year": 1e999}', "[" * 100_000 + "]" * 100_000, "jazz", "{}"]
pyarrow.parquet.write_table(
    pyarrow.table({"id": [1, 2, 3, 4, 5, 6], "vector": [[0.0, 1.0]] * 6, "payload": TEXTS}),
    HERE / "wrong-texts.parquet",
)

# pyarrow: times that are no Unix seconds
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "user": ["ada", "ada"],
            "item": [2**53 + 1, 9],
            "label": [1.0, float("nan")],
            "time": [1767225600_000000000, 1767225600],
            "part": ["train", "test"],
        }
    ),
    HERE / "wrong-times.parquet",
)

# pyarrow: timestamps that differ by a microsecond, and dates as texts
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "user": ["ada", "ada"],
            "item": [9, 4],
            "label": [1, 0],
            "time": pyarrow.array([1767225600_000001_000, 1767225600_000002_999], pyarrow.timestamp("ns")),
            "part": ["train", "test"],
        }
    ),
    HERE / "timestamps.parquet",
)
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "user": ["ada", "ada"],
            "item": [9, 4],
            "label": [1, 0],
            "time": ["2026-01-01T00:00:00.000001Z", "2026-01-01 01:00:00.000002+01:00"],
            "part": ["train", "test"],
        }
    ),
    HERE / "dates.parquet",
)

# pyarrow: a text column whose bytes are not UTF-8, as value and as key, and a date to the microsecond
LATIN = pyarrow.array(["Zoë".encode("latin-1"), b"Ann"], pyarrow.binary())
TEXT = pyarrow.StringArray.from_buffers(2, *LATIN.buffers()[1:])
DATES = pyarrow.array([1767225600_000001, -1], pyarrow.timestamp("us"))
KEYS = pyarrow.MapArray.from_arrays(pyarrow.array([0, 1, 2], pyarrow.int32()), TEXT, pyarrow.array([1.0, 2.0]))
for name, payload in {
    "wrong-bytes": pyarrow.StructArray.from_arrays([TEXT], ["by"]),
    "wrong-keys": KEYS,
    "moments": pyarrow.StructArray.from_arrays([DATES], ["published"]),
}.items():
    pyarrow.parquet.write_table(
        pyarrow.table({"id": [9, 4], "vector": [[0.0, 1.0]] * 2, "payload": payload}), HERE / f"{name}.parquet"
    )

# pyarrow: named vectors as structs of lists, dense and sparse, and as texts of JSON
SPARSE = pyarrow.struct([("indices", pyarrow.list_(pyarrow.uint32())), ("values", pyarrow.list_(pyarrow.float32()))])
VECTORS = pyarrow.struct([("dense", pyarrow.list_(pyarrow.float32())), ("words", SPARSE)])
pyarrow.parquet.write_table(
    pyarrow.table(
        {
            "id": [9, 4],
            "vectors": pyarrow.array(
                [{"dense": [0.0, 1.0], "words": {"indices": [4294967295, 3], "values": [0.5, 2.0]}}, {"dense": [1.0, 0.0]}],
                VECTORS,
            ),
        }
    ),
    HERE / "vectors.parquet",
)
pyarrow.parquet.write_table(
    pyarrow.table({"id": ["ada", "12"], "vectors": ['{"words": {"indices": [3], "values": [1]}}', None]}),
    HERE / "vector-texts.parquet",
)
