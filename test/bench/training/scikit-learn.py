"""Trains on the samples of a folder with scikit-learn: scikit-learn.py SOLVER FOLDER. Prints JSON."""

import json
import pathlib
import resource
import sys
import time

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

solver, folder = sys.argv[1:]
labels = np.fromfile(pathlib.Path(folder) / "labels.f64")
values = np.fromfile(pathlib.Path(folder) / "values.f64").reshape(len(labels), -1)
# newton-cholesky goes to the optimum, as ours does; lbfgs as far as it goes by default.
tolerance = {"newton-cholesky": 1e-8, "lbfgs": 1e-4}[solver]


def train():
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=np.inf, solver=solver, tol=tolerance, max_iter=1000)
    model.fit(scaler.transform(values), labels)
    weights = model.coef_[0] / scaler.scale_
    return [model.intercept_[0] - weights @ scaler.mean_, *weights]


seconds = float("inf")
for _ in range(3):
    start = time.perf_counter()
    weights = train()
    seconds = min(seconds, time.perf_counter() - start)
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "megabytes": megabytes, "weights": weights}))
