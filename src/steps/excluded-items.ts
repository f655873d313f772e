import type { Query } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";

const NOTHING = new Int32Array();

/** The items that a query may not be given. */
export function excludedItems(
  { seen }: Pick<Query, "seen">,
  { excludeSeen }: Pick<Experiment["retrieval"], "excludeSeen">,
): Int32Array {
  return excludeSeen ? seen : NOTHING;
}
