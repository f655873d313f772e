import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/report/report.ts";
import { validitySection } from "../../../src/report/sections/validity-section.ts";
import { sampleReport, soundTrust } from "../sample-report.ts";

const section = (trust: Partial<Report["trust"]>) =>
  validitySection({ ...sampleReport, trust: { ...soundTrust, ...trust } });

it("has nothing in bold where all is as it should be", () => {
  expect(section({})).not.toContain("**");
});

describe("of what the data knows", () => {
  it("warns where it knows the test, or nobody says what it knows", () => {
    expect(section({ computedFrom: "everything" })).toContain("every result is too good.** Compute them");
    expect(section({ computedFrom: undefined })).toContain(
      'declare it: `"computedFrom"` in its `dataset.json`',
    );
    expect(section({ computedFrom: "nothing" })).toContain("were not computed from any interactions");
  });

  it("warns of answers among the training samples, not of pairs whose answers come later", () => {
    const judged = { samples: 1000, judged: 30, relevant: 4, leaked: 0 };
    expect(section({ judgedSamples: judged })).toContain(
      "30 of 1,000 training samples are pairs that the test judges, none",
    );
    expect(section({ judgedSamples: { ...judged, leaked: 2 } })).toContain(
      "**2 of 1,000 training samples are positives",
    );
  });
});

describe("of times", () => {
  const timeOrder = {
    usersCutWithinATime: 40,
    trainInteractions: 4800,
    trainAfterFirstTest: 4680,
    testInteractions: 160,
    testBeforeLastTrain: 156,
    trainAfterQueries: 0.446,
  };

  it("counts users that are cut between equal times, and what is out of order, a sentence each", () => {
    const text = section({ timeOrder });
    expect(text).toContain(
      "- **40 of 2,000 users are cut between interactions of equal time: the order of the rows",
    );
    expect(text).toContain(
      "- **4,680 of 4,800 train interactions are later than the first test interaction: the model",
    );
    expect(text).toContain("Of a query's own first test interaction 44.6 % of them are later");
    expect(text).toContain(
      "- **156 of 160 test interactions are earlier than the last train interaction: a model",
    );
  });

  it("says nothing of what is as it should be", () => {
    const text = section({ timeOrder: { ...timeOrder, usersCutWithinATime: 0, testBeforeLastTrain: 0 } });
    expect(text.match(/\*\*.*\*\*/g)).toHaveLength(1);
  });
});

it("counts queries with a vector of zeros", () => {
  expect(section({ zeroVectors: 3 })).toContain(
    "- **3 of 400 queries have a vector of zeros, to which all items are equally near: their vector order is chance.**",
  );
});

describe("of seen items", () => {
  it("says how to leave them out, or that leaving them out does not work", () => {
    const seen = { candidates: 50, shown: 6 };
    expect(section({ seen: { ...seen, excluded: false } })).toContain(
      '**50 candidates are items that their users had met before the test, 6 of them among the first 10, where they cannot be hits.** `"excludeSeen": true` leaves them out.',
    );
    expect(section({ seen: { ...seen, excluded: true } })).toContain("though they are excluded.**");
  });
});

describe("of what constraints forbid", () => {
  it("says whether it came back, and how much of what is judged it is", () => {
    const dataset = {
      ...sampleReport.dataset,
      ineligible: { judged: 90, ofJudged: 1200, relevant: 8, ofRelevant: 310, queries: 2 },
    };
    const sound = validitySection({
      ...sampleReport,
      dataset,
      trust: { ...soundTrust, ineligible: { candidates: 0, shown: 0 } },
    });
    expect(sound).toContain("- Every candidate is an item that the constraints let its query have.");
    expect(sound).toContain(
      "- 90 of 1,200 judgments are of items that the constraints forbid, 8 of them among the 310 that are relevant; they do not count. **They leave 2 queries without a relevant item, which are left out.**",
    );
    expect(section({ ineligible: { candidates: 5, shown: 1 } })).toContain(
      "**5 candidates are items that the constraints forbid, 1 of them among the first 10.** Does the query's filter reach the engine?",
    );
  });
});

it("says where chance chooses candidates, in bold where it does so often", () => {
  const tiedCuts = [
    { depth: 20, queries: 0 },
    { depth: 50, queries: 3 },
    { depth: 1000, queries: 4 },
  ];
  const finding =
    "chance chooses the candidates among them: in 3 at depth 50, 4 at depth 1,000.** Another collection";
  expect(section({ tiedCuts })).toContain(finding);
  expect(section({ tiedCuts: tiedCuts.slice(0, 2) })).not.toContain("**");
});

it("tells an order that differs from the judged one from one that changes", () => {
  const { dataset } = sampleReport;
  const allSent = { ...sampleReport, dataset: { ...dataset, queries: 9 } };
  const repeat = { queries: 9, changed: 0, changedWithoutTies: 0, unlikeJudged: 2 };
  expect(section({ repeat })).toContain("a drawn sample of 9 queries gave");
  expect(validitySection({ ...allSent, trust: { ...soundTrust, repeat } })).toContain(
    "all 9 queries gave the same results again. In 2 they are not the first of the order that is judged here",
  );
  const changing = { queries: 9, changed: 3, changedWithoutTies: 1, unlikeJudged: 3 };
  expect(section({ repeat: changing })).toContain("3 of 9 queries gave other results.**");
  expect(section({ repeat: { ...changing, changedWithoutTies: 0 } })).toContain(
    "3 of 9 queries gave other results: chance decides among equal scores.**",
  );
});

describe("of shards", () => {
  const { shards } = sampleReport.trust;

  it("warns of more candidates than the depth, also from a single shard", () => {
    expect(section({ shards })).toContain(
      "**The collection has 3 shards, and more candidates than the depth were ranked",
    );
    expect(section({ shards: { ...shards, count: 1, effect: undefined } })).toContain(
      "**The collection has 1 shard, and",
    );
  });

  it("says what prefetching in each shard would change where the nearest of all are ranked", () => {
    const global = { ...shards, candidates: "global" as const, counts: soundTrust.shards.counts };
    expect(section({ shards: global })).toContain(
      "The collection has 3 shards; the formula ranks the nearest items of all, by two queries. At depth 20 prefetching in each shard changes the results of 37 queries",
    );
  });
});
