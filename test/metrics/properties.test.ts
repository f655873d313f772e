import fc from "fast-check";
import { expect, it } from "vitest";
import type { Judgments, Ranking } from "../../src/domain.ts";
import type { Measure } from "../../src/metrics/measure.ts";
import { families } from "../../src/metrics/measure-families.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { scoreRankings } from "../../src/metrics/score-rankings.ts";
import { tieBounds } from "../../src/metrics/tie-bounds.ts";

const catalogue = 12;
const cutoffs = [1, 2, 3, 5, 10, 20];

/** Every measure that has a name, at every cutoff and two levels. */
const measures: readonly Measure[] = [...families]
  .flatMap(([name, { cutoff, parameters }]) => {
    const forms = parameters.some((parameter) => parameter === "rel") ? [name, `${name}(rel=2)`] : [name];
    return forms.flatMap((form) => [
      ...(cutoff === "required" ? [] : [form]),
      ...(cutoff === "none" ? [] : cutoffs.map((k) => `${form}@${k}`)),
    ]);
  })
  .concat("nDCG(dcg='exp-log2')@5", "nDCG(dcg='exp-log2')", "P(judged_only=True)@3", "AP(judged_only=True)")
  .map(parseMeasure);

const arbitraryItems = fc.uniqueArray(fc.nat(catalogue - 1));
const arbitraryJudgments: fc.Arbitrary<Judgments> = arbitraryItems.chain((items) =>
  fc
    .array(fc.integer({ min: -1, max: 4 }), { minLength: items.length, maxLength: items.length })
    .map((grades) => ({
      items: Int32Array.from(items).sort(),
      grades: Float64Array.from(grades),
    })),
);

function ranking(items: readonly number[], scores: readonly number[] = items.map((_, i) => -i)): Ranking {
  return { items: Int32Array.from(items), scores: Float64Array.from(scores) };
}

function score(items: readonly number[], judgments: Judgments, scored = measures): number[] {
  return scoreRankings([ranking(items)], [judgments], scored).map((values) => values[0]!);
}

it("every measure stays within its range", () => {
  fc.assert(
    fc.property(arbitraryItems, arbitraryJudgments, (items, judgments) => {
      score(items, judgments).forEach((value, i) => {
        const { name, range } = measures[i]!;
        expect(value, name).toBeGreaterThanOrEqual(range[0]);
        expect(value, name).toBeLessThanOrEqual(range[1] + 1e-12);
      });
    }),
  );
});

it("recall never falls with the depth", () => {
  const depths = Array.from({ length: catalogue + 2 }, (_, i) => parseMeasure(`R@${i + 1}`));
  fc.assert(
    fc.property(arbitraryItems, arbitraryJudgments, (items, judgments) => {
      const recalls = score(items, judgments, depths);
      expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
    }),
  );
});

it("what lies below the cutoff does not matter", () => {
  fc.assert(
    fc.property(arbitraryItems, arbitraryJudgments, (items, judgments) => {
      for (const measure of measures.filter(({ cutoff }) => cutoff !== undefined)) {
        const cut = items.slice(0, measure.cutoff);
        expect(score(cut, judgments, [measure]), measure.name).toEqual(score(items, judgments, [measure]));
      }
    }),
  );
});

it("without ties, the names of items do not matter", () => {
  const arbitraryNames = fc.shuffledSubarray([...Array(catalogue).keys()], { minLength: catalogue });
  fc.assert(
    fc.property(arbitraryItems, arbitraryJudgments, arbitraryNames, (items, judgments, nameOf) => {
      const renamed = Array.from(
        judgments.items,
        (item, i) => [nameOf[item]!, judgments.grades[i]!] as const,
      );
      renamed.sort(([a], [b]) => a - b);
      const renamedJudgments = {
        items: Int32Array.from(renamed, ([item]) => item),
        grades: Float64Array.from(renamed, ([, grade]) => grade),
      };
      expect(
        score(
          items.map((item) => nameOf[item]!),
          renamedJudgments,
        ),
      ).toEqual(score(items, judgments));
    }),
  );
});

it("tie bounds are the least, the greatest and the mean value over all orders of tied items", () => {
  const arbitraryTies = fc.uniqueArray(fc.nat(catalogue - 1), { maxLength: 6 }).chain((items) =>
    fc.array(fc.nat(2), { minLength: items.length, maxLength: items.length }).map((scores) => ({
      items,
      scores: scores.sort((a, b) => b - a),
    })),
  );
  fc.assert(
    fc.property(arbitraryTies, arbitraryJudgments, ({ items, scores }, judgments) => {
      const orders = permutations(items).filter((order) =>
        order.every((item, i) => scores[items.indexOf(item)] === scores[i]),
      );
      const values = orders.map((order) => score(order, judgments));
      tieBounds([ranking(items, scores)], [judgments], measures).forEach(
        ({ lowest, highest, expected }, i) => {
          const seen = values.map((value) => value[i]!);
          const { name } = measures[i]!;
          expect(lowest[0], name).toBeCloseTo(Math.min(...seen), 12);
          expect(highest[0], name).toBeCloseTo(Math.max(...seen), 12);
          if (expected === undefined) return;
          expect(expected[0], name).toBeCloseTo(
            seen.reduce((sum, value) => sum + value, 0) / seen.length,
            12,
          );
        },
      );
    }),
    { numRuns: 60 },
  );
});

function permutations<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((first, i) => permutations(values.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}
