import { describe, expect, it } from "vitest";
import {
  formatDifference,
  formatFixed,
  formatScore,
  formatShare,
  formatSignificant,
} from "../../src/report/format-number.ts";

it("has a true minus, and no sign for what rounds to 0", () => {
  expect([formatFixed(-1.25, 1), formatFixed(-0.04, 1), formatFixed(0.04, 1)]).toEqual([
    "−1.3",
    "0.0",
    "0.0",
  ]);
});

it("has a true minus in a share, too", () => {
  expect([0.05, -0.0432].map(formatShare)).toEqual(["5.0 %", "−4.3 %"]);
});

describe("of a score", () => {
  it("has 4 decimals", () => {
    expect([0, 0.5, 1 / 3, 0.00005, -2].map(formatScore)).toEqual([
      "0.0000",
      "0.5000",
      "0.3333",
      "0.0001",
      "−2.0000",
    ]);
  });

  it("has significant digits where 4 decimals would show nothing", () => {
    expect([0.0000499, -1 / 30_000, 2.5e-7].map(formatScore)).toEqual(["4.99e-5", "−3.33e-5", "2.50e-7"]);
    expect([1 / 30_000, -1 / 30_000].map(formatDifference)).toEqual(["+3.33e-5", "−3.33e-5"]);
  });

  it("takes for 0 what rounding leaves of a difference", () => {
    expect(formatScore(0.3 - 0.2 - 0.1)).toBe("0.0000");
    expect(formatDifference(0.1 + 0.2 - 0.3)).toBe("+0.0000");
  });
});

describe("of a number of any unit", () => {
  it("has significant digits, be it large or small", () => {
    const digits = (value: number) => formatSignificant(value, 3);
    expect([8.05, -0.012345, 123.4, 12_345, 0].map(digits)).toEqual(["8.05", "−0.0123", "123", "12345", "0"]);
    expect([2.3773405767594185e-11, -3.7e-18, 3e9].map(digits)).toEqual(["2.38e-11", "−3.70e-18", "3.00e+9"]);
  });
});
