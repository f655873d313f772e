import type { DataPart } from "../domain.ts";
import { formatCount } from "../report/format-number.ts";

/** How a part of the data differs from that of a baseline. */
export interface DataChange {
  readonly part: string;
  readonly before: number;
  readonly now: number;
  /** About how many rows are others, new or gone; undefined where they are too many to be estimated. */
  readonly changed: number | undefined;
}

const BYTES_A_BUCKET = 4;

/**
 * Finds the parts of the data that changed, and about how many of their rows: of c changed buckets out of B, `-B ln(1 - c/B)`,
 * which is the number itself where few changed.
 *
 * @see Whang, Vander-Zanden, Taylor, A Linear-Time Probabilistic Counting Algorithm, 1990
 */
export function findDataChanges(
  before: { readonly [part: string]: DataPart } = {},
  now: { readonly [part: string]: DataPart } = {},
): DataChange[] {
  return Object.entries(now).flatMap(([part, { rows, digest }]) => {
    const earlier = before[part];
    if (earlier === undefined || earlier.digest === digest) return [];
    return [{ part, before: earlier.rows, now: rows, changed: estimate(earlier.digest, digest) }];
  });
}

/** The parts that changed, in words that end a sentence; nothing where the parts are not known, or none did. */
export function sayDataChanges(...parts: Parameters<typeof findDataChanges>): string {
  const changes = findDataChanges(...parts).map(sayDataChange);
  return changes.length === 0 ? "" : `; what changed: ${changes.join(", ")}`;
}

/** `payloads: about 12 of 400 (then 390) are others`. */
function sayDataChange({ part, before, now, changed }: DataChange): string {
  const counts = before === now ? formatCount(now) : `${formatCount(now)} (then ${formatCount(before)})`;
  return changed === undefined
    ? `${part}: many of ${counts}`
    : `${part}: about ${formatCount(changed)} of ${counts}`;
}

function estimate(before: string, now: string): number | undefined {
  const [a, b] = [Buffer.from(before, "base64"), Buffer.from(now, "base64")];
  const buckets = b.length / BYTES_A_BUCKET;
  let changed = 0;
  for (let start = 0; start < b.length; start += BYTES_A_BUCKET) {
    const end = start + BYTES_A_BUCKET;
    if (!a.subarray(start, end).equals(b.subarray(start, end))) changed += 1;
  }
  return changed === buckets ? undefined : Math.round(-buckets * Math.log(1 - changed / buckets));
}
