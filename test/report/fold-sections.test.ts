import { expect, it } from "vitest";
import { foldSections } from "../../src/report/fold-sections.ts";

it("leaves the head and the first sections as they are, and makes of each other one a line that opens", () => {
  expect(foldSections("# a\n\n**Better.**\n\n## First\n\none\n\n## Second\n\ntwo\n\n### Deeper\n", 1)).toBe(
    "# a\n\n**Better.**\n\n## First\n\none\n\n<details>\n<summary><b>Second</b></summary>\n\ntwo\n\n### Deeper\n\n</details>\n",
  );
});

it("leaves a text without sections as it is", () => {
  expect(foldSections("# a\n", 1)).toBe("# a\n");
});
