import { expect, it } from "vitest";
import { examplesSection } from "../../../src/report/sections/examples-section.ts";
import { sampleLists } from "../sample-lists.ts";

it("shows what the largest gain and the largest loss were given, with titles and moves", () => {
  expect(examplesSection(sampleLists)).toBe(`## Three queries

The first 2 results of vector and of formula; relevant ones are marked ✓, arrows say how far an item moved. \`report.html\` has all lists, and what each feature added.

**The largest gain: “slow jazz”** P@2 0.0000 → 0.5000 (+0.5000)

| rank | vector  | formula            |
| ---: | ------- | ------------------ |
|    1 | So What | ✓ Blue in Green ↑2 |
|    2 | item 9  | item 9             |

**The largest loss: user bob** P@2 0.5000 → 0.0000 (−0.5000)

| rank | vector        | formula          |
| ---: | ------------- | ---------------- |
|    1 | ✓ So What     | Blue in Green ↑1 |
|    2 | Blue in Green | –                |`);
});

it("says nothing where there are no queries", () => {
  expect(examplesSection({ ...sampleLists, queries: [] })).toBe("");
});
