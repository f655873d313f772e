import { bm25Embedder } from "../../../src/dataset/bm25/bm25-embedder.ts";

/** Of a text: indices and values as a document, indices and values as a query. */
type Vectors = [number[], number[], number[], number[]];

/** What Qdrant Edge makes of texts, by the options of test/oracle/bm25/bm25.py. */
export type EdgeVectors = { readonly [options in keyof typeof OPTIONS]: readonly Vectors[] };

export const OPTIONS = {
  english: { language: "english", k: 1.2, b: 0.75, averageLength: 151.39 },
  shaped: { language: "english", k: 2, b: 0.3, averageLength: 12.5 },
} as const;

/** The same, made here. */
export function vectorsOf(texts: readonly string[], options: keyof typeof OPTIONS): Vectors[] {
  const { averageLength, ...settings } = OPTIONS[options];
  const embedder = bm25Embedder(settings);
  return texts.map((text) => {
    const document = embedder.document(text, averageLength);
    const query = embedder.query(text);
    return [
      Array.from(document.indices),
      Array.from(document.values),
      Array.from(query.indices),
      Array.from(query.values),
    ];
  });
}
