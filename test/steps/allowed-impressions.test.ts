import { expect, it } from "vitest";
import type { Dataset, Payload } from "../../src/domain.ts";
import { createConstraint } from "../../src/eligibility/constraint-kinds.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { ONE_SOURCE } from "../../src/features/score-sources.ts";
import { NO_PAUSE } from "../../src/pause.ts";
import { interactionSamples } from "../../src/steps/train-formula.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";

const vector = Float32Array.of(1, 0);
const languages: Payload[] = [{ language: "cs" }, { language: "en" }, {}];
const items = languages.map((payload, id) => ({ id, vector, payload }));
const users = ["cs", "en"].map((language, i) => ({
  ...{ id: `u${i}`, vector, affinities: {}, attributes: { language } },
}));

/** Both users met all items: positions 0 to 2, and 3 to 5. */
const dataset: Dataset = {
  ...bareDataset("languages", items, users),
  interactions: {
    user: Int32Array.of(0, 0, 0, 1, 1, 1),
    item: Int32Array.of(0, 1, 2, 0, 1, 2),
    label: Float64Array.of(1, 1, 0, 0, 1, 0),
    time: new Float64Array(6),
    part: Array.from({ length: 6 }, () => "train"),
  },
};

async function samplesOf(constraints: Parameters<typeof createConstraint>[0][], positions: Int32Array) {
  const eligibility = createEligibility(constraints.map(createConstraint), dataset);
  const features = createFeatures([{ kind: "prefetch-score" }], ONE_SOURCE);
  const session = { eligibility, retrievers: ownRetriever(dataset) };
  return interactionSamples({ session, dataset, features, pause: NO_PAUSE }, positions);
}

it("learns from impressions of items that their users may be given, and of no others", async () => {
  const {
    users: who,
    items: what,
    labels,
  } = await samplesOf([{ kind: "keyword", path: "language" }], Int32Array.of(0, 1, 2, 3, 4, 5));
  expect([...who]).toEqual([0, 1]);
  expect([...what]).toEqual([0, 1]);
  expect([...labels]).toEqual([1, 1]);
});

it("learns from items that a user has met, which the constraint unseen leaves out of rankings alone", async () => {
  const { labels } = await samplesOf([{ kind: "unseen" }], Int32Array.of(0, 2, 4));
  expect([...labels]).toEqual([1, 0, 1]);
});
