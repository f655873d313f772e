"""Writes clusters.json beside this file: what statsmodels says of clustered samples.

    pip install statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1 && python clusters.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import optimize, special
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.stats.sandwich_covariance import S_crosssection

rng = np.random.default_rng(13)


def pairs(users, items):
    return np.unique(np.column_stack([users, items]), axis=0, return_inverse=True)[1].ravel()


def two_way(first, second, both):
    """Variances to errors, by the rule for those that are not positive."""
    total = first + second - both
    return np.sqrt(np.where(total > 0, total, np.maximum(first, second)))


def from_fits(fit, users, items, rows, width):
    """fit(groups) with the default correction, which also multiplies by (n - 1) / (n - k): that is taken out."""
    ways = [np.diag(fit(groups).cov_params()) * (rows - width) / (rows - 1) for groups in (users, items, pairs(users, items))]
    return two_way(*ways).tolist()


def draw(rows, user_count, item_count):
    users, items = rng.integers(user_count, size=rows), rng.integers(item_count, size=rows)
    score, taste = rng.random(rows), rng.random(rows)
    popularity = np.round(rng.exponential(1, item_count), 4)[items]
    values = np.column_stack([score, popularity, 0.7 * score + 0.3 * taste]).round(4)
    z = -1 + values @ [1.5, 0.4, -1] + rng.normal(0, 0.7, user_count)[users] + rng.normal(0, 1, item_count)[items]
    return users, items, values, (rng.random(rows) < special.expit(z)).astype(float)


def case(name, users, items, values, labels, weights, **expected):
    lists = {"users": users, "items": items, "values": values.ravel(), "labels": labels, "weights": weights}
    return {"name": name, **{key: np.asarray(numbers).tolist() for key, numbers in lists.items()}, **expected}


def plain(name, rows, user_count, item_count):
    users, items, values, labels = draw(rows, user_count, item_count)
    x = sm.add_constant(values)
    start = {"disp": 0, "method": "newton", "tol": 1e-12, "maxiter": 100}
    fit = lambda groups: sm.Logit(labels, x).fit(cov_type="cluster", cov_kwds={"groups": groups}, **start)
    free = sm.Logit(labels, x).fit(**start)
    p = free.predict()
    c = p * (1 - p)
    # One Newton step without a group is the least squares of the working response without it.
    working = sm.WLS(x @ free.params + (labels - p) / c, x, weights=c)
    leave_out = lambda groups: np.diag(working.fit(cov_type="cluster-crv3", cov_kwds={"groups": groups}).cov_params())
    jackknife = [np.sqrt(leave_out(groups)).tolist() for groups in (users, items)]
    return case(
        name, users, items, values, labels, np.ones(rows),
        errors=from_fits(fit, users, items, rows, x.shape[1]),
        jackknife=jackknife,
        varianceInflation=[variance_inflation_factor(x, j) for j in range(1, x.shape[1])],
    )


def reweighted(name, rows, user_count, item_count, negative_share):
    """Labels are 1 / propensity, of a positive's weight a share s of its negative part is kept: the loss of
    src/model/samples.ts, minimised as it is written; statsmodels sums its gradient by group."""
    users, items, values, labels = draw(rows, user_count, item_count)
    propensities = rng.uniform(0.5, 1, rows).round(4)
    labels = labels / propensities * (rng.random(rows) < propensities)
    weights = np.where(labels > 0, labels + negative_share * (1 - labels), 1)
    x = sm.add_constant(values)
    loss = lambda b: np.sum(weights * np.logaddexp(0, x @ b) - labels * (x @ b))
    slope = lambda b: x.T @ (weights * special.expit(x @ b) - labels)
    curvature = lambda b: (x.T * (weights * special.expit(x @ b) * special.expit(-x @ b))) @ x
    best = np.zeros(x.shape[1])
    for _ in range(50):
        best = best - np.linalg.solve(curvature(best), slope(best))
    assert np.abs(slope(best)).max() < 1e-9 and loss(best) <= loss(best + 1e-3)
    scores = x * (weights * special.expit(x @ best) - labels)[:, None]
    turn = np.linalg.inv(curvature(best))
    of = lambda groups, count: np.diag(turn @ S_crosssection(scores, groups) @ turn) * count / (count - 1)
    ways = [of(np.unique(groups, return_inverse=True)[1], len(np.unique(groups))) for groups in (users, items, pairs(users, items))]
    return case(name, users, items, values, labels, weights, errors=two_way(*ways).tolist())


def means(rows, user_count, item_count):
    """The error of a mean of dependent numbers."""
    users, items = rng.integers(user_count, size=rows), rng.integers(item_count, size=rows)
    numbers = (rng.normal(0, 1, rows) + rng.normal(0, 1, user_count)[users] + rng.normal(0, 1, item_count)[items]).round(4)
    fit = lambda groups: sm.OLS(numbers, np.ones(rows)).fit(cov_type="cluster", cov_kwds={"groups": groups})
    jackknife = lambda groups: sm.OLS(numbers, np.ones(rows)).fit(cov_type="cluster-crv3", cov_kwds={"groups": groups}).bse[0]
    return {
        "users": users.tolist(), "items": items.tolist(), "numbers": numbers.tolist(),
        "error": from_fits(fit, users, items, rows, 1)[0], "jackknife": [jackknife(users), jackknife(items)],
    }


cases = [
    plain("many users and items", 600, 60, 40),
    plain("few items", 400, 50, 21),
    plain("hardly two rows a user, so that a subtraction may leave nothing", 120, 110, 90),
    reweighted("inverse propensities", 600, 60, 40, 1),
    reweighted("inverse propensities with sampled negatives", 600, 60, 40, 0.25),
]
versions = {"statsmodels": statsmodels.__version__, "scipy": scipy.__version__, "numpy": np.__version__}
content = {"versions": versions, "cases": cases, "mean": means(400, 40, 30)}
Path(__file__).with_suffix(".json").write_text(json.dumps(content) + "\n")
