import { z } from "zod";
import { fusionsOf } from "../qdrant-rules/fusion-rules.ts";
import { fusionSystems } from "./retrievers-schema.ts";
import { systemName } from "./system-name.ts";

/** The name of the only retriever, where the experiment names none. */
export const DEFAULT_RETRIEVER = "vector";

/** The name of the learned formula. */
export const LEARNED_FORMULA = "formula";

/** What several retrievers find together; no system, but the candidates of those that rank. */
export const CANDIDATES = "candidates";

/** The fusion that several retrievers are compared with, where the experiment names no control. */
const DEFAULT_FUSION: z.output<(typeof fusionSystems)[0]> = { kind: "rrf", name: "rrf" };

const system = z.discriminatedUnion("kind", [
  ...fusionSystems,
  z
    .strictObject({
      kind: z.literal("run"),
      name: systemName,
      file: z.string().min(1).describe("Path of the TREC run, plain or gzip, relative to this file."),
    })
    .describe(
      "A ranking that something else made: a TREC run whose queries are users and whose documents are items.",
    ),
  z
    .strictObject({
      kind: z.literal("query"),
      name: systemName,
      request: z
        .record(z.string(), z.json())
        .describe(
          'A request as Qdrant takes it; in it { "$vector": "dense" }, { "$attribute": "language" }, { "$affinity": "topics" } and { "$depth": true } are values of the query.',
        ),
    })
    .describe("A request of your own, sent as it is."),
]);

/** What else is compared with the treatment, beside the retriever and the learned formula. */
export const systemsSchema = z.array(system).default([]);

/** A further system, as an experiment declares it. */
export type SystemSpec = z.output<typeof system>;

/** Which two systems the answer compares. */
export const comparisonSchema = z
  .strictObject({
    control: z
      .string()
      .optional()
      .describe(
        "The system to beat: by default the only retriever, or rrf with Qdrant's defaults of several.",
      ),
    treatment: z.string().default(LEARNED_FORMULA).describe("The system on trial."),
  })
  .prefault({});

/** The systems and the comparison of an experiment, with what follows from its retrievers. */
export function completeSystems(
  systems: readonly SystemSpec[],
  { control, treatment }: z.output<typeof comparisonSchema>,
  retrievers: readonly { readonly name: string }[],
): { readonly systems: readonly SystemSpec[]; readonly comparison: SystemNames } {
  if (control !== undefined || retrievers.length === 1) {
    return { systems, comparison: { control: control ?? retrievers[0]!.name, treatment } };
  }
  const names = [...retrievers, ...systems].map(({ name }) => name);
  const all = names.includes(DEFAULT_FUSION.name) ? systems : [DEFAULT_FUSION, ...systems];
  return { systems: all, comparison: { control: DEFAULT_FUSION.name, treatment } };
}

/** Which two systems the answer compares. */
export interface SystemNames {
  readonly control: string;
  readonly treatment: string;
}

/**
 * Problems of names that no single entry shows.
 *
 * @returns The place of each in the experiment, and what is wrong.
 */
export function problemsOfNames(
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
    ...systems.flatMap((system, i) => {
      if (system.kind !== "rrf") return [];
      const others = fusionsOf(system).flatMap((one) =>
        one.kind === "rrf" && one.weights !== undefined && one.weights.length !== retrievers.length
          ? [one.weights.length]
          : [],
      );
      if (others.length === 0) return [];
      return [
        {
          path: ["systems", i, "weights"],
          message: `are ${others[0]}, and the retrievers ${retrievers.length}`,
        },
      ];
    }),
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
