import { beforeAll, expect, it } from "vitest";
import type { Dataset } from "../../src/domain.ts";
import {
  type ConstraintSpec,
  constraintSpec,
  createConstraint,
} from "../../src/eligibility/constraint-kinds.ts";
import { createEligibility, type Eligibility } from "../../src/eligibility/eligibility.ts";
import { mergePaths } from "../../src/features/merge-paths.ts";
import { connect } from "../../src/qdrant/client.ts";
import { type ItemCollection, seedCollection } from "../../src/qdrant/seed-collection.ts";
import { queryBatch } from "../../src/retrieval/query-batch.ts";
import { contract } from "../contract/engines.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { KINDS, randomConstraints, randomPayloads } from "./random-constraints.ts";

const ITEMS = 60;
const USERS = 25;

const world = randomPayloads(1, { items: ITEMS, users: USERS });
const dataset: Dataset = {
  ...bareDataset("payloads", world.items, world.users),
  vectorSpaces: [{ name: "extra", kind: "dense", dimensions: 2, modifier: undefined }],
};

function eligibilityOf(specs: readonly object[]): Eligibility {
  const parsed = specs.map((spec): ConstraintSpec => constraintSpec.parse(spec));
  return createEligibility(parsed.map(createConstraint), dataset);
}

/**
 * Asks every engine for what passes random filters of random users, and holds the answers to what the predicates say of
 * every item.
 *
 * @param filters How many, over all kinds.
 */
export async function rulesContract(filters: number): Promise<void> {
  await contract(`a rule lets the same items pass in Qdrant as here, by ${filters} filters`, ({ url }) => {
    const ofKind = Math.floor(filters / (KINDS.length + 2));
    const trials = [...KINDS, "any" as const].map((kind, seed) => ({
      kind,
      rules: randomConstraints(kind, seed, kind === "any" ? filters - ofKind * KINDS.length : ofKind).map(
        eligibilityOf,
      ),
    }));
    let client: Awaited<ReturnType<typeof connect>>["client"];
    let collection: ItemCollection;
    beforeAll(async () => {
      const connection = await connect({ url, kind: "embedded", description: "" });
      client = connection.client;
      collection = await seedCollection(connection, dataset, {
        experiment: "rules",
        distance: "Dot",
        features: [],
        filters: [
          {
            paths: () =>
              mergePaths(
                trials.flatMap(({ rules }) => rules.flatMap((one) => one.rules)),
                dataset.users,
              ),
          },
        ],
      });
    });

    it.each(trials)("for $kind, many times over", async ({ rules }) => {
      const queries = rules.map((eligibility, i) => ({
        eligibility,
        query: { user: i % USERS, excluded: Int32Array.from([i % ITEMS]) },
      }));
      const searches = queries.map(({ eligibility, query }) => ({
        query: Array.from(dataset.users[query.user]!.vector),
        using: collection.using!,
        filter: eligibility.filter(query)!,
        limit: ITEMS,
        params: { exact: true },
      }));
      const { answers } = await queryBatch(client, collection.name, searches);
      let passed = 0;
      queries.forEach(({ eligibility, query }, i) => {
        const { has, count } = eligibility.items(query);
        const found = answers[i]!.points.map(({ id }) => id as number).sort((a, b) => a - b);
        const expected = dataset.items.map((_, item) => item).filter(has);
        expect(found, JSON.stringify(searches[i]!.filter)).toEqual(expected);
        expect(count()).toBe(expected.length);
        passed += expected.length;
      });
      // Neither nothing passes nor everything.
      expect(passed).toBeGreaterThan(queries.length);
      expect(passed).toBeLessThan((queries.length * ITEMS) / 2);
    });
  });
}
