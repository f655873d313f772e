import { expect, it } from "vitest";
import { wrapLines } from "../../src/terminal/wrap-lines.ts";

const line = "formula ranks better than vector. At depth 500, P@10 goes from 0.1118 to 0.1663.";

it("breaks lines at words, each as wide as the terminal at most", () => {
  const lines = wrapLines(`${line}\n${line}`, 50).split("\n");
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(50);
  expect(lines.map((one) => one.trim()).join(" ")).toBe(`${line} ${line}`);
});

it("leaves lines whole where there is no terminal", () => {
  expect(wrapLines(line, undefined)).toBe(line);
});
