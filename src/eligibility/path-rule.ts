import type { Schemas } from "@qdrant/js-client-rest";
import type { Json } from "../domain.ts";
import type { PayloadPath } from "../features/feature.ts";
import { payloadPath, payloadValue, splitPath } from "../features/payload-path.ts";
import { visibleValues } from "../features/visible-values.ts";
import type { ConstraintUser, RuleConstraint } from "./constraint.ts";

/** What a rule asks of the values at one payload path. */
export interface PathRule {
  /** As an experiment writes it: a key, or keys joined by dots. */
  readonly path: string;
  /** The index that the path needs: other values are not seen. */
  readonly index: PayloadPath["index"];
  /** What a value must be, after the path: `in acme, beta`. */
  readonly description: string;
  /** Names of the attributes that it reads of users. */
  readonly attributes: readonly string[];
  /** What Qdrant's condition on the path says beside its key. */
  readonly clause: (user: ConstraintUser) => Omit<Schemas["FieldCondition"], "key">;
  /** The same of one value; an item passes where one of its values does. */
  readonly passes: (user: ConstraintUser) => (value: Json) => boolean;
}

/** A constraint that an item passes where one of the values at a path does; an item that has none there does not. */
export function pathRule({
  path: spelled,
  index,
  description,
  attributes,
  clause,
  passes,
}: PathRule): RuleConstraint {
  const keys = splitPath(spelled);
  const path = payloadPath(...keys);
  return {
    description: `have ${spelled} ${description}`,
    attributes,
    filter: (user) => ({ must: [{ key: path, ...clause(user) }] }),
    predicate: (user) => {
      const test = passes(user);
      return ({ payload }) => visibleValues(payloadValue(payload, keys), index).some(test);
    },
    paths: () => [{ path, keys, index, access: "condition" }],
  };
}
