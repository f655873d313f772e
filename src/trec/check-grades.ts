import type { Judgments } from "../domain.ts";
import type { Measure } from "../metrics/measure.ts";
import { createProblemList } from "../problem-list.ts";

/**
 * Checks that every measure can be computed of the grades.
 *
 * @param source The file or dataset, as messages name it.
 * @param judgments By the id of their query.
 * @param nameOf The id of an item.
 * @throws HarnessError (input) naming the grades that a measure cannot take.
 */
export function checkGrades(
  source: string,
  judgments: ReadonlyMap<string, Judgments>,
  measures: readonly Measure[],
  nameOf: (item: number) => string,
): void {
  const limited = measures.find(({ greatestGrade }) => greatestGrade !== undefined);
  if (limited === undefined) return;
  const { name, greatestGrade } = limited;
  const problems = createProblemList();
  for (const [query, { items, grades }] of judgments) {
    grades.forEach((grade, i) => {
      if (grade <= greatestGrade!) return;
      problems.add(
        `${source}: query ${query} gives item ${nameOf(items[i]!)} the grade ${grade}, but ${name} takes grades of up to ${greatestGrade}: its gain is 2^grade − 1; take ${name.replace(/\(.*\)/, "")}, whose gain is the grade, or smaller grades`,
      );
    });
  }
  problems.throwIfAny();
}
