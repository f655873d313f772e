"""Writes calibration.json beside this file: where shares would lie if predictions were right, by statsmodels and scipy.

    pip install statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1 && python calibration.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import special, stats

rng = np.random.default_rng(17)


def groups_of(*keys):
    return np.unique(np.column_stack(keys), axis=0, return_inverse=True)[1].ravel()


def variance(differences, groups, kind):
    """Of the mean; the default correction also multiplies by (n - 1) / (n - 1), which is 1 for a mean."""
    fit = sm.OLS(differences, np.ones(len(differences))).fit(cov_type=kind, cov_kwds={"groups": groups})
    return fit.bse[0] ** 2


def range_of(p, y, users, items):
    """The larger of the error of independent labels and the largest cluster-robust one, by Student's t."""
    u, i, both = groups_of(users), groups_of(items), groups_of(users, items)
    plain = [variance(y - p, groups, "cluster") for groups in (u, i, both)]
    left_out = [variance(y - p, groups, "cluster-crv3") for groups in (u, i)]
    ways = [plain[0] + plain[1] - plain[2], *left_out, sum(left_out) - plain[2]]
    error = np.sqrt(max(np.sum(p * (1 - p)) / len(p) ** 2, *ways))
    # How many equal groups would hold the rows as evenly.
    even = min(1 / np.sum((np.bincount(groups) / len(p)) ** 2) for groups in (u, i))
    reach = stats.t.ppf(0.975, min(u.max(), i.max(), even - 1)) * error
    return {"predicted": p.mean(), "observed": y.mean(), "low": max(0, p.mean() - reach), "high": min(1, p.mean() + reach)}


def case(name, rows, user_count, item_count, of_users, of_items, bins):
    users, items = rng.integers(user_count, size=rows), rng.integers(item_count, size=rows)
    z = rng.normal(-1, 1, rows)
    p = special.expit(z).round(6)
    own = rng.normal(0, of_users, user_count)[users] + rng.normal(0, of_items, item_count)[items]
    y = (rng.random(rows) < special.expit(z + own)).astype(float)
    order = np.argsort(p, kind="stable")
    cuts = [order[rows * b // bins : rows * (b + 1) // bins] for b in range(bins)]
    lists = {"users": users, "items": items, "predictions": p, "labels": y}
    return {
        "name": name,
        **{key: numbers.tolist() for key, numbers in lists.items()},
        "bins": [range_of(p[cut], y[cut], users[cut], items[cut]) for cut in cuts],
    }


cases = [
    case("labels that depend on users and items", 900, 60, 40, 1, 1.5, 3),
    case("labels that depend on nothing else", 600, 50, 30, 0, 0, 2),
    case("few rows a user", 200, 150, 45, 0.5, 2, 2),
]
versions = {"statsmodels": statsmodels.__version__, "scipy": scipy.__version__, "numpy": np.__version__}
Path(__file__).with_suffix(".json").write_text(json.dumps({"versions": versions, "cases": cases}) + "\n")
