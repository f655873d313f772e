"""Writes max-t.json beside this file: what plain numpy says about the max-T randomisation test.

    pip install numpy==2.4.6 && python max_t.py
"""

import itertools
import json
from pathlib import Path

import numpy as np

rng = np.random.default_rng(11)
drawn = 400_000


def differences(queries, columns, shared, shift):
    """Columns that have a share of their variance in common, skewed, with zeros, in steps of 0.01."""
    common = rng.gamma(1, 0.1, (queries, 1)) - 0.1
    own = rng.gamma(1, 0.1, (queries, columns)) - 0.1
    values = shared * common + (1 - shared) * own + np.asarray(shift)
    return np.round(np.where(rng.random((queries, columns)) < 0.3, 0, values), 2)


def case(name, d):
    n = len(d)
    signs = (
        np.array(list(itertools.product([-1, 1], repeat=n)), dtype=float)
        if n <= 16
        else rng.choice([-1.0, 1.0], (drawn, n))
    )
    scale = np.sqrt((d**2).sum(axis=0))
    scale[scale == 0] = np.inf
    observed = d.sum(axis=0) / scale
    maxima = ((signs @ d) / scale)[:, scale < np.inf].max(axis=1)
    return {
        "name": name,
        "columns": d.T.tolist(),
        "statistics": [t if s < np.inf else None for t, s in zip(observed, scale)],
        "greater": [(maxima >= t - 1e-10).mean() for t in observed],
        "less": [(maxima >= -t - 1e-10).mean() for t in observed],
        "critical": {str(a): np.quantile(maxima, 1 - a) for a in (0.05, 0.2)},
    }


one = differences(14, 3, 0.5, [0.05, 0.0, -0.05])
constant = np.hstack([one, np.zeros((14, 1))])
oracle = {
    "versions": {"numpy": np.__version__},
    "cases": [
        case("14 queries, 3 columns, all sign patterns", one),
        case("14 queries, a column in which nothing differs", constant),
        case("400 queries, 12 columns that have much in common", differences(400, 12, 0.8, np.linspace(-0.012, 0.012, 12))),
    ],
}
Path(__file__).with_name("max-t.json").write_text(json.dumps(oracle) + "\n")
