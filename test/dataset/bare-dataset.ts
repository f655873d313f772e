import type { Dataset, Item, User } from "../../src/domain.ts";

/** A dataset of these items and users, without interactions. */
export function bareDataset(name: string, items: readonly Item[], users: readonly User[]): Dataset {
  return {
    name,
    description: "",
    fingerprint: "",
    dimensions: items[0]!.vector.length,
    vectorSpaces: [],
    items,
    users,
    interactions: {
      user: new Int32Array(),
      item: new Int32Array(),
      label: new Float64Array(),
      time: new Float64Array(),
      part: [],
    },
    positiveFrom: 1,
  };
}
