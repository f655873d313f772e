"""BM25 vectors of texts by Qdrant Edge's own embedder, for test/dataset/bm25: python bm25.py > bm25.json
With an argument, a JSON file of texts: prints their vectors alone. Made with qdrant-edge-py 0.9.0, Python 3.11."""
import json, random, sys
from qdrant_edge import Bm25, Bm25Config

CONFIGS = {
    "english": {"avg_len": 151.39},
    "shaped": {"k": 2.0, "b": 0.3, "avg_len": 12.5},
}
STEMS = "hop runn gener commun arsen sky dy inn out cann earr proceed succeed news atlas bias andes idl gentl ugl singl bee agre luxuri conform rel oper sensib decis electric adjust rat rol contr youth yield enjoy".split()
ENDINGS = ["", "s", "es", "ed", "ing", "ly", "ation", "ational", "fulness", "iveness", "ization", "eedly", "ies", "y", "ously", "ement", "ability", "'s", "ied", "al", "ism", "ities"]
STRANGE = ["Ärger", "Größe", "naïve", "café", "Ångström", "ΣΊΣΥΦΟΣ", "İstanbul", "日本語", "текст", "don't", "U.S.A.", "x²+y₃", "½", "Ⅷ", "5ª", "١٢٣", "ไทย", "हिन्दी", "e\u0301", "\U0001d54f\U0001f600", "a_b-c", "the", "Not", "won't", "HTTP/2", "3.14"]


def draw(count):
    rng = random.Random(7)
    words = [stem + ending for stem in STEMS for ending in ENDINGS]
    return [" ".join(rng.choices(words + 8 * STRANGE, k=rng.randint(0, 30))) for _ in range(count)]


def embed(texts, config):
    model = Bm25(Bm25Config(**config))
    vectors = []
    for text in texts:
        document, query = model.embed_document(text), model.embed_query(text)
        vectors.append([list(document.indices), list(document.values), list(query.indices), list(query.values)])
    return vectors


if len(sys.argv) > 1:
    texts = json.load(open(sys.argv[1], encoding="utf8"))
    print(json.dumps({name: embed(texts, config) for name, config in CONFIGS.items()}))
else:
    texts = draw(60)
    print(json.dumps({"texts": texts, **{name: embed(texts, config) for name, config in CONFIGS.items()}}, ensure_ascii=True))
