import { z } from "zod";
import { shorten, wordsOf } from "./request-error.ts";

const count = z.number().int().min(0);
const optionalCount = count.nullish();
const write = z.object({ status: z.enum(["acknowledged", "completed", "wait_timeout"]) });
const point = z.object({
  id: z.union([z.number(), z.string()]),
  vector: z.union([z.array(z.number()), z.record(z.string(), z.unknown())]).nullish(),
});
const vectorParams = z.object({
  size: count,
  distance: z.string(),
  datatype: z.string().nullish(),
});
const collection = z.object({
  status: z.string(),
  points_count: optionalCount,
  indexed_vectors_count: optionalCount,
  config: z.object({
    params: z.object({
      vectors: z.union([vectorParams, z.record(z.string(), vectorParams)]).nullish(),
      shard_number: z.number().int().min(1).nullish(),
    }),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
  payload_schema: z.record(z.string(), z.object({ data_type: z.string() })),
});

/** The results that the calls of this harness are answered with, as far as it reads them. */
const RESULTS: { readonly [call: string]: z.ZodType } = {
  getCollections: z.object({ collections: z.array(z.object({ name: z.string() })) }),
  getCollection: collection,
  collectionExists: z.object({ exists: z.boolean() }),
  createCollection: z.literal(true),
  updateCollection: z.literal(true),
  deleteCollection: z.boolean(),
  createFieldIndex: write,
  upsertPoints: write,
  countPoints: z.object({ count }),
  getPoints: z.array(point),
};

/**
 * What is wrong with the shape of an answer, in words, or undefined where it is as Qdrant documents it. What a server
 * sends is not trusted: everything that this harness reads of an answer is looked at here, once.
 *
 * @param call In the words of the client's interface: `upsertPoints`.
 * @param data The body of an answer of status 200.
 */
export function answerProblem(call: string, data: unknown): string | undefined {
  if (typeof data !== "object" || data === null) return `the answer is ${show(data)}, not a JSON object`;
  if (call === "root") return undefined; // looked at by `connect`, which knows what else may answer
  const { result } = data as { result?: unknown };
  const problem = resultProblem(call, result);
  const said = problem === undefined ? "" : wordsOf(data);
  return said === "" ? problem : `${problem}; it says: ${said}`;
}

function resultProblem(call: string, result: unknown): string | undefined {
  switch (call) {
    case "queryPoints":
      return pointsProblem(result, "result");
    case "queryBatchPoints":
      return Array.isArray(result)
        ? firstProblem(result, (each, i) => pointsProblem(each, `result[${i}]`))
        : `result is ${show(result)}, a list is needed`;
    default:
      return schemaProblem(call, result);
  }
}

function schemaProblem(call: string, result: unknown): string | undefined {
  const issue = RESULTS[call]?.safeParse(result).error?.issues[0];
  if (issue === undefined) return undefined;
  const where = issue.path.reduce<string>((path, key) => `${path}[${JSON.stringify(key)}]`, "result");
  return `${where} is ${show(valueAt(result, issue.path))} (${issue.message.replace("Invalid input: ", "")})`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner: unknown, key) => (Object(inner) as Record<PropertyKey, unknown>)[key], value);
}

/** By hand, since there may be millions of points. */
function pointsProblem(answer: unknown, where: string): string | undefined {
  const { points } = Object(answer) as { points?: unknown };
  if (!Array.isArray(points)) return `${where}.points is ${show(points)}, a list is needed`;
  return firstProblem(points, (each, i) => {
    const { id, score } = Object(each) as { id?: unknown; score?: unknown };
    if (typeof id !== "number" && typeof id !== "string") {
      return `${where}.points[${i}].id is ${show(id)}, a number or a text is needed`;
    }
    return typeof score === "number" && Number.isFinite(Math.fround(score))
      ? undefined
      : `${where}.points[${i}].score is ${show(score)}, a 32-bit number is needed`;
  });
}

function firstProblem(
  list: readonly unknown[],
  problemOf: (each: unknown, i: number) => string | undefined,
): string | undefined {
  for (let i = 0; i < list.length; i++) {
    const problem = problemOf(list[i], i);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A value as JSON, cut short: it may be a whole page. */
function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "bigint") return String(value);
  return shorten(JSON.stringify(value) ?? String(value), 80);
}
