import { z } from "zod";
import { itemName, type Ranking } from "../domain.ts";
import { inputError } from "../errors.ts";
import { ByteInterner } from "../trec/byte-interner.ts";
import { readRun } from "../trec/read-run.ts";
import { trecId } from "../trec/write-trec.ts";
import { eligibleItems } from "./eligible-items.ts";
import type { System } from "./system.ts";
import { type JudgedQueries, systemKind } from "./system-kind.ts";
import { systemName } from "./system-name.ts";

const NOTHING: Ranking = { items: new Int32Array(), scores: new Float64Array() };

/** A ranking that something else made. */
export const runKind = systemKind(
  z
    .strictObject({
      kind: z.literal("run"),
      name: systemName,
      file: z.string().min(1).describe("Path of the TREC run, plain or gzip, relative to this file."),
    })
    .describe(
      "A ranking that something else made: a TREC run whose queries are users and whose documents are items.",
    ),
  {
    prepare: async ({ name, file }, judged) => {
      const system = await importedRun(name, file, judged);
      return () => system;
    },
  },
);

/**
 * A ranking that something else made, from a TREC run whose queries are the ids of users and whose documents are the ids of
 * items. It is judged on the queries of the experiment; what cannot be is left out and counted.
 *
 * @param path Of the run, plain or gzip.
 * @throws HarnessError `input` naming the lines that do not fit, or where it answers no query of the experiment.
 */
export async function importedRun(
  name: string,
  path: string,
  { users, items, queries, eligibility }: Omit<JudgedQueries, "interactions" | "positiveFrom" | "train">,
): Promise<System> {
  // Interned first, so that the number of a known document is the number of the item.
  const documents = new ByteInterner();
  for (const item of items) {
    const bytes = Buffer.from(trecId(itemName(item)));
    documents.intern(bytes, 0, bytes.length);
  }
  const { byQuery: answers } = await readRun(path, documents);
  const counts = { unanswered: 0, otherQueries: answers.size, unknownItems: 0, ineligibleItems: 0 };
  const rankings = queries.map((query) => {
    const answer = answers.get(trecId(users[query.user]!.id));
    if (answer === undefined) counts.unanswered += 1;
    else counts.otherQueries -= 1;
    return eligibleItems(answer ?? NOTHING, items.length, eligibility.items(query), counts);
  });
  if (counts.unanswered === queries.length) {
    throw inputError(
      `${path}: the run ${name} answers none of the ${queries.length} queries; its first field must be the id of a user, such as ${users[queries[0]!.user]!.id}`,
    );
  }
  return {
    name,
    kind: "run",
    depths: undefined,
    rank: async () => ({ system: name, depth: undefined, rankings }),
    imported: counts,
  };
}
