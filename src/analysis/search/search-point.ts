import type { SearchQuality } from "./judge-search.ts";
import { paretoFront } from "./pareto.ts";

/** One way of searching, at one depth: how it is set, what it finds and how long it takes. */
export interface SearchPoint extends SearchQuality {
  /** What is searched: "HNSW 16/100, binary". */
  readonly index: string;
  readonly depth: number;
  /** How many neighbours are looked at: never fewer than are taken. */
  readonly ef: number;
  /** How often the depth is taken by quantized scores and scored again; false for not, undefined without quantization. */
  readonly rescore?: number | false;
  /** The engine's time for a query of stage one, in milliseconds; the median of several rounds. */
  readonly engineMs: number;
  /** The same by an exact scan of the same collection, timed in turn with it. */
  readonly exactMs: number;
  /** Whether no other setting of this depth finds as much in less time. */
  readonly onFront: boolean;
}

/** Marks the points on the Pareto front of recall and time, depth by depth. */
export function markFront(points: readonly Omit<SearchPoint, "onFront">[]): SearchPoint[] {
  return points.map((point) => {
    const rivals = points.filter(({ depth }) => depth === point.depth);
    const front = paretoFront(
      rivals.map(({ engineMs, recallByScore }) => ({ cost: engineMs, gain: recallByScore.mean })),
    );
    return { ...point, onFront: front[rivals.indexOf(point)]! };
  });
}
