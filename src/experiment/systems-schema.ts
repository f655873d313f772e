import { z } from "zod";
import { type SystemSpec, systemSpec } from "../systems/system-kinds.ts";

/** The name of the only retriever, where the experiment names none. */
export const DEFAULT_RETRIEVER = "vector";

/** The name of the learned formula. */
export const LEARNED_FORMULA = "formula";

/** What several retrievers find together; no system, but the candidates of those that rank. */
export const CANDIDATES = "candidates";

/** The fusion that several retrievers are compared with, where the experiment names no control. */
const DEFAULT_FUSION: SystemSpec = { kind: "rrf", name: "rrf" };

/** What else is compared with the treatment, beside the retriever and the learned formula. */
export const systemsSchema = z.array(systemSpec).default([]);

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
