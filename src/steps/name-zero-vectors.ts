import { hasZeroVector } from "../analysis/validity/zero-vectors.ts";
import type { Dataset } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";

const NAMED = 5;

/**
 * Names the users and items whose vector is all zeros: it has no direction, so that every cosine with it is 0. Legal,
 * and where nobody meant it a sign of vectors that were never computed.
 *
 * @param note Is told one sentence of users, and one of items.
 */
export function nameZeroVectors(
  { name, users, items }: Pick<Dataset, "name" | "users" | "items">,
  distance: Experiment["retrieval"]["distance"],
  note: (line: string) => void,
): void {
  if (distance !== "Cosine") return;
  for (const [kind, owners, effect] of [
    ["user", users, "all items score 0 for it"],
    ["item", items, "it scores 0 for every user"],
  ] as const) {
    const ids = owners.filter(hasZeroVector).map(({ id }) => id);
    if (ids.length === 0) continue;
    const named = ids.slice(0, NAMED).join(", ");
    const who = ids.length === 1 ? `${kind} ${named} has` : `${ids.length} ${kind}s have`;
    const which = ids.length === 1 ? "" : ` (${named}${ids.length > NAMED ? ", …" : ""})`;
    note(`dataset ${name}: ${who} a vector of zeros${which}, which has no direction: by Cosine ${effect}`);
  }
}
