import type { ItemId } from "../../domain.ts";
import { averageVector } from "./average-vector.ts";
import type { BackendCollection } from "./backend.ts";
import type { RawQueryRequest, RawStage } from "./decode/decode-query.ts";
import type { Filter } from "./filter.ts";
import { badRequest, notFound, wrongInput } from "./qdrant-error.ts";
import type { ContextPair, Query, QueryRequest, Stage } from "./query.ts";
import type { PointVectors, Vector, VectorInput, VectorMap } from "./vectors.ts";

/** Finds a collection by its name, or throws Qdrant's 404. */
export type FindCollection = (name: string) => BackendCollection;

/**
 * Turns a query as it was asked for into one that a backend answers: ids become vectors, and the points that they
 * name are excluded from the answer where they live in the searched collection.
 *
 * @param searched The name of the collection that is searched.
 * @throws QdrantError for an id that does not exist, and for combinations that Qdrant refuses.
 */
export async function resolveQuery(
  request: RawQueryRequest,
  searched: string,
  find: FindCollection,
): Promise<QueryRequest> {
  checkDepth(request);
  const vectors = await fetchVectors(request, searched, find);
  const { offset, with_payload, with_vector } = request;
  const stage = resolveStage(request, searched, vectors);
  const filter = withoutIds(request.filter, referencedIn(request, searched));
  const unstable = stage.query !== undefined && "sample" in stage.query && stage.prefetch.length === 0;
  return { ...stage, filter, offset: unstable ? 0 : offset, with_payload, with_vector };
}

/** The named vectors of each point that a query names, by collection and id. */
type Fetched = ReadonlyMap<string, ReadonlyMap<ItemId, PointVectors>>;

async function fetchVectors(request: RawStage, searched: string, find: FindCollection): Promise<Fetched> {
  const wanted = new Map<string, Set<ItemId>>();
  for (const stage of stagesOf(request)) {
    for (const id of idsIn(stage.query)) {
      const collection = collectionOf(stage, searched);
      wanted.set(collection, (wanted.get(collection) ?? new Set()).add(id));
    }
  }
  const fetched = new Map<string, ReadonlyMap<ItemId, PointVectors>>();
  for (const [collection, ids] of wanted) {
    const text = await find(collection).retrieve([...ids], false, true);
    const records = JSON.parse(text) as { id: ItemId; vector: PointVectors }[];
    const vectors = new Map(records.map(({ id, vector }) => [id, vector]));
    for (const id of ids) if (!vectors.has(id)) throw notFound(`No point with id ${id} found`);
    fetched.set(collection, vectors);
  }
  return fetched;
}

function resolveStage(stage: RawStage, searched: string, fetched: Fetched): Stage {
  checkCombination(stage);
  const { prefetch, query, lookup_from, ...rest } = stage;
  const prefetches = prefetch.map((each) => resolveStage(each, searched, fetched));
  if (query === undefined) return { ...rest, prefetch: prefetches };
  const name = lookup_from?.vector ?? stage.using;
  const points = fetched.get(collectionOf(stage, searched));
  const find = (input: VectorInput) => ("id" in input ? named(points?.get(input.id), name) : input);
  const get = (input: VectorInput) => {
    const vector = find(input);
    if (vector === undefined) throw notFound(`Vector with name ${JSON.stringify(name)} for point not found`);
    return vector;
  };
  return { ...rest, prefetch: prefetches, query: resolveExamples(query, stage.limit, find, get) };
}

/** The vector of a name; undefined where the point does not have it. */
function named(vectors: PointVectors | undefined, name: string): Vector | undefined {
  if (Array.isArray(vectors)) return name === "" ? vectors : undefined;
  return (vectors as VectorMap | undefined)?.[name];
}

function resolveExamples(
  query: Query<VectorInput>,
  limit: number,
  find: (input: VectorInput) => Vector | undefined,
  get: (input: VectorInput) => Vector,
): Query {
  const pair = ({ positive, negative }: ContextPair<VectorInput>) => ({
    positive: get(positive),
    negative: get(negative),
  });
  if ("nearest" in query) {
    const { nearest, mmr } = query;
    return { nearest: get(nearest), ...(mmr && { mmr: { candidates_limit: limit, ...mmr } }) };
  }
  if ("recommend" in query) {
    const { strategy } = query.recommend;
    const positive = query.recommend.positive.map(find).filter((vector) => vector !== undefined);
    const negative = query.recommend.negative.map(find).filter((vector) => vector !== undefined);
    if (strategy === "average_vector") return { nearest: averageVector(positive, negative) };
    return { recommend: { positive, negative, strategy } };
  }
  if ("discover" in query) {
    return { discover: { target: get(query.discover.target), context: query.discover.context.map(pair) } };
  }
  if ("context" in query) return { context: query.context.map(pair) };
  if ("relevance_feedback" in query) {
    const { target, feedback, strategy } = query.relevance_feedback;
    const items = feedback.map(({ example, score }) => ({ example: get(example), score }));
    return { relevance_feedback: { target: get(target), feedback: items, strategy } };
  }
  return query;
}

function* stagesOf(stage: RawStage): Generator<RawStage> {
  yield stage;
  for (const each of stage.prefetch) yield* stagesOf(each);
}

function idsIn(query: Query<VectorInput> | undefined): ItemId[] {
  return query === undefined ? [] : examplesOf(query).flatMap((input) => ("id" in input ? [input.id] : []));
}

function examplesOf(query: Query<VectorInput>): readonly VectorInput[] {
  const both = ({ positive, negative }: ContextPair<VectorInput>) => [positive, negative];
  if ("nearest" in query) return [query.nearest];
  if ("recommend" in query) return [...query.recommend.positive, ...query.recommend.negative];
  if ("discover" in query) return [query.discover.target, ...query.discover.context.flatMap(both)];
  if ("context" in query) return query.context.flatMap(both);
  if ("relevance_feedback" in query) {
    const { target, feedback } = query.relevance_feedback;
    return [target, ...feedback.map(({ example }) => example)];
  }
  return [];
}

function collectionOf({ lookup_from }: RawStage, searched: string): string {
  return lookup_from?.collection ?? searched;
}

/** The ids of the searched collection that any stage names. */
function referencedIn(request: RawStage, searched: string): ItemId[] {
  const local = [...stagesOf(request)].filter((stage) => collectionOf(stage, searched) === searched);
  return [...new Set(local.flatMap((stage) => idsIn(stage.query)))];
}

function withoutIds(filter: Filter | undefined, ids: readonly ItemId[]): Filter | undefined {
  if (ids.length === 0) return filter;
  return { ...filter, must_not: [{ has_id: ids }, ...(filter?.must_not ?? [])] };
}

/** How deep prefetches may be nested. */
const DEEPEST = 64;

function checkDepth(request: RawStage): void {
  const depth = depthOf(request);
  if (depth > DEEPEST) {
    throw wrongInput(`Validation failed: prefetches depth ${depth} exceeds max depth ${DEEPEST}`);
  }
}

function depthOf({ prefetch }: RawStage): number {
  return prefetch.reduce((deepest, each) => Math.max(deepest, 1 + depthOf(each)), 0);
}

function checkCombination({ query, prefetch, score_threshold, using }: RawStage): void {
  if (query === undefined) {
    if (prefetch.length > 0) {
      throw badRequest(
        "A query is needed to merge the prefetches. Can't have prefetches without defining a query.",
      );
    }
    if (score_threshold !== undefined) {
      throw badRequest(
        "A query is needed to use the score_threshold. Can't have score_threshold without defining a query.",
      );
    }
    return;
  }
  if (score_threshold !== undefined && "order_by" in query) {
    throw badRequest("Can't use score_threshold with an order_by query.");
  }
  if (using !== "" && ("rrf" in query || "fusion" in query)) {
    throw badRequest("Fusion queries cannot be combined with the 'using' field.");
  }
}
