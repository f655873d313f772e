import { createHash } from "node:crypto";
import type { Dataset, Item, Part, User, UserNumber } from "../../domain.ts";
import { sigmoid } from "../../model/linear-model.ts";
import { similaritiesTo } from "../../model/similarity.ts";
import { sparseIndex } from "../../model/sparse-similarity.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom, randomInteger } from "../../random.ts";
import { foldOfQuery, numberFolds } from "../folds.ts";
import { beta } from "../synthetic/distributions.ts";
import { solveIntercept } from "../synthetic/intercept.ts";
import { drawPopulation, vectorAt } from "../synthetic/population.ts";
import { makeTitle } from "../synthetic/titles.ts";
import { documentVector, drawWords, queryVector, wordName } from "./draw-words.ts";
import type { HybridManifest } from "./hybrid-parameters.ts";

/** Belongs to the fingerprint: raise it when the same parameters give other data. */
const GENERATOR_VERSION = 1;

const DOCUMENT_WORDS = 60;
const QUERY_WORDS = 4;

/** Of documents in another language, whose true probability is 0. */
const NEVER = 1e-12;

/** How vectors show topics, and what payload and words do not show of a text. */
const EMBEDDING = { topicScale: 1, styleDimensions: 16, noise: 0.1 };

type Parameters = Omit<HybridManifest, "kind" | "format" | "name" | "description">;

/**
 * Generates a world of queries and documents. Of a query's language, each document is relevant with the probability
 *
 *     P(relevant) = sigmoid(b0 + w · (cosine of the dense vectors, dot product of the words' vectors with idf, quality))
 *
 * with b0 such that a query has `relevantMean` relevant documents on average; of other languages none is. Queries are
 * divided into folds. The same manifest gives the same dataset on every platform.
 */
export async function generateHybrid(
  { kind, format, name, description, ...parameters }: HybridManifest,
  pause: Pause = NO_PAUSE,
): Promise<Dataset> {
  const { seed, relevance, folds, dimensions } = parameters;
  const { items, users } = await drawTexts(parameters, pause);
  const logitsOf = knownLogits(items, users, relevance.weights);
  const logits = await mapWithPauses(users.keys(), (user) => logitsOf(user), pause);
  const possible = logits.map((row) => row.filter((logit) => !Number.isNaN(logit)));
  const pairs = possible.reduce((sum, { length }) => sum + length, 0);
  const intercept = await solveIntercept(possible, (relevance.relevantMean * users.length) / pairs, pause);
  const probabilities = (user: UserNumber) =>
    Float64Array.from(logits[user]!, (z) => (Number.isNaN(z) ? NEVER : sigmoid(z + intercept)));

  const draw = createRandom(`${seed}/relevance`);
  const relevant = users.flatMap((_, user) =>
    Array.from(probabilities(user).entries())
      .filter(([, probability]) => draw() < probability)
      .map(([item]) => ({ user, item })),
  );
  const meaning = [kind, format, GENERATOR_VERSION, parameters];
  return {
    name,
    description,
    fingerprint: createHash("sha256").update(JSON.stringify(meaning)).digest("hex"),
    dimensions: 0,
    vectorSpaces: [
      { name: "dense", kind: "dense", dimensions },
      { name: "words", kind: "sparse", dimensions: undefined, modifier: "idf" },
    ],
    items,
    users,
    interactions: {
      user: Int32Array.from(relevant, ({ user }) => user),
      item: Int32Array.from(relevant, ({ item }) => item),
      label: new Float64Array(relevant.length).fill(1),
      time: new Float64Array(relevant.length).fill(Number.NaN),
      part: new Array<Part>(relevant.length).fill("test"),
    },
    partsOf: "users",
    folds: numberFolds(users.map(({ id }) => foldOfQuery(id, folds))),
    positiveFrom: 1,
    computedFrom: "nothing",
    judgments: "complete",
    relevanceProbabilities: probabilities,
  };
}

/** Draws the documents, as items, and the queries, as users. */
async function drawTexts(
  { seed, documents, queries, dimensions, topics, languages }: Parameters,
  pause: Pause,
): Promise<{ items: Item[]; users: User[] }> {
  const shape = { seed, dimensions, topics, embedding: EMBEDDING, items: documents, users: queries };
  const documentTexts = await drawPopulation("items", shape, 0.2, pause);
  const queryTexts = await drawPopulation("users", shape, 0.1, pause);
  const random = (purpose: string) => createRandom(`${seed}/hybrid/${purpose}`);
  const [languageRandom, qualityRandom] = [random("languages"), random("quality")];
  const [titleRandom, documentWords, queryWords] = [random("titles"), random("documents"), random("queries")];
  const items = documentTexts.mixes.map((mix, i): Item => {
    const language = randomInteger(languageRandom, languages.length);
    const dense = vectorAt(documentTexts, i, dimensions);
    const words = documentVector(drawWords(documentWords, { language, mix }, DOCUMENT_WORDS));
    const payload = { language: languages[language]!, quality: beta(qualityRandom, 2, 2) };
    const title = makeTitle(titleRandom, topics, mix);
    return { id: i + 1, vector: new Float32Array(), vectors: { dense, words }, title, payload };
  });
  const users = queryTexts.mixes.map((mix, i): User => {
    const language = randomInteger(languageRandom, languages.length);
    const counts = drawWords(queryWords, { language, mix }, QUERY_WORDS);
    return {
      id: `q${i + 1}`,
      vector: new Float32Array(),
      vectors: { dense: vectorAt(queryTexts, i, dimensions), words: queryVector(counts) },
      text: Array.from(counts.keys(), (word) => wordName(word, topics)).join(" "),
      affinities: {},
      attributes: { language: languages[language]! },
    };
  });
  return { items, users };
}

/** What gives the logits of all documents for a query, without the intercept; NaN for those of another language. */
function knownLogits(
  items: readonly Item[],
  users: readonly User[],
  weights: Parameters["relevance"]["weights"],
): (user: UserNumber) => Float32Array {
  const denseOf = ({ vectors }: Item | User) => vectors!.dense as Float32Array;
  const wordsOf = ({ vectors }: Item | User) => vectors!.words as ReturnType<typeof queryVector>;
  const cosines = similaritiesTo("Cosine", items.map(denseOf));
  const wordScores = sparseIndex(items.map(wordsOf), "idf");
  return (position) => {
    const user = users[position]!;
    const dense = cosines(denseOf(user));
    const words = wordScores.similarities(wordsOf(user));
    return Float32Array.from(items, ({ payload }, item) => {
      if (payload.language !== user.attributes!.language) return Number.NaN;
      const shared = Number.isNaN(words[item]!) ? 0 : words[item]!;
      return (
        weights.dense * dense[item]! + weights.words * shared + weights.quality * (payload.quality as number)
      );
    });
  };
}
