"""Creates, fills, ranks, scrolls and deletes a collection with Qdrant's client for Python; prints what it saw as JSON."""

import json
import sys

from qdrant_client import QdrantClient, models

url, name = sys.argv[1:]
client = QdrantClient(url=url, check_compatibility=False)
client.create_collection(name, models.VectorParams(size=2, distance=models.Distance.DOT))
client.create_payload_index(name, "x", models.PayloadSchemaType.FLOAT, wait=True)
points = [models.PointStruct(id=i, vector=[i, 1], payload={"x": i / 2, "even": i % 2 == 0}) for i in range(5)]
client.upsert(name, points)
ranked = client.query_points(
    name,
    prefetch=models.Prefetch(query=[1, 0], limit=3),
    query=models.FormulaQuery(
        formula=models.SumExpression(sum=["$score", models.MultExpression(mult=[2, "x"])]), defaults={"x": 0}
    ),
)
even = models.Filter(must=[models.FieldCondition(key="even", match=models.MatchValue(value=True))])
page, following = client.scroll(name, scroll_filter=even, limit=2)
client.delete(name, models.PointIdsList(points=[1]))
left = client.count(name).count
client.delete_collection(name)
seen = {
    "ranked": [[point.id, point.score] for point in ranked.points],
    "page": [point.id for point in page],
    "following": following,
    "left": left,
    "exists": client.collection_exists(name),
}
print(json.dumps(seen))
