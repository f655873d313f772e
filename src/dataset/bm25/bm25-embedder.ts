import murmurhash from "murmurhash";
import snowball from "snowball-stemmers";
import type { SparseVector } from "../../domain.ts";
import type { Bm25Settings } from "./bm25-format.ts";
import { ENGLISH_STOP_WORDS } from "./english-stop-words.ts";

/** Makes sparse vectors of texts. */
export interface Bm25Embedder {
  /** The words of a text that are counted, stemmed, in its order. */
  words(text: string): string[];
  /** What a query searches with: 1 for each of its words, which Qdrant multiplies by the word's idf. */
  query(text: string): SparseVector;
  /** What an item is found by: `termWeight` of each of its words. */
  document(text: string, averageLength: number): SparseVector;
}

/** Runs of letters, with the marks that belong to them, and digits. */
const WORD = /[\p{Alphabetic}\p{N}]+/gu;

/** Stemming a word takes longer than all else, and a vocabulary is small; it is forgotten when it has grown beyond this. */
const MOST_REMEMBERED = 200_000;

/**
 * BM25 as Qdrant's own model `qdrant/bm25` computes it, with its word tokenizer: the same indices and the same 32-bit values.
 *
 * @see qdrant lib/bm25: words in lower case, without stop words, stemmed by Snowball; an index is the absolute value of the
 * signed 32-bit MurmurHash3 of a word.
 */
export function bm25Embedder({ language, k, b }: Pick<Bm25Settings, "language" | "k" | "b">): Bm25Embedder {
  const isEnglish = language === "english";
  const stemmer = isEnglish ? snowball.newStemmer("english") : undefined;
  let stems = new Map<string, string>();
  const stem = (word: string): string => {
    if (stemmer === undefined) return word;
    const known = stems.get(word) ?? stemByCharacters(stemmer, word);
    if (stems.size > MOST_REMEMBERED) stems = new Map();
    stems.set(word, known);
    return known;
  };
  const words = (text: string) =>
    (text.match(WORD) ?? [])
      .map((word) => word.toLowerCase())
      .filter((word) => !isEnglish || !ENGLISH_STOP_WORDS.has(word))
      .map(stem);
  return {
    words,
    query: (text) => toVector(new Map(words(text).map((word) => [indexOf(word), 1]))),
    document(text, averageLength) {
      const found = words(text);
      const counts = new Map<string, number>();
      for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
      const shape = { k, b, averageLength };
      return toVector(
        new Map(
          Array.from(counts, ([word, count]) => [indexOf(word), termWeight(count, found.length, shape)]),
        ),
      );
    },
  };
}

/**
 * What a word counts in a text: `count (k + 1) / (count + k (1 - b + b length / averageLength))`, in [0, k + 1].
 *
 * @param count How often the word occurs.
 * @param length Of the text, in words that are counted.
 */
export function termWeight(
  count: number,
  length: number,
  { k, b, averageLength }: { readonly k: number; readonly b: number; readonly averageLength: number },
): number {
  return (count * (k + 1)) / (k * (1 - b + (b * length) / averageLength) + count);
}

/** Characters that are two code units long, and one that no word has. */
const LONG_CHARACTER = /[\u{10000}-\u{10ffff}]/gu;
const PLACEHOLDER = "\ue000";

/** Qdrant's stemmer counts characters, this one code units. */
function stemByCharacters(stemmer: snowball.Stemmer, word: string): string {
  const long = word.match(LONG_CHARACTER);
  if (long === null) return stemmer.stem(word);
  const stem = stemmer.stem(word.replace(LONG_CHARACTER, PLACEHOLDER));
  return stem.replaceAll(PLACEHOLDER, () => long.shift()!);
}

function indexOf(word: string): number {
  return Math.abs(murmurhash.v3(word, 0) | 0);
}

/** Should two words have one index, which is one in two billion pairs, the last decides, as in Qdrant. */
function toVector(valueAt: ReadonlyMap<number, number>): SparseVector {
  const indices = Uint32Array.from(valueAt.keys()).sort();
  return { indices, values: Float32Array.from(indices, (index) => valueAt.get(index)!) };
}
