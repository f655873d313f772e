import { createHash } from "node:crypto";
import type { Dataset, Interactions, Item, Part, User } from "../../domain.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom } from "../../random.ts";
import { clickProbabilities } from "./click-logits.ts";
import { createWorld, testUsers } from "./create-world.ts";
import { drawImpressions } from "./impressions.ts";
import type { SyntheticManifest } from "./parameters.ts";
import { vectorAt } from "./population.ts";
import { makeTitle } from "./titles.ts";
import type { World } from "./world.ts";

/** Belongs to the fingerprint: raise it when the same parameters give other data. */
const GENERATOR_VERSION = 1;

/** When an item of freshness 1 was published, and how long before it one of freshness 0. */
const NEWEST = Date.parse("2026-01-01T00:00:00Z");
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Generates the dataset of a synthetic manifest: the impressions of the training users with their clicks, and for the
 * test users the items that they would click. All other items are not relevant to them; they need no interaction.
 *
 * The same manifest gives the same dataset on every platform.
 */
export async function generateDataset(
  { kind, format, name, description, ...parameters }: SyntheticManifest,
  pause: Pause = NO_PAUSE,
): Promise<Dataset> {
  const world = await createWorld(parameters, pause);
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([kind, format, GENERATOR_VERSION, parameters]))
    .digest("hex");
  return {
    name,
    description,
    fingerprint,
    dimensions: parameters.dimensions,
    vectorSpaces: [],
    items: await buildItems(world, pause),
    users: buildUsers(world),
    interactions: await buildInteractions(world, pause),
    positiveFrom: 1,
    computedFrom: "nothing",
    judgments: "complete",
    relevanceProbabilities: (user) => clickProbabilities(world, user),
  };
}

function buildItems({ parameters, items }: World, pause: Pause): Promise<Item[]> {
  const random = createRandom(`${parameters.seed}/items/titles`);
  const build = (mix: Float64Array, i: number) => {
    const freshness = items.freshness[i]!;
    const payload = {
      title: makeTitle(random, parameters.topics, mix),
      published: new Date(NEWEST - (1 - freshness) * YEAR_MS).toISOString(),
      topics: nameWeights(parameters.topics, mix),
      freshness,
      quality: items.quality[i]!,
    };
    return { id: i + 1, vector: vectorAt(items, i, parameters.dimensions), payload };
  };
  return mapWithPauses(items.mixes, build, pause);
}

function buildUsers({ parameters, users }: World): User[] {
  return users.mixes.map((mix, i) => ({
    id: String(i + 1),
    vector: vectorAt(users, i, parameters.dimensions),
    affinities: { topics: nameWeights(parameters.topics, mix) },
  }));
}

async function buildInteractions(world: World, pause: Pause): Promise<Interactions> {
  const impressions = await drawImpressions(world, pause);
  const shown = impressions.map((impression) => ({ ...impression, part: "train" as Part }));
  const judged = testUsers(world.parameters).flatMap((user, i) =>
    Array.from(world.relevant[i]!, (item) => ({ user, item, clicked: true, part: "test" as Part })),
  );
  const events = [...shown, ...judged];
  return {
    user: Int32Array.from(events, ({ user }) => user),
    item: Int32Array.from(events, ({ item }) => item),
    label: Float64Array.from(events, ({ clicked }) => (clicked ? 1 : 0)),
    time: new Float64Array(events.length).fill(Number.NaN),
    part: events.map(({ part }) => part),
  };
}

function nameWeights(topics: readonly string[], mix: Float64Array): { [topic: string]: number } {
  return Object.fromEntries(topics.map((topic, i) => [topic, mix[i]!]));
}
