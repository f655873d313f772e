"""Writes logistic.json beside this file: what scikit-learn and statsmodels make of small samples.

    pip install scikit-learn==1.9.1 statsmodels==0.15.0 numpy==2.4.6 scipy==1.17.1 && python logistic.py
"""

import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
import statsmodels
import statsmodels.api as sm
from scipy import optimize, special
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(11)


def raw_weights(model, scaler):
    weights = model.coef_[0] / scaler.scale_
    return [model.intercept_[0] - weights @ scaler.mean_, *weights]


def fit(values, labels, l2):
    """scikit-learn on standardised columns; without a penalty C is infinite."""
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=1 / l2 if l2 > 0 else np.inf, solver="newton-cholesky", tol=1e-12)
    return raw_weights(model.fit(scaler.transform(values), labels), scaler)


def plain(name, values, labels):
    free = sm.Logit(labels, sm.add_constant(values)).fit(disp=0, method="newton", tol=1e-10, maxiter=100)
    return {
        "name": name,
        "values": values.ravel().tolist(),
        "labels": labels.tolist(),
        "standardErrors": free.bse.tolist(),
        "models": [{"l2": l2, "weights": fit(values, labels, l2)} for l2 in [0, 0.5, 20]],
    }


def reweighted(name, values, labels):
    """Labels above 1 are no classes: the loss of src/model/samples.ts, minimised as it is written, and its sandwich."""
    x = np.column_stack([np.ones(len(labels)), values])
    loss = lambda b: np.sum(np.logaddexp(0, x @ b) - labels * (x @ b))
    slope = lambda b: x.T @ (special.expit(x @ b) - labels)
    curvature = lambda b: (x.T * (special.expit(x @ b) * special.expit(-x @ b))) @ x
    start = np.zeros(x.shape[1])
    best = optimize.minimize(loss, start, jac=slope, hess=curvature, method="trust-exact", options={"gtol": 1e-10}).x
    turn = np.linalg.inv(curvature(best))
    scores = x.T * (special.expit(x @ best) - labels)
    errors = np.sqrt(np.diag(turn @ (scores @ scores.T) @ turn))
    return {
        "name": name,
        "values": values.ravel().tolist(),
        "labels": labels.tolist(),
        "standardErrors": errors.tolist(),
        "models": [{"l2": 0, "weights": best.tolist()}],
    }


def draw(rows, intercept, weights, columns):
    values = np.column_stack(columns(rows)).round(4)
    return values, (rng.random(rows) < special.expit(intercept + values @ weights)).astype(float)


independent = lambda rows: [rng.random(rows), rng.normal(5, 2, rows)]
correlated = lambda rows: (lambda a: [a, 0.9 * a + 0.1 * rng.random(rows), 1990 + 20 * rng.random(rows)])(rng.random(rows))

values, relevant = draw(300, -2.0, [2.0, 0.1], independent)
propensities = rng.uniform(0.4, 1, 300).round(4)
clicks = relevant * (rng.random(300) < propensities)
cases = [
    plain("independent columns", *draw(120, -0.5, [1.5, -0.2], independent)),
    plain("correlated columns of different scales", *draw(200, -40, [3, -2, 0.02], correlated)),
    plain("rare positives", *draw(400, -4, [2, 0.05], independent)),
    reweighted("inverse propensities", values, clicks / propensities),
]
versions = {
    "scikit-learn": sklearn.__version__,
    "statsmodels": statsmodels.__version__,
    "scipy": scipy.__version__,
    "numpy": np.__version__,
}
Path(__file__).with_suffix(".json").write_text(json.dumps({"versions": versions, "cases": cases}) + "\n")
