import { expect, it } from "vitest";
import { plainTable } from "../../src/terminal/plain-table.ts";

it("lines columns up without marks, and lets no cell steer the terminal", () => {
  const table = plainTable<{ name: string; score: string }>(
    [
      { head: "system", align: "left", cell: ({ name }) => name },
      { head: "P@10", align: "right", cell: ({ score }) => score },
    ],
    [
      { name: "formula", score: "0.1663" },
      { name: "a\nb", score: "0.1" },
    ],
  );
  expect(table).toBe(
    ["system     P@10", "───────  ──────", "formula  0.1663", "a\\nb        0.1"].join("\n"),
  );
});
