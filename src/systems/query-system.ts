import { z } from "zod";
import type { Dataset, Json, Ranking, Split, User } from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import { HarnessError, inputError } from "../errors.ts";
import { fillPlaceholders } from "../placeholders.ts";
import { statusOf } from "../qdrant/request-error.ts";
import type { ChosenSetting, ImportCounts } from "../report/system-report.ts";
import { breakTies } from "../retrieval/break-ties.ts";
import type { LimitedRequest } from "../retrieval/query-plan.ts";
import { wireVector } from "../retrieval/retriever.ts";
import { type SearchSession, searchAll } from "../retrieval/search-session.ts";
import { type ChooseSetting, rankByChosen } from "./choose-among.ts";
import { eligibleItems } from "./eligible-items.ts";
import { parameterSettings, parametersSchema, problemsOfParameters } from "./query-parameters.ts";
import type { System } from "./system.ts";
import { systemKind } from "./system-kind.ts";
import { systemName } from "./system-name.ts";

/** A team's own request to Qdrant. */
export const queryKind = systemKind(
  z
    .strictObject({
      kind: z.literal("query"),
      name: systemName,
      request: z
        .record(z.string(), z.json())
        .describe(
          'A request as Qdrant takes it; in it { "$vector": "dense" }, { "$attribute": "language" }, { "$affinity": "topics" } and { "$depth": true } are values of the query.',
        ),
      parameters: parametersSchema.optional(),
    })
    .describe("A request of your own, sent as it is."),
  {
    problems: ({ request, parameters }) =>
      problemsOfParameters(request as Json, parameters).map((message) => ({ key: "request", message })),
    prepare: (spec) => (inputs) => querySystem(spec, inputs, inputs.depths),
  },
);

/** A request of Qdrant's with placeholders for what differs from query to query. */
export interface QueryTemplate {
  readonly name: string;
  readonly request: { readonly [key: string]: Json };
  /** Numbers to try in it, by name. */
  readonly parameters?: { readonly [name: string]: number[] } | undefined;
}

/** What a template is filled and judged with. */
export interface QueryInputs {
  readonly session: SearchSession;
  readonly split: Pick<Split, "queries">;
  /** Where there are parameters. */
  readonly choose: ChooseSetting;
}

/**
 * A team's own request to Qdrant, whatever it holds, sent as it is with the values of each query filled in. Its answer is
 * the ranking: in the order of the scores, ties by item, or as it came where scores do not fall. What the query may not be
 * given is left out and counted.
 *
 * @param depths At which it is run; once, without a depth, where it does not ask for one.
 */
export function querySystem(
  { name, request, parameters }: QueryTemplate,
  { session, split, choose }: QueryInputs,
  depths: readonly number[],
): System {
  const asksForDepth = usesDepth(request);
  const settings = parameterSettings(request, parameters);
  const chosen: ChosenSetting[] = [];
  let imported: ImportCounts | undefined;
  return {
    name,
    kind: "query",
    depths: asksForDepth ? depths : undefined,
    async rank(depth) {
      const trials = settings.map((setting) => ({
        name: setting.name,
        rank: async (queries: readonly ConstrainedQuery[]) => {
          const all = await searchAll(session, queries, (user) => ({
            request: fillRequest(name, setting.request, session.dataset, { user, depth }) as LimitedRequest,
            fewest: () => 0,
            anyOrder: true,
          })).catch(explainRefusal(name));
          return all.map(inOrder);
        },
      }));
      const { rankings: found, chosen: best } = await rankByChosen(trials, split.queries, choose);
      chosen.push(...best.map((one) => ({ depth, ...one })));
      const counts = { unanswered: 0, otherQueries: 0, unknownItems: 0, ineligibleItems: 0 };
      const rankings = found.map((ranking, query) => {
        if (ranking.items.length === 0) counts.unanswered += 1;
        const eligible = session.eligibility.items(split.queries[query]!);
        return eligibleItems(ranking, session.dataset.items.length, eligible, counts);
      });
      imported = counts;
      return { system: name, depth, rankings };
    },
    get imported() {
      return imported;
    },
    ...(settings.length > 1 && { chosen }),
  };
}

/** Whether a template has a place for the depth. */
export function usesDepth(request: Json): boolean {
  let uses = false;
  const ignore = () => null;
  fillPlaceholders(request, {
    ...{ $attribute: ignore, $affinity: ignore, $vector: ignore, $parameter: ignore },
    $depth: () => {
      uses = true;
      return null;
    },
  });
  return uses;
}

interface Asked {
  readonly user: User;
  readonly depth: number | undefined;
}

/** A request with the values of one query filled in. */
export function fillRequest(
  name: string,
  request: Json,
  { vectorSpaces }: Dataset,
  { user, depth }: Asked,
): Json {
  const fail = (what: string): never => {
    throw inputError(`systems: the query ${name} ${what}`);
  };
  const named = (values: object | undefined, key: unknown, kind: string): never | unknown =>
    values !== undefined && Object.hasOwn(values, String(key))
      ? (values as { [name: string]: unknown })[String(key)]
      : fail(`asks for the ${kind} ${String(key)}, which user ${user.id} does not have`);
  return fillPlaceholders(request, {
    $attribute: (key) => named(user.attributes, key, "attribute") as Json,
    $affinity: (key) => named(user.affinities, key, "affinity") as Json,
    $vector: (key) => {
      const isNamed = vectorSpaces.some((space) => space.name === key);
      if (!isNamed && user.vector.length > 0) return Array.from(user.vector);
      return wireVector(named(user.vectors, key, "vector") as Float32Array) as Json;
    },
    $depth: () => depth ?? fail("asks for a depth where it has none"),
  });
}

/** By score, then by item, where scores fall; else as it came. */
function inOrder(ranking: Ranking): Ranking {
  const { items, scores } = ranking;
  const falls = scores.every((score, rank) => rank === 0 || score <= scores[rank - 1]!);
  return falls ? breakTies(ranking) : { items, scores: Float32Array.from(items, (_, rank) => -rank) };
}

/** What Qdrant refuses of a request is its author's to fix. */
function explainRefusal(name: string) {
  return (error: unknown): never => {
    const status = error instanceof HarnessError ? statusOf(error.cause) : undefined;
    if (status === undefined || status < 400 || status >= 500) throw error;
    throw inputError(`systems: the query ${name} is refused: ${(error as Error).message}`, { cause: error });
  };
}
