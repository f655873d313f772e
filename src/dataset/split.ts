import type { Dataset, Judgments, Query, Split } from "../domain.ts";
import { groupPositions } from "./group-positions.ts";

const NOTHING = new Int32Array();

/**
 * Cuts a dataset for an evaluation without leakage: what a user met in train or tune is never judged in the test.
 *
 * A test interaction is a judgment whose grade is its label where that is at least `positiveFrom`, else 0; of several with
 * one item the best counts. Test interactions with an item seen before are dropped, then users without a relevant item:
 * their recall is undefined. Both are counted.
 */
export function splitDataset(dataset: Dataset): Split {
  const { user, part } = dataset.interactions;
  const queries: Query[] = [];
  const qrels: Judgments[] = [];
  let usersWithoutRelevantItems = 0;
  let repeatedInteractions = 0;

  groupPositions(user, dataset.users.length).forEach((positions, userPosition) => {
    const tested = positions.filter((position) => part[position] === "test");
    if (tested.length === 0) return;
    const seen = itemsOf(
      dataset,
      positions.filter((position) => part[position] !== "test"),
    );
    const seenItems = new Set(seen);
    const unseen = tested.filter((position) => !seenItems.has(dataset.interactions.item[position]!));
    repeatedInteractions += tested.length - unseen.length;

    const judgments = judge(dataset, unseen);
    if (!judgments.grades.some((grade) => grade > 0)) {
      usersWithoutRelevantItems += 1;
      return;
    }
    queries.push({ user: userPosition, seen, excluded: NOTHING });
    qrels.push(judgments);
  });

  return {
    train: positionsOf(dataset, "train"),
    tune: positionsOf(dataset, "tune"),
    queries,
    qrels,
    dropped: { usersWithoutRelevantItems, repeatedInteractions },
  };
}

/** The items of the interactions, ascending, without repeats. */
function itemsOf(dataset: Dataset, positions: Int32Array): Int32Array {
  return Int32Array.from(new Set(positions.map((position) => dataset.interactions.item[position]!))).sort();
}

function judge(dataset: Dataset, positions: Int32Array): Judgments {
  const { item, label } = dataset.interactions;
  const items = itemsOf(dataset, positions);
  const best = new Map<number, number>();
  for (const position of positions) {
    const grade = label[position]! >= dataset.positiveFrom ? label[position]! : 0;
    best.set(item[position]!, Math.max(grade, best.get(item[position]!) ?? 0));
  }
  return { items, grades: Float64Array.from(items, (judged) => best.get(judged)!) };
}

function positionsOf({ interactions }: Dataset, wanted: "train" | "tune"): Int32Array {
  const positions: number[] = [];
  interactions.part.forEach((part, position) => {
    if (part === wanted) positions.push(position);
  });
  return Int32Array.from(positions);
}
