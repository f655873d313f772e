import { z } from "zod";
import type { Json } from "../domain.ts";
import { fillPlaceholders } from "../placeholders.ts";

/** More settings than that nobody needs to tell apart, and every one is a run. */
const MOST_SETTINGS = 50;

/** The values that a request of one's own is tried with, by name. */
export const parametersSchema = z
  .record(z.string().min(1), z.array(z.number()).min(1).max(MOST_SETTINGS))
  .describe(
    'Numbers to try in the place of { "$parameter": "alpha" }: the best of them, or of all combinations, is chosen by the training queries.',
  );

/** A request with the numbers of one setting in place, and what the setting is called: `alpha=0.3, k=61`. */
export interface ParameterSetting {
  readonly name: string;
  readonly request: Json;
}

/** A request for every combination of its parameters, the last one changing first. */
export function parameterSettings(
  request: Json,
  parameters: z.output<typeof parametersSchema> = {},
): [ParameterSetting, ...ParameterSetting[]] {
  const combinations = Object.entries(parameters).reduce<[string, number][][]>(
    (before, [name, values]) =>
      before.flatMap((some) => values.map((value): [string, number][] => [...some, [name, value]])),
    [[]],
  );
  const [first, ...others] = combinations.map((some) => {
    const values = new Map(some);
    const $parameter = (name: Json) => values.get(String(name))!;
    return {
      name: some.map(([name, value]) => `${name}=${value}`).join(", "),
      request: fillPlaceholders(request, { $parameter }),
    };
  });
  return [first!, ...others];
}

/** What is wrong with the parameters of a request: those that are not declared, not used, or too many together. */
export function problemsOfParameters(
  request: Json,
  parameters: z.output<typeof parametersSchema> = {},
): string[] {
  const used = new Set<string>();
  fillPlaceholders(request, {
    $parameter: (name) => {
      used.add(String(name));
      return null;
    },
  });
  const declared = Object.keys(parameters);
  const settings = Object.values(parameters).reduce((product, values) => product * values.length, 1);
  return [
    ...[...used]
      .filter((name) => !declared.includes(name))
      .map(
        (name) =>
          `asks for the parameter ${name}; give it values: "parameters": { "${name}": [0.2, 0.5, 0.8] }`,
      ),
    ...declared
      .filter((name) => !used.has(name))
      .map((name) => `has a parameter ${name}, which its request does not ask for`),
    ...(settings > MOST_SETTINGS
      ? [
          `has ${settings} combinations of parameters, and at most ${MOST_SETTINGS} are tried; give fewer values`,
        ]
      : []),
  ];
}
