"""Writes statistics.json beside this file: what scipy says about stored samples.

    pip install scipy==1.17.1 numpy==2.4.6 && python statistics.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
from scipy import optimize, special, stats

rng = np.random.default_rng(7)


class RecordingGenerator(np.random.Generator):
    """Keeps the positions that scipy's bootstrap draws."""

    def integers(self, *args, **kwargs):
        self.drawn = super().integers(*args, **kwargs)
        return self.drawn


def tests(name, differences):
    d = np.asarray(differences)
    nonzero = d[d != 0]
    t = stats.ttest_1samp(d, 0)
    return {
        "name": name,
        "differences": d.tolist(),
        "t": t.statistic,
        "tP": t.pvalue,
        "degreesOfFreedom": int(t.df),
        "cohenD": d.mean() / d.std(ddof=1),
        "permutationP": stats.permutation_test(
            (nonzero,),
            lambda x, axis: x.mean(axis=axis),
            permutation_type="samples",
            vectorized=True,
            n_resamples=2**13,
        ).pvalue
        if len(nonzero) <= 13
        else None,
        "minimumDetectableEffect": detectable(d),
    }


def detectable(d, significance=0.05, power=0.8):
    """The effect at which the exact power of the t test, by the noncentral t distribution, is as wanted."""
    n, sd = len(d), d.std(ddof=1)
    critical = stats.t.ppf(1 - significance / 2, n - 1)
    missing = lambda effect: stats.nct.sf(critical, n - 1, effect / sd * np.sqrt(n)) - power
    return optimize.brentq(missing, 1e-9, 20 * sd)


def bootstrap(name, values, samples):
    values = np.asarray(values)
    intervals = {}
    for method in ("percentile", "BCa"):
        generator = RecordingGenerator(np.random.PCG64(11))
        result = stats.bootstrap((values,), np.mean, n_resamples=samples, method=method, rng=generator)
        intervals[method] = list(result.confidence_interval)
    counts = [np.bincount(drawn, minlength=len(values)).tolist() for drawn in generator.drawn]
    return {"name": name, "values": values.tolist(), "counts": counts, **intervals}


few = np.round(rng.normal(0.04, 0.1, 11), 3)
tied = np.round(rng.normal(0.02, 0.1, 13), 1)
grid = np.linspace(-9, 9, 37)
oracle = {
    "versions": {"scipy": scipy.__version__, "numpy": np.__version__},
    "tests": [
        tests("11 queries without ties", few),
        tests("13 queries with ties and zeros", tied),
        tests("40 queries", np.round(rng.normal(0.03, 0.1, 40), 6)),
        tests("400 queries in steps of 0.1, most of them 0", np.round(rng.normal(0.01, 0.08, 400), 1)),
    ],
    "bootstrap": [
        bootstrap("a skewed measure", np.round(rng.beta(0.5, 3, 25), 4), 200),
        bootstrap("a symmetric measure", np.round(rng.normal(0.5, 0.1, 30), 4), 200),
        bootstrap("a measure of 0 and 1", [0, 1, 1, 0, 0, 0, 1, 0], 200),
    ],
    "normal": [[x, stats.norm.cdf(x)] for x in grid],
    "student": [[t, df, stats.t.cdf(t, df)] for df in (1, 2.5, 10, 399, 9999) for t in grid[::3]],
    "incompleteBeta": [
        [x, a, b, special.betainc(a, b, x)] for a in (0.5, 2, 30) for b in (0.5, 3, 200) for x in (1e-6, 0.01, 0.3, 0.9)
    ],
}
path = Path(__file__).with_name("statistics.json")
path.write_text(json.dumps(oracle) + "\n")
