import type { z } from "zod";
import { problemsOfSystem, type SystemSpec } from "../systems/system-kinds.ts";
import { CANDIDATES, type comparisonSchema, completeSystems, LEARNED_FORMULA } from "./systems-schema.ts";

/**
 * Problems of systems and their names that no single entry shows.
 *
 * @returns The place of each in the experiment, and what is wrong.
 */
export function problemsOfSystems(
  systems: readonly SystemSpec[],
  { control, treatment }: z.output<typeof comparisonSchema>,
  retrievers: readonly { readonly name: string }[] | undefined,
): { readonly path: (string | number)[]; readonly message: string }[] {
  if (retrievers === undefined) return []; // Something in it is wrong already.
  const all = completeSystems(systems, { control, treatment }, retrievers);
  const taken = [
    LEARNED_FORMULA,
    ...(retrievers.length > 1 ? [CANDIDATES] : []),
    ...retrievers.map(({ name }) => name),
  ];
  const names = [
    ...retrievers.map(({ name }) => name),
    LEARNED_FORMULA,
    ...all.systems.map(({ name }) => name),
  ];
  const unknown = (role: string, name: string | undefined) =>
    name === undefined || names.includes(name)
      ? []
      : [{ path: ["comparison", role], message: `must be one of ${names.join(", ")}, got ${name}` }];
  return [
    ...systems.flatMap(({ name }, i) =>
      taken.includes(name) || systems.findIndex((other) => other.name === name) < i
        ? [{ path: ["systems", i, "name"], message: `is ${name}, and so is another system's` }]
        : [],
    ),
    ...retrievers.flatMap(({ name }, i) =>
      name === LEARNED_FORMULA || (name === CANDIDATES && retrievers.length > 1)
        ? [
            {
              path: ["retrieval", "retrievers", i, "name"],
              message: `is ${name}, which names something else in reports`,
            },
          ]
        : [],
    ),
    ...systems.flatMap((system, i) =>
      problemsOfSystem(system, retrievers.length).map(({ key, message }) => ({
        path: ["systems", i, key],
        message,
      })),
    ),
    ...unknown("control", control),
    ...unknown("treatment", treatment),
    ...(all.comparison.control === treatment
      ? [
          {
            path: ["comparison", control === undefined ? "treatment" : "control"],
            message: `is ${treatment}, and so is the ${control === undefined ? "control" : "treatment"}: compare two systems`,
          },
        ]
      : []),
  ];
}
