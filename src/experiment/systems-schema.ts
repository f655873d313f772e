import { z } from "zod";

/** The name of the only retriever, where the experiment names none. */
export const DEFAULT_RETRIEVER = "vector";

/** The name of the learned formula. */
export const LEARNED_FORMULA = "formula";

const system = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("run"),
      name: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*$/, "must be made of lower-case letters, digits and hyphens")
        .describe("What reports call it."),
      file: z.string().min(1).describe("Path of the TREC run, plain or gzip, relative to this file."),
    })
    .describe(
      "A ranking that something else made: a TREC run whose queries are users and whose documents are items.",
    ),
]);

/** What else is compared with the treatment, beside the retriever and the learned formula. */
export const systemsSchema = z.array(system).default([]);

/** A further system, as an experiment declares it. */
export type SystemSpec = z.output<typeof system>;

/** Which two systems the answer compares. */
export const comparisonSchema = z
  .strictObject({
    control: z.string().default(DEFAULT_RETRIEVER).describe("The system to beat."),
    treatment: z.string().default(LEARNED_FORMULA).describe("The system on trial."),
  })
  .prefault({});

/**
 * Problems of names that no single entry shows.
 *
 * @returns The place of each in the experiment, and what is wrong.
 */
export function namesWithoutSystem(
  systems: readonly Pick<SystemSpec, "name">[],
  { control, treatment }: z.output<typeof comparisonSchema>,
): { readonly path: (string | number)[]; readonly message: string }[] {
  const names = [DEFAULT_RETRIEVER, LEARNED_FORMULA, ...systems.map(({ name }) => name)];
  const problems = systems.flatMap(({ name }, i) =>
    names.indexOf(name) < i + 2
      ? [{ path: ["systems", i, "name"], message: `is ${name}, and so is another system's` }]
      : [],
  );
  const unknown = (name: string) =>
    names.includes(name) ? [] : [`must be one of ${names.join(", ")}, got ${name}`];
  return [
    ...problems,
    ...unknown(control).map((message) => ({ path: ["comparison", "control"], message })),
    ...(treatment === LEARNED_FORMULA
      ? []
      : [
          {
            path: ["comparison", "treatment"],
            message: `must be ${LEARNED_FORMULA}, the system that is trained here, got ${treatment}`,
          },
        ]),
    ...(control === treatment
      ? [
          {
            path: ["comparison", "control"],
            message: `is ${control}, and so is the treatment: compare two systems`,
          },
        ]
      : []),
  ];
}
