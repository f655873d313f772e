import { ofItemAlone } from "./column.ts";
import type { Expression, Feature, FeatureItem, PayloadPath, PrefetchScores } from "./feature.ts";

/** A number that is the same for every user, in both languages: what features are made of. */
export interface NumberSource {
  readonly name: string;
  /** What the number is made of: the item's payload, or a prefetch score. */
  readonly reads: "payload" | "score";
  value(item: FeatureItem, scores: PrefetchScores): number;
  readonly expression: Expression;
  readonly paths: readonly PayloadPath[];
}

/** A function of one number, in both languages. */
export interface NumberTransform {
  /** How the function of something is called: `log1p(views)`. */
  name(argument: string): string;
  value(x: number): number;
  expression(x: Expression): Expression;
}

/** The function of the number, as a number of its own. */
export function transformed(source: NumberSource, transform: NumberTransform): NumberSource {
  return {
    ...source,
    name: transform.name(source.name),
    value: (item, scores) => transform.value(source.value(item, scores)),
    expression: transform.expression(source.expression),
  };
}

const NO_SCORES: PrefetchScores = [];

/** The number as a column of the regression. */
export function numberFeature({ name, reads, value, expression, paths }: NumberSource): Feature {
  return {
    name,
    ...(reads === "payload"
      ? ofItemAlone((item) => value(item, NO_SCORES))
      : { value: (_user, item, scores) => value(item, scores) }),
    expression: () => expression,
    paths: () => paths,
  };
}
