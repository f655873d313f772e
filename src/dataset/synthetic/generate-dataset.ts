import { createHash } from "node:crypto";
import type { Dataset, Interactions, Item, Part, User } from "../../domain.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../../pause.ts";
import { createRandom } from "../../random.ts";
import { clickProbabilities } from "./click-logits.ts";
import { createWorld } from "./create-world.ts";
import { drawImpressions } from "./impressions.ts";
import { CONSIDERED, type SyntheticManifest } from "./parameters.ts";
import { vectorAt } from "./population.ts";
import { testUsers } from "./test-users.ts";
import { makeTitle } from "./titles.ts";
import type { World } from "./world.ts";

/** Belongs to the fingerprint: raise it when the same parameters give other data. */
const GENERATOR_VERSION = 1;

/** The same of worlds with so many items that a user is shown the nearest of some. */
const LARGE_GENERATOR_VERSION = 2;

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
  const version =
    parameters.items > Math.max(CONSIDERED, parameters.impressions.pool)
      ? LARGE_GENERATOR_VERSION
      : GENERATOR_VERSION;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([kind, format, version, parameters]))
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
  const shown = await drawImpressions(world, pause);
  const start = shown.user.length;
  const length = world.relevant.reduce((sum, items) => sum + items.length, start);
  const user = new Int32Array(length);
  const item = new Int32Array(length);
  const label = new Float64Array(length).fill(1);
  user.set(shown.user);
  item.set(shown.item);
  label.set(shown.clicked);
  let at = start;
  for (const [i, tester] of testUsers(world.parameters).entries()) {
    const items = world.relevant[i]!;
    user.fill(tester, at, at + items.length);
    item.set(items, at);
    at += items.length;
  }
  const part: Part[] = Array(length).fill("train");
  return {
    user,
    item,
    label,
    time: new Float64Array(length).fill(Number.NaN),
    part: part.fill("test", start),
  };
}

function nameWeights(topics: readonly string[], mix: Float64Array): { [topic: string]: number } {
  return Object.fromEntries(topics.map((topic, i) => [topic, mix[i]!]));
}
