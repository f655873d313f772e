import { expect, it } from "vitest";
import { foldSection } from "../../src/report/fold-section.ts";

it("folds a section into a line that opens, with empty lines around its markdown, as GitHub needs them", () => {
  expect(foldSection("## Second: *it*\n\ntext\n\n| a |\n")).toBe(
    "<details>\n<summary><b>Second: *it*</b></summary>\n\ntext\n\n| a |\n\n</details>\n",
  );
});
