import { inPython } from "../metrics/in-python.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { sayFinding } from "../report/findings/say-finding.ts";
import { formatDifference, formatScore } from "../report/format-number.ts";
import { markdownText } from "../report/markdown-text.ts";
import type { Report } from "../report/report.ts";

/** The file of a run in the pack, and how many of its ranks are judged: all where that is undefined. */
export interface RunInPack {
  readonly file: string;
  readonly depth: number | undefined;
}

/** What the pack's README tells of. */
export interface PackContents {
  readonly control: RunInPack;
  readonly treatment: RunInPack;
  /** Each fold has a model of its own, so that no one set of weights gives the logits. */
  readonly hasFolds: boolean;
}

const FILES = `| file | holds |
| ---- | ----- |
| \`qrels.txt\`, \`*.run\` | judgments and rankings as TREC files; the scores of a run count down, since trec_eval goes by them alone |
| \`reproduce.sh\` | the trec_eval commands that give the report's means |
| \`scores.csv\` | every measure of every system, query by query |
| \`samples.csv\` | what the model learned from: user, item, label, weight, and the value of each feature (\`x:\`) |
| \`candidates.csv\` | what the formula ranked at the recommended depth: rank, the score that the engine gave, the logit by the model, the true probability where the world is made up, and the value of each feature (\`x:\`) |
| \`weights.json\` | intercept and weights of the model |
| \`held-out.csv\` | the users that were held out to judge the model, or the fold of each |
| \`findings.json\` | what the report concludes, with its words |`;

/** The README of an evidence pack: what is in it, and how to compute the headline again, in Python with numpy. */
export function evidenceReadme(report: Report, contents: PackContents): string {
  const { experiment, findings } = report;
  return `# Evidence: ${markdownText(experiment.name)}

${markdownText(sayFinding(findings[0]!))}

${FILES}

## Compute the headline again

${headline(report, contents)}${contents.hasFolds ? "" : logits()}`;
}

function headline(report: Report, { control, treatment }: PackContents): string {
  const measure = inPython(parseMeasure(report.experiment.headline));
  const { headline: name } = report.experiment;
  const { confidence } = report.experiment;
  const tails = `[${(1 - confidence) / 2}, ${(1 + confidence) / 2}]`;
  if (measure === undefined) {
    return `${name} has no short form here; \`reproduce.sh\` and \`scores.csv\` have it.\n`;
  }
  const { controlMean, treatmentMean, difference } = mainComparison(report);
  return `It prints ${formatScore(controlMean)}, ${formatScore(treatmentMean)} and ${formatDifference(difference)}, and an interval of the difference, which is drawn anew and so differs in its last digits.

\`\`\`python
import collections
import numpy as np

qrels = collections.defaultdict(dict)
for query, _, item, grade in map(str.split, open("qrels.txt", encoding="utf-8")):
    qrels[query][item] = float(grade)

def scores(file, depth):
    ranked = collections.defaultdict(list)
    for query, _, item, *_ in map(str.split, open(file, encoding="utf-8")):
        ranked[query].append(item)
    for query, known in qrels.items():
        grades = np.array([known.get(item, 0) for item in ranked[query][:depth]])
        ideal = np.sort(list(known.values()))[::-1]
        yield ${measure}

control = np.array(list(scores(${python(control.file)}, ${control.depth ?? "None"})))
treatment = np.array(list(scores(${python(treatment.file)}, ${treatment.depth ?? "None"})))
draws = np.random.default_rng(0).integers(len(control), size=(10_000, len(control)))
interval = np.quantile((treatment - control)[draws].mean(axis=1), ${tails})
print(control.mean(), treatment.mean(), (treatment - control).mean(), *interval)
\`\`\`
`;
}

/** JSON's texts are Python's. */
function python(text: string): string {
  return JSON.stringify(text);
}

function mainComparison({ comparisons, experiment, recommendation }: Report) {
  return comparisons.find(
    ({ control, measure, depth }) =>
      control === experiment.control &&
      measure === experiment.headline &&
      (depth === recommendation.depth || depth === undefined),
  )!;
}

function logits(): string {
  return `
## Compute the logits again

It prints the largest difference between the logits and those of weights times features, which is rounding.

\`\`\`python
import csv
import json
import numpy as np

rows = list(csv.DictReader(open("candidates.csv", encoding="utf-8")))
model = json.load(open("weights.json", encoding="utf-8"))
features = np.array([[float(row["x:" + name]) for name in model["weights"]] for row in rows])
weights = np.float32(list(model["weights"].values())).astype(float)
logits = float(np.float32(model["intercept"])) + features @ weights
print(np.abs(logits - [float(row["logit"]) for row in rows]).max())
\`\`\`
`;
}
