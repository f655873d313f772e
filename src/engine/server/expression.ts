import type { GeoPoint, Json } from "../../domain.ts";
import type { Condition } from "./filter.ts";

/** An expression of a formula, as REST spells it: a number, a variable, an operator, or a condition that counts 1 or 0. */
export type Expression =
  | number
  | string
  | { readonly sum: readonly Expression[] }
  | { readonly mult: readonly Expression[] }
  | { readonly neg: Expression }
  | { readonly abs: Expression }
  | { readonly sqrt: Expression }
  | { readonly exp: Expression }
  | { readonly ln: Expression }
  | { readonly log10: Expression }
  | {
      readonly div: {
        readonly left: Expression;
        readonly right: Expression;
        readonly by_zero_default?: number;
      };
    }
  | { readonly pow: { readonly base: Expression; readonly exponent: Expression } }
  | { readonly lin_decay: Decay }
  | { readonly exp_decay: Decay }
  | { readonly gauss_decay: Decay }
  | { readonly geo_distance: { readonly origin: GeoPoint; readonly to: string } }
  | { readonly datetime: string }
  | { readonly datetime_key: string }
  | Condition;

export interface Decay {
  readonly x: Expression;
  readonly target?: Expression;
  readonly scale?: number;
  readonly midpoint?: number;
}

export interface Formula {
  readonly formula: Expression;
  /** What a variable is worth where it is missing, by the variable's name. */
  readonly defaults: { readonly [variable: string]: Json };
}
