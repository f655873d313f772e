import type { Expression, Feature, FeatureItem, PayloadPath } from "./feature.ts";

/** A number that depends on the item alone, in both languages: what features are made of. */
export interface NumberSource {
  readonly name: string;
  value(item: FeatureItem, prefetchScore: number): number;
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
    name: transform.name(source.name),
    value: (item, score) => transform.value(source.value(item, score)),
    expression: transform.expression(source.expression),
    paths: source.paths,
  };
}

/** The number as a column of the regression. */
export function numberFeature({ name, value, expression, paths }: NumberSource): Feature {
  return {
    name,
    value: (_user, item, score) => value(item, score),
    expression: () => expression,
    paths: () => paths,
  };
}
