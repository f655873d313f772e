import type { DecayKind } from "../../../qdrant-rules/decay.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import { formatNumber } from "./rust-number.ts";

/**
 * Checks the parameters of a decay as Qdrant does.
 *
 * @throws QdrantError 400 for a midpoint outside of (0, 1), for `lin` of [0, 1], and for a scale of 0 or below.
 */
export function checkDecay(kind: DecayKind, scale: number, midpoint: number): void {
  if (kind === "lin" && !(midpoint >= 0 && midpoint <= 1)) {
    throw refuse(`Linear decay midpoint should be in the range [0.0, 1.0], got ${formatNumber(midpoint)}.`);
  }
  if (kind !== "lin" && (midpoint <= 0 || midpoint >= 1)) {
    throw refuse(`Decay midpoint should be in the range (0.0, 1.0), got ${formatNumber(midpoint)}.`);
  }
  if (scale <= 0) throw refuse(`Decay scale should be non-zero positive, got ${formatNumber(scale)}.`);
}

function refuse(problem: string): Error {
  return wrongInput(`Validation failed: ${problem}`);
}
