import fc from "fast-check";
import { date, geoPoint, number, paths } from "./arbitrary-collection.ts";
import { condition } from "./arbitrary-filter.ts";

/** Formulas of every kind of expression, most of which can be computed for most points. */

const score = fc.constantFrom("$score", "$score[0]", "$score[1]", "$score[7]");

const leaf = fc.oneof(
  { weight: 2, arbitrary: number },
  { weight: 4, arbitrary: score },
  { weight: 4, arbitrary: fc.constantFrom("num", "count", "obj.x", 'obj."odd key"') },
  { weight: 1, arbitrary: fc.constantFrom(...paths) },
  { weight: 3, arbitrary: condition },
  fc.record({ geo_distance: fc.record({ origin: geoPoint, to: fc.constant("at") }) }),
  fc.record({ datetime: date }),
  fc.record({ datetime_key: fc.constantFrom("when", "when", "when", "tag") }),
);

export const { expression } = fc.letrec<{ expression: unknown }>((tie) => {
  const inner = tie("expression");
  const decay = fc.record(
    {
      x: inner,
      target: inner,
      scale: fc.constantFrom(1, 0.5, 10, 1e6),
      midpoint: fc.constantFrom(0.5, 0.25, 0.9),
    },
    { requiredKeys: ["x"] },
  );
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.record({ sum: fc.array(inner, { maxLength: 3 }) }),
      fc.record({ mult: fc.array(inner, { maxLength: 3 }) }),
      fc.record({ neg: inner }),
      fc.record({ abs: inner }),
      fc.record({
        div: fc.record(
          { left: inner, right: inner, by_zero_default: number },
          { requiredKeys: ["left", "right"] },
        ),
      }),
      fc.record({ sqrt: inner }),
      fc.record({ exp: inner }),
      fc.record({ ln: inner }),
      fc.record({ log10: inner }),
      fc.record({ pow: fc.record({ base: inner, exponent: inner }) }),
      fc.record({ lin_decay: decay }),
      fc.record({ exp_decay: decay }),
      fc.record({ gauss_decay: decay }),
    ),
  };
});

const complete = Object.fromEntries(
  paths.map((path) => [path, path === "at" ? { lon: 1, lat: 2 } : path === "when" ? "2020-01-01" : 0.5]),
);

/** Mostly for every variable. */
export const defaults = fc.oneof(
  { weight: 3, arbitrary: fc.constant(complete) },
  fc.dictionary(fc.constantFrom(...paths, "$score[1]", "$score[7]"), number, { maxKeys: 4 }),
);
