import { columnOver } from "./column.ts";
import type { Feature } from "./feature.ts";

/**
 * The product of two features, as a column of its own: what one is worth may depend on the other.
 *
 * @example product(prefetchScore(), payloadNumber({ path: "freshness", … })).name // "score * freshness"
 */
export function product(a: Feature, b: Feature): Feature {
  return {
    name: `${a.name} * ${b.name}`,
    value(user, item, scores) {
      const left = a.value(user, item, scores);
      // Qdrant does not look at what follows a 0.
      return left === 0 ? 0 : left * b.value(user, item, scores);
    },
    column(items) {
      const [left, right] = [columnOver(a, items), columnOver(b, items)];
      return (user, scores) => {
        const factors = right(user, scores);
        return left(user, scores).map((value, i) => (value === 0 ? 0 : value * factors[i]!));
      };
    },
    expression(user, scoreOf) {
      const [left, right] = [a.expression(user, scoreOf), b.expression(user, scoreOf)];
      return left === undefined || right === undefined ? undefined : { mult: [left, right] };
    },
    paths: (users) => [...a.paths(users), ...b.paths(users)],
    vectors: [...(a.vectors ?? []), ...(b.vectors ?? [])],
  };
}
