import type { SparseVector } from "../../domain.ts";
import type { Random } from "../../random.ts";

const WORDS_PER_TOPIC = 40;

/** BM25's k1: how soon a word that is repeated counts no more. */
const SATURATION = 1.2;

/** Who speaks of what: a language of its own has words of its own. */
export interface Speaker {
  /** From 0. */
  readonly language: number;
  /** How often each topic is spoken of: numbers in [0, 1] that add up to 1. */
  readonly mix: Float64Array;
}

/**
 * Draws the words of a text: a topic by the mix, then a word of that topic and language by Zipf's law.
 *
 * @param length How many words, repeated ones among them.
 * @returns How often each word occurs, ascending by its number.
 */
export function drawWords(random: Random, { language, mix }: Speaker, length: number): Map<number, number> {
  const counts = new Map<number, number>();
  const zipf = Float64Array.from({ length: WORDS_PER_TOPIC }, (_, rank) => 1 / (rank + 1));
  for (let i = 0; i < length; i++) {
    const topic = drawIndex(random, mix);
    const word = (language * mix.length + topic) * WORDS_PER_TOPIC + drawIndex(random, zipf);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** What a document of average length holds of BM25: tf · (k1 + 1) / (tf + k1); the idf comes from Qdrant. */
export function documentVector(counts: ReadonlyMap<number, number>): SparseVector {
  return {
    indices: Uint32Array.from(counts.keys()),
    values: Float32Array.from(counts.values(), (count) => (count * (SATURATION + 1)) / (count + SATURATION)),
  };
}

/** A query's words, each counted once. */
export function queryVector(counts: ReadonlyMap<number, number>): SparseVector {
  return { indices: Uint32Array.from(counts.keys()), values: new Float32Array(counts.size).fill(1) };
}

/** A word as a reader sees it: its topic and its rank there, such as `wings-3`. */
export function wordName(word: number, topics: readonly string[]): string {
  const topic = Math.floor(word / WORDS_PER_TOPIC) % topics.length;
  return `${topics[topic]}-${(word % WORDS_PER_TOPIC) + 1}`;
}

/** A position, each as likely as its share of the weights. */
function drawIndex(random: Random, weights: Float64Array): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return index < 0 ? weights.length - 1 : index;
}
