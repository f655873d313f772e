import { spellFloat } from "./format-error.ts";

/** The fields in which Qdrant wants integers, or lists of them; `query` and its like take an id. */
const FIELDS = `
  id ids points has_id query nearest positive negative target example value any except
  limit offset candidates_limit k hnsw_ef min_count lt lte gt gte indices size shard_number replication_factor
  write_consistency_factor m ef_construct full_scan_threshold max_indexing_threads payload_m vacuum_min_vector_number
  default_segment_number max_segment_size memmap_threshold indexing_threshold flush_interval_sec
  max_optimization_threads wal_capacity_mb wal_segments_ahead wal_retain_closed min_token_len max_token_len`;

const FLOAT = "(?:-?\\d+[.eE]|-0[\\],}\\s])";

/**
 * Finds such a field with a float, alone or in a list, with a list of lists, or spelt with escapes. It may find too much,
 * as the payload has fields of these names too, and goes over a text once.
 */
const SUSPECT = new RegExp(
  `"(?:${FIELDS.trim().split(/\s+/).join("|")})"\\s*:\\s*(?:${FLOAT}|\\[[^[\\]{}]*?(?:${FLOAT}|\\[))|\\\\u00[2-7]`,
);

const CANDIDATE = /(?<=[[:,\s])(?:-0|-?\d+(?:\.0+|(?:\.\d+)?[eE][+-]?\d+))(?=[\],}\s])/g;

/** What an integer that was written as a float is moved by, towards 0 so that it stays within its bounds. */
const MARK = 0.25;

/**
 * Marks the integers of a JSON text that are written as floats, such as `4.0` or `4e0`, which JavaScript cannot tell from
 * `4` once they are parsed: each becomes a number that is no integer. What decodes the text but not the marked one has
 * a float where Qdrant wants an integer.
 *
 * @returns undefined, without much ado, where there are none. Text within strings may be marked too.
 */
export function markIntegralFloats(text: string): string | undefined {
  if (!SUSPECT.test(text)) return undefined;
  const marked = text.replace(CANDIDATE, (literal) => {
    const value = Number(literal);
    return Number.isInteger(value) ? String(mark(value)) : literal;
  });
  return marked === text ? undefined : marked;
}

/** Spells the marked numbers in a message as serde spells what was sent: `4.0`. */
export function unmark(message: string): string {
  return message.replace(/-?\d+\.(?:25|75)\b/g, (marked) => spellFloat(Math.round(Number(marked))));
}

function mark(value: number): number {
  if (Object.is(value, -0)) return -MARK;
  return value === 0 ? MARK : value - Math.sign(value) * MARK;
}
