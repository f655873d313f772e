import { inputError } from "../errors.ts";
import { condensed } from "./condensed.ts";
import type { Measure } from "./measure.ts";
import { type Family, families, type ParameterName, parameters } from "./measure-families.ts";
import { nameHere } from "./other-names.ts";

/** No ranking is longer. */
const greatestCutoff = 0x7fffffff;

/**
 * Reads a measure's printed name, in ir_measures' notation: a family, parameters in brackets, and a cutoff.
 *
 * @param name For example `P@10`, `nDCG`, `P(rel=2)@10`, `RBP(p=0.8,rel=1)`, `nDCG(dcg='exp-log2')@10`.
 * @returns The measure. Its own name leaves out what is the default: `P(rel=1)@10` prints as `P@10`.
 * @throws HarnessError (input) naming the measure that others call so, those that are known, or the parameter that is not.
 */
export function parseMeasure(name: string): Measure {
  const [, familyName = "", brackets, digits] = /^(\w+)(?:\(([^()]*)\))?(?:@(\d+))?$/.exec(name.trim()) ?? [];
  const family = families.get(familyName);
  if (family === undefined) {
    const ours = nameHere(name);
    const advice = ours === undefined ? `known are ${knownMeasures()}` : `here it is called ${ours}`;
    throw inputError(`there is no measure ${JSON.stringify(name)}; ${advice}`);
  }
  const fail = (problem: string) => inputError(`measure ${JSON.stringify(name)}: ${problem}`);

  if (digits === undefined && family.cutoff === "required")
    throw fail(`needs a cutoff, as in ${familyName}@10`);
  if (digits !== undefined && family.cutoff === "none") throw fail(`takes no cutoff; write ${familyName}`);
  const cutoff = digits === undefined ? undefined : Number(digits);
  if (cutoff === 0) throw fail("the cutoff must be at least 1, got 0");
  if (cutoff !== undefined && cutoff > greatestCutoff)
    throw fail(`the cutoff must be at most ${greatestCutoff}, got ${digits}`);

  const values: { [key in ParameterName]?: string } = {};
  for (const assignment of brackets?.split(",") ?? []) {
    const [key = "", ...sides] = assignment.split("=").map((side) => side.trim());
    const value = sides.join("=");
    if (!isParameterOf(family, key)) {
      const known = family.parameters.join(", ") || "none";
      throw fail(`there is no parameter ${JSON.stringify(key)}; ${familyName} has ${known}`);
    }
    const { accepts, meaning } = parameters[key];
    if (!accepts(value)) throw fail(`${key} must be ${meaning}, got ${JSON.stringify(value)}`);
    if (values[key] !== undefined) throw fail(`${key} is given twice; keep one`);
    values[key] = value;
  }
  const measure = family.build(values, cutoff);
  return values.judged_only === "True" ? condensed(measure) : measure;
}

function isParameterOf(family: Family, key: string): key is ParameterName {
  return family.parameters.some((parameter) => parameter === key);
}

function knownMeasures(): string {
  return [...families]
    .map(([name, { cutoff }]) => ({ required: `${name}@k`, optional: `${name}[@k]`, none: name })[cutoff])
    .join(", ");
}
