import fc from "fast-check";
import { expect, test } from "vitest";
import { shortestFloat32 } from "../../../../src/engine/reference/vectors/shortest-float32.ts";

test("a decimal of up to six digits comes back as it was", () => {
  for (const value of [0.1, 0.3, -1.2345, 123456, 9.53467e10, 1e-20, 0]) {
    expect(shortestFloat32(Math.fround(value))).toBe(value);
  }
});

test("every 32-bit float reads back the same, with nine digits at most", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const printed = shortestFloat32(value);
      expect(Math.fround(printed) === value).toBe(true);
      expect(printed).toBe(Number(printed.toPrecision(9)));
    }),
    { seed: 1 },
  );
});
