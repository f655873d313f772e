"""Prints as JSON what scikit-learn learns from the samples of a folder (write-samples.ts): samples.py FOLDER

    pip install scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1
    npx tsx write-samples.ts synthetic /tmp/samples && python samples.py /tmp/samples > synthetic.json
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
labels = np.fromfile(folder / "labels.f64")
values = np.fromfile(folder / "values.f64").reshape(len(labels), -1)
scaler = StandardScaler().fit(values)


def fit(l2):
    model = LogisticRegression(C=1 / l2 if l2 > 0 else np.inf, solver="newton-cholesky", tol=1e-12)
    model.fit(scaler.transform(values), labels)
    weights = model.coef_[0] / scaler.scale_
    return {"l2": l2, "weights": [model.intercept_[0] - weights @ scaler.mean_, *weights]}


print(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
            "columns": json.loads((folder / "columns.json").read_text()),
            "rows": len(labels),
            "sha256": hashlib.sha256(values.tobytes() + labels.tobytes()).hexdigest(),
            "models": [fit(l2) for l2 in [0, 1, 1000]],
        }
    )
)
