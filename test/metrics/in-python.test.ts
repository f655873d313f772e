import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { inPython } from "../../src/metrics/in-python.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { pythonEnvironment } from "../python-environment.ts";
import { scoreOf } from "./score-of.ts";

const environment = await pythonEnvironment({ name: "qdrant-rank-eval-numpy", packages: ["numpy"] });
const absent = "missing" in environment ? `: ${environment.missing}` : "";

const NAMES = ["P@2", "P@10", "R@3", "Success@1", "Success@3", "RR", "RR@1", "nDCG@3", "nDCG"];

it.skipIf(absent !== "")(`gives in Python what the measure gives here${absent}`, async () => {
  const { python } = environment as { python: string };
  const program = [
    "import numpy as np",
    "grades = np.array([0, 3, 0, 1, 0])",
    "ideal = np.array([3, 2, 1, 0])",
    ...NAMES.map((name) => `print(${inPython(parseMeasure(name))})`),
  ].join("\n");
  const { stdout } = await promisify(execFile)(python, ["-c", program]);
  const ours = NAMES.map((name) => scoreOf(name, "x a d b y", { a: 3, b: 1, c: 2, d: 0 }));
  expect(stdout.trim().split("\n").map(Number)).toEqual(ours.map((value) => expect.closeTo(value, 12)));
});

it("has none for other measures and parameters", () => {
  expect(
    ["AP", "P(rel=2)@10", "nDCG(dcg='exp-log2')@5", "P(judged_only=True)@10"].map((name) =>
      inPython(parseMeasure(name)),
    ),
  ).toEqual([undefined, undefined, undefined, undefined]);
});
