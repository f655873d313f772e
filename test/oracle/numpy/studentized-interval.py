"""Writes studentized-interval.json beside this file: bootstrap-t intervals of stored samples, by their definition.

    pip install scipy==1.17.1 numpy==2.4.6 && python studentized-interval.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(13)


def interval(name, values, confidence=0.95, samples=300):
    values = np.asarray(values, dtype=float)
    n = len(values)
    drawn = rng.integers(0, n, (samples, n))
    resampled = values[drawn]
    s = values.std(ddof=1)
    ratios = (resampled.mean(axis=1) - values.mean()) / np.sqrt((resampled.var(axis=1, ddof=1) + s**2 / (2 * n)) / n)
    low, high = np.quantile(ratios, [(1 - confidence) / 2, (1 + confidence) / 2])
    t = stats.t.ppf((1 + confidence) / 2, n - 1)
    error = s / np.sqrt(n)
    return {
        "name": name,
        "values": values.tolist(),
        "confidence": confidence,
        "counts": [np.bincount(row, minlength=n).tolist() for row in drawn],
        "low": values.mean() - max(high, t) * error,
        "high": values.mean() - min(low, -t) * error,
    }


oracle = {
    "versions": {"scipy": scipy.__version__, "numpy": np.__version__},
    "intervals": [
        interval("a skewed measure of 25 queries", np.round(rng.beta(0.5, 3, 25), 4)),
        interval("a symmetric measure of 30 queries", np.round(rng.normal(0.5, 0.1, 30), 4), confidence=0.9),
        interval("12 differences, most of them 0", [0, 0, 0.1, 0, 0, 0.3, 0, -0.1, 0, 0, 0, 0.1]),
        interval("10 differences, all of them 0 but one", [0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0]),
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(oracle) + "\n")
