import { z } from "zod";
import { manifestLabels } from "../manifest-labels.ts";

const TOPICS = [
  ...["cooking", "travel", "music", "gaming", "fitness", "science"],
  ...["history", "fashion", "comedy", "nature", "technology", "film"],
];

const count = z.int().min(1);
const positive = z.number().gt(0);
/** Of a distribution; beyond them its draws are of one value, up to rounding, and may never be accepted. */
const shape = z.number().min(1e-6).max(1e6);
const weight = z.number().min(-1e6).max(1e6);
const scale = z.number().min(0).max(1e6);

const embedding = z
  .strictObject({
    topicScale: scale.default(0.35).describe("Length that the topic mix is scaled by."),
    styleDimensions: count
      .default(16)
      .describe("Directions of style, which vectors show and payload does not."),
    noise: scale.default(0.05).describe("Standard deviation of the noise in every coordinate."),
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
    noise: scale.default(0.5).describe("Standard deviation of what no feature knows, in the logit."),
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

/** The manifest of a generated world of users and videos: every knob, with its default. */
export const syntheticManifest = z
  .strictObject({
    kind: z.literal("synthetic").describe("The data is generated from the parameters in this manifest."),
    format: z.literal(1).describe("Version of the dataset format."),
    ...manifestLabels,
    seed: z.int().min(0).default(7),
    users: count.default(2000).describe("All users; the last `testUsers` of them are for the test."),
    testUsers: count.default(400),
    items: count.default(10_000).describe("Number of videos."),
    dimensions: count.default(64).describe("Length of every vector."),
    topics: z.array(z.string().min(1)).min(2).default(TOPICS).describe("Names of the topics."),
    itemTopicConcentration: shape
      .default(0.25)
      .describe("Of the Dirichlet mix of a video's topics; smaller is purer."),
    userTopicConcentration: shape.default(0.35).describe("Of the Dirichlet taste of a user."),
    qualityShape: shape.default(2).describe("Quality is Beta(shape, shape); larger is nearer to 0.5."),
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
