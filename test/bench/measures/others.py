"""Scores one pair of TREC files with one Python program: others.py PROGRAM QRELS RUN. Prints JSON."""

import json
import resource
import sys
import time

program, qrels_path, run_path = sys.argv[1:]
MEASURES = ["P@5", "P@10", "P@100", "R@10", "R@100", "nDCG@10", "nDCG@100", "AP", "RR"]


def best(repetitions, work):
    """The shortest of several runs in seconds, and the last result."""
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


def with_ir_measures():
    import ir_measures

    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    read = lambda: (list(ir_measures.read_trec_qrels(qrels_path)), list(ir_measures.read_trec_run(run_path)))
    score = lambda data: ir_measures.pytrec_eval.calc_aggregate(measures, *data)
    return read, score, lambda result: {str(measure): value for measure, value in result.items()}


def with_pytrec_eval():
    import pytrec_eval

    theirs = ["P_5", "P_10", "P_100", "recall_10", "recall_100", "ndcg_cut_10", "ndcg_cut_100", "map", "recip_rank"]
    wanted = {"P.5,10,100", "recall.10,100", "ndcg_cut.10,100", "map", "recip_rank"}

    def read():
        with open(qrels_path) as qrels, open(run_path) as run:
            return pytrec_eval.parse_qrel(qrels), pytrec_eval.parse_run(run)

    score = lambda data: pytrec_eval.RelevanceEvaluator(data[0], wanted).evaluate(data[1])
    mean = lambda result, name: sum(query[name] for query in result.values()) / len(result)
    return read, score, lambda result: {ours: mean(result, name) for ours, name in zip(MEASURES, theirs)}


def with_ranx():
    import ranx

    theirs = ["precision@5", "precision@10", "precision@100", "recall@10", "recall@100", "ndcg@10", "ndcg@100", "map", "mrr"]
    read = lambda: (ranx.Qrels.from_file(qrels_path, kind="trec"), ranx.Run.from_file(run_path, kind="trec"))
    score = lambda data: ranx.evaluate(*data, theirs, make_comparable=True)
    score(read())  # compiles
    return read, score, lambda result: {ours: float(result[name]) for ours, name in zip(MEASURES, theirs)}


read, score, means = {"ir_measures": with_ir_measures, "pytrec_eval": with_pytrec_eval, "ranx": with_ranx}[program]()
from_files, _ = best(3, lambda: score(read()))
data = read()
in_memory, result = best(5, lambda: score(data))
print(
    json.dumps(
        {
            "fromFiles": from_files,
            "inMemory": in_memory,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "means": means(result),
        }
    )
)
