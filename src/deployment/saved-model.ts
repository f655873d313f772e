import { z } from "zod";
import type { Attribute, User } from "../domain.ts";
import { constraintSpec } from "../eligibility/constraint-kinds.ts";
import { withSeenExcluded } from "../eligibility/exclude-seen.ts";
import { featureSpec } from "../features/feature-spec.ts";
import { float32 } from "../features/float32-schema.ts";
import { recordOf } from "../record-schema.ts";

/** The version of the file format. */
export const MODEL_SCHEMA_VERSION = 1;

/** A prefetch of the candidates. */
const savedRetriever = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(["dense", "sparse"]),
  /** The name of the user's vector; without it the one that has none. */
  space: z.string().optional(),
  /** The name of the items' vector in the collection, where it has one. */
  using: z.string().optional(),
  /** What it scores an item that it cannot score. */
  missing: float32,
});

/** `model.json`: a trained formula with all that a service needs to ask Qdrant for the ranking that was evaluated. */
export const savedModelSchema = z.strictObject({
  schemaVersion: z.literal(MODEL_SCHEMA_VERSION),
  provenance: z.strictObject({
    experiment: z.string(),
    dataset: z.string(),
    fingerprint: z.string(),
    engine: z.string(),
    /** What was measured at the recommended depth. */
    measured: z.strictObject({
      depth: z.int(),
      recall: z.number(),
      measure: z.string(),
      vector: z.number(),
      formula: z.number(),
      /** The system whose measure is called `vector` here. */
      control: z.string().optional(),
    }),
  }),
  /** What the check of the run said, where there was one. */
  gate: z.enum(["passed", "failed"]).optional(),
  /** What its weights were learned for, where that is not logistic loss, and whether the sigmoid is a probability then. */
  learned: z.strictObject({ objective: z.string(), isProbability: z.boolean() }).optional(),
  form: z.enum(["sigmoid", "stable-sigmoid", "logit"]),
  /** With the keys of every affinity vector. */
  features: z.array(featureSpec).min(1),
  intercept: float32,
  /** One a column that the features make, in their order. */
  weights: z.array(float32).min(1),
  query: z
    .strictObject({
      dimensions: z.int().min(0),
      depth: z.int().min(1),
      limit: z.int().min(1),
      /** What a query may be given at all. */
      only: z.array(constraintSpec).default([]),
      /** Short for one of these, as in an experiment. */
      excludeSeen: z.boolean().default(false),
      /** The name of the items' own vector, in a collection where it has one. */
      using: z.string().optional(),
      /** What finds the candidates, where that is not just the vector without a name. */
      retrievers: z.array(savedRetriever).min(1).optional(),
      /** What each of several scores what only others found. */
      missing: z.enum(["similarity", "default"]).optional(),
    })
    .transform(({ excludeSeen, only, ...query }) => ({
      ...query,
      only: withSeenExcluded(excludeSeen, only),
    })),
  /** What is known of users, so that a request can be written for one who is not there yet. */
  users: z.strictObject({
    /** The keys of each affinity. */
    affinities: recordOf(z.array(z.string())),
    /** What each attribute holds: a text, texts (or a text), a number, true or false, or a place with lat and lon. */
    attributes: recordOf(z.enum(["text", "texts", "number", "boolean", "place"])),
  }),
});

export type SavedModel = z.output<typeof savedModelSchema>;

/** What an attribute holds, of every user who has it. */
export type AttributeKind = SavedModel["users"]["attributes"][string];

/** The affinities and attributes that users have, in alphabetical order. */
export function describeUsers(
  users: readonly Pick<User, "affinities" | "attributes">[],
): SavedModel["users"] {
  const affinities = new Map<string, Set<string>>();
  const attributes = new Map<string, AttributeKind>();
  for (const user of users) {
    for (const [name, weights] of Object.entries(user.affinities)) {
      const keys = affinities.get(name) ?? new Set();
      affinities.set(name, keys);
      for (const key of Object.keys(weights)) keys.add(key);
    }
    for (const [name, value] of Object.entries(user.attributes ?? {})) {
      const kind = attributeKind(value);
      attributes.set(name, kind === "text" && attributes.get(name) === "texts" ? "texts" : kind);
    }
  }
  return {
    affinities: Object.fromEntries([...affinities].sort().map(([name, keys]) => [name, [...keys].sort()])),
    attributes: Object.fromEntries([...attributes].sort()),
  };
}

function attributeKind(value: Attribute): AttributeKind {
  if (Array.isArray(value)) return "texts";
  switch (typeof value) {
    case "string":
      return "text";
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    default:
      return "place";
  }
}
