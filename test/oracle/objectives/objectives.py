"""Writes objectives.json beside this file: losses, gradients and curvatures of RankNet and ListNet by their definitions.

    pip install numpy==2.4.6 && python objectives.py
"""

import json
from pathlib import Path

import numpy as np

rng = np.random.default_rng(18)


def ranknet(x, grades, lists, w):
    """Burges et al. 2005, equation 3, over all pairs: each pair a row of differences."""
    z, loss, gradient, curvature = x @ w, 0.0, np.zeros(len(w)), np.zeros((len(w), len(w)))
    for i in range(len(z)):
        for j in range(len(z)):
            if lists[i] == lists[j] and grades[i] > grades[j]:
                d, p = x[i] - x[j], 1 / (1 + np.exp(z[i] - z[j]))
                loss += np.logaddexp(0, -(z[i] - z[j]))
                gradient -= p * d
                curvature += p * (1 - p) * np.outer(d, d)
    return loss, gradient, curvature


def listnet(x, grades, lists, w):
    """Cao et al. 2007, equation 6, with the shares of the gains 2^grade - 1 as targets."""
    loss, gradient, curvature = 0.0, np.zeros(len(w)), np.zeros((len(w), len(w)))
    for l in np.unique(lists):
        rows = lists == l
        z, target = x[rows] @ w, 2.0 ** np.maximum(grades[rows], 0) - 1
        if target.sum() == 0:
            continue
        target = target / target.sum()
        p = np.exp(z) / np.exp(z).sum()
        loss -= target @ np.log(p)
        gradient += x[rows].T @ (p - target)
        curvature += x[rows].T @ (np.diag(p) - np.outer(p, p)) @ x[rows]
    return loss, gradient, curvature


def case(name, sizes, levels):
    lists = np.repeat(np.arange(len(sizes)), sizes)
    x = rng.normal(size=(len(lists), 3))
    grades = rng.integers(0, levels, len(lists)).astype(float)
    w = np.array([0.7, -1.3, 0.4])
    ours = {}
    for loss, f in (("pairwise", ranknet), ("listwise", listnet)):
        value, gradient, curvature = f(x, grades, lists, w)
        ours[loss] = {"loss": value, "gradient": gradient.tolist(), "curvature": curvature.ravel().tolist()}
    return {"name": name, "lists": lists.tolist(), "grades": grades.tolist(), "values": x.ravel().tolist(), "weights": w.tolist(), **ours}


cases = [case("two grades", [4, 7, 2], 2), case("five grades", [9, 1, 12, 5], 5), case("one list", [20], 3)]
Path(__file__).with_suffix(".json").write_text(json.dumps({"numpy": np.__version__, "cases": cases}, indent=1) + "\n")
