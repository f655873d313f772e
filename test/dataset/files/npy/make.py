"""Writes the files of numpy that the tests read. numpy 2.4.6; run in this folder."""
import numpy as np

vectors = np.array([[0.25, -1.5, 3.0], [1e-7, 65504.0, 0.1]])
for name in ["float16", "float32", "float64"]:
    np.save(f"{name}.npy", vectors.astype(name))
np.lib.format.write_array(open("version2.npy", "wb"), vectors.astype("float32"), version=(2, 0))
np.save("fortran.npy", np.asfortranarray(vectors.astype("float32")))
np.save("big-endian.npy", vectors.astype(">f4"))
np.save("flat.npy", vectors.astype("float32").ravel())
np.save("whole.npy", np.arange(6).reshape(2, 3))
np.save("nan.npy", np.array([[1, 2, 3], [4, np.nan, 6]], dtype="float32"))
np.save("huge.npy", np.array([[1, 2, 3], [4, 5, 1e39]]))
