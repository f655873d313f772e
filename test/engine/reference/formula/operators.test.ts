import { describe, expect, test } from "vitest";
import type { Evaluate } from "../../../../src/engine/reference/formula/operators.ts";
import {
  checked,
  constant,
  finite,
  power,
  product,
  quotient,
  sum,
} from "../../../../src/engine/reference/formula/operators.ts";

const candidate = { payload: {}, slot: 0, scores: [] };
const value = (evaluate: Evaluate) => evaluate(candidate);
const [zero, one, two] = [constant(0), constant(1), constant(2)];
const unreachable: Evaluate = () => {
  throw new Error("was looked at");
};

test("a sum starts at 0, so that the sum of -0 is 0", () => {
  expect(value(sum([one, two]))).toBe(3);
  expect(value(sum([constant(-0)]))).toBe(0);
  expect(value(sum([]))).toBe(0);
});

test("a product ends at the first 0", () => {
  expect(value(product([two, constant(-3)]))).toBe(-6);
  expect(value(product([two, zero, unreachable]))).toBe(0);
  expect(value(product([constant(-0), unreachable]))).toBe(0);
  expect(value(product([]))).toBe(1);
});

describe("a quotient", () => {
  test("of 0 is 0, whatever the denominator is", () => {
    expect(value(quotient(zero, unreachable, 9))).toBe(0);
  });

  test("by 0 is the default, where there is one", () => {
    expect(value(quotient(one, zero, 0.25))).toBe(0.25);
    expect(() => value(quotient(one, zero, undefined))).toThrow(
      "The expression 1/0 = inf produced a non-finite number",
    );
    expect(() => value(quotient(one, constant(-0), undefined))).toThrow("1/-0 = -inf");
  });

  test("that overflows is refused", () => {
    expect(() => value(quotient(constant(1e300), constant(1e-300), undefined))).toThrow("= inf produced");
  });
});

describe("a power", () => {
  test("is the base to the exponent", () => {
    expect(value(power(two, constant(-1)))).toBe(0.5);
  });

  test("that is no number is refused", () => {
    expect(() => value(power(constant(-1), constant(0.4)))).toThrow("The expression -1^0.4 = NaN produced");
    expect(() => value(power(zero, constant(-1)))).toThrow("0^-1 = inf");
  });

  test("of 1 is 1, also where the exponent is no number", () => {
    expect(value(power(one, constant(Number.NaN)))).toBe(1);
    expect(value(power(constant(-1), constant(Number.NEGATIVE_INFINITY)))).toBe(1);
  });
});

test("a checked function spells its call where the result is not finite", () => {
  const ln = (x: number) => checked(constant(x), Math.log, (operand) => `ln(${operand})`);
  expect(value(ln(1))).toBe(0);
  expect(() => value(ln(0))).toThrow("Wrong input: The expression ln(0) = -inf produced a non-finite number");
});

test("finite passes numbers on and refuses infinity and NaN", () => {
  expect(finite(1.5, () => "x")).toBe(1.5);
  expect(() => finite(Number.NaN, () => "x")).toThrow("The expression x = NaN produced a non-finite number");
});
