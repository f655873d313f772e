import { z } from "zod";
import { nameText } from "../../name-schema.ts";
import { manifestLabels } from "../manifest-labels.ts";

const TOPICS = [
  ...["cooking", "travel", "music", "gaming", "fitness", "science"],
  ...["history", "fashion", "comedy", "nature", "technology", "film"],
];

const count = z.int().min(1);
/** Within these limits every draw is a number: beyond them, shares vanish and logits are infinite. */
const positive = z.number().min(0.001).max(1_000_000);
const weight = z.number().min(-1000).max(1000);
const size = z.number().min(0).max(1000);

/** A gigabyte of 32-bit numbers. */
const LARGEST_ARRAY = 1 << 28;
/** Some minutes of multiplications. */
const MOST_WORK = 1e12;
/** Some minutes of draws. */
const MOST_PAIRS = 2e9;
const MOST_IMPRESSIONS = 1e7;

const embedding = z
  .strictObject({
    topicScale: size.default(0.35).describe("Length that the topic mix is scaled by."),
    styleDimensions: count
      .default(16)
      .describe("Directions of style, which vectors show and payload does not."),
    noise: size.default(0.05).describe("Standard deviation of the noise in every coordinate."),
  })
  .prefault({});

const clicks = z
  .strictObject({
    weights: z
      .strictObject({
        score: weight.default(8).describe("Of the cosine between user and video."),
        topics: weight.default(6).describe("Of Σ taste × topic weight."),
        freshness: weight.default(1.5).describe("Of the video's freshness, in [0, 1]."),
        quality: weight.default(1.5).describe("Of the video's quality, in [0, 1]."),
      })
      .prefault({})
      .describe("The generating weights of the click's logit."),
    noise: size.default(0.5).describe("Standard deviation of what no feature knows, in the logit."),
    relevantMean: positive.default(30).describe("Videos that a test user would click, on average."),
  })
  .prefault({});

const impressions = z
  .strictObject({
    near: z.int().min(0).default(60).describe("Impressions of a training user from the nearest videos."),
    pool: count.default(400).describe("How many videos count as the nearest."),
    uniform: z.int().min(0).default(40).describe("Impressions of a training user from all videos."),
  })
  .prefault({});

/** A user is shown the nearest of at most so many items: what a recommender would have considered. */
export const CONSIDERED = 10_000;

type Size = "users" | "items" | "testUsers" | "dimensions";

/** The first amount of work or memory that nobody has, if any: whose fault it is, what it is made of, itself, its limit. */
function findExcess(
  world: { [size in Size]: number } & {
    topics: readonly string[];
    embedding: z.output<typeof embedding>;
    impressions: z.output<typeof impressions>;
  },
) {
  const { users, testUsers, items, dimensions } = world;
  const directions = world.topics.length + world.embedding.styleDimensions;
  const drawn = (users + items + directions) * directions * dimensions;
  const near = users * Math.min(items, Math.max(CONSIDERED, world.impressions.pool));
  const shown = (users - testUsers) * (world.impressions.near + world.impressions.uniform);
  const amounts = [
    ["users", "users × dimensions", users * dimensions, LARGEST_ARRAY],
    ["items", "items × dimensions", items * dimensions, LARGEST_ARRAY],
    ["testUsers", "testUsers × items", testUsers * items, MOST_PAIRS],
    ["testUsers", "testUsers × items × dimensions", testUsers * items * dimensions, MOST_WORK],
    ["users", "users × items (at most 10000) × dimensions", near * dimensions, MOST_WORK],
    ["embedding", "(users + items + directions) × directions × dimensions", drawn, MOST_WORK],
    ["impressions", "the impressions of all training users", shown, MOST_IMPRESSIONS],
  ] as const;
  return amounts.find(([, , amount, most]) => amount > most);
}

/** The manifest of a generated world of users and videos: every knob, with its default. */
export const syntheticManifest = z
  .strictObject({
    kind: z.literal("synthetic").describe("The data is generated from the parameters in this manifest."),
    format: z.literal(1).describe("Version of the dataset format."),
    ...manifestLabels,
    seed: z.int().min(0).default(7),
    users: count
      .max(1_000_000)
      .default(2000)
      .describe("All users; the last `testUsers` of them are for the test."),
    testUsers: count.default(400),
    items: count.max(1_000_000).default(10_000).describe("Number of videos."),
    dimensions: count.max(65_536).default(64).describe("Length of every vector."),
    topics: z.array(nameText).min(2).max(1000).default(TOPICS).describe("Names of the topics."),
    itemTopicConcentration: positive
      .default(0.25)
      .describe("Of the Dirichlet mix of a video's topics; smaller is purer."),
    userTopicConcentration: positive.default(0.35).describe("Of the Dirichlet taste of a user."),
    qualityShape: positive.default(2).describe("Quality is Beta(shape, shape); larger is nearer to 0.5."),
    embedding,
    clicks,
    impressions,
  })
  .superRefine((world, context) => {
    const limit = (path: (string | number)[], value: number, most: number, of: string) => {
      if (value > most) {
        context.addIssue({ code: "custom", path, message: `must be at most ${of} (${most}), got ${value}` });
      }
    };
    limit(["testUsers"], world.testUsers, world.users - 1, "all users but one");
    limit(["impressions", "pool"], world.impressions.pool, world.items, "the number of items");
    limit(["impressions", "near"], world.impressions.near, world.impressions.pool, "the pool");
    limit(["impressions", "uniform"], world.impressions.uniform, world.items, "the number of items");
    limit(["clicks", "relevantMean"], world.clicks.relevantMean, world.items - 1, "all items but one");
    const excess = findExcess(world);
    if (excess !== undefined) {
      const [key, of, amount, most] = excess;
      const message = `must be less: ${of} must be at most ${most}, got ${amount}`;
      context.addIssue({ code: "custom", path: [key], message });
    }
    limit(
      ["embedding", "styleDimensions"],
      world.embedding.styleDimensions,
      world.dimensions - world.topics.length,
      "the dimensions that the topics leave",
    );
    const { size } = new Set(world.topics);
    if (size < world.topics.length) {
      context.addIssue({ code: "custom", path: ["topics"], message: "must be different names" });
    }
  });

/** A validated synthetic manifest, every default filled in. */
export type SyntheticManifest = z.output<typeof syntheticManifest>;

/** What shapes a world: the manifest without its labels. */
export type SyntheticParameters = Omit<SyntheticManifest, "kind" | "format" | "name" | "description">;
