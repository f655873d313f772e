import type { ProblemGroup } from "../dataset/grouped-problems.ts";
import { formatCount, formatPercent, formatSignificant } from "../report/format-number.ts";
import type { DatasetCheck } from "../steps/check-dataset.ts";
import type { DatasetDescription, KeyDescription } from "../steps/describe-dataset.ts";
import { visibleText } from "../visible-text.ts";
import { plainTable } from "./plain-table.ts";

/** Seconds since 1970 of the year 5138: times beyond it are of another unit. */
const LATEST = 1e11;

/** The problems of a dataset, by kind: how many there are, and the first places. */
export function problemsText(groups: readonly ProblemGroup[]): string {
  const lines = groups.flatMap(({ count, first }) => [
    `${formatCount(count)} ${count === 1 ? "problem" : "problems of one kind"}:`,
    ...first.map((problem) => `  ${visibleText(problem)}`),
    ...(count > first.length ? [`  … and ${formatCount(count - first.length)} more`] : []),
  ]);
  return `${lines.join("\n")}\n`;
}

/** What a dataset holds, and what in it may spoil an evaluation. */
export function checkText(check: DatasetCheck): string {
  const warnings = warningsOf(check).map((warning) => `  ! ${visibleText(warning)}`);
  return `${[...factsOf(check).map(visibleText), "", ...(warnings.length === 0 ? ["Nothing to warn of."] : ["Look at:", ...warnings])].join("\n")}\n`;
}

function factsOf({
  areJudged,
  items,
  users,
  parts,
  folds,
  vectors,
  labels,
  times,
  queries,
}: DatasetCheck): string[] {
  const count = formatCount;
  const cut =
    folds === undefined
      ? `${count(parts.train)} train, ${count(parts.tune)} tune, ${count(parts.test)} test`
      : `${folds} folds`;
  return [
    `${count(items)} items, ${count(users)} users, ${count(labels.total)} ${areJudged ? "judgments" : "interactions"}: ${cut}`,
    ...vectors.map(
      ({ owner, name, there, of }) =>
        `${owner}: ${count(there)} of ${count(of)} have ${name === undefined ? "a vector" : `the vector ${name}`}`,
    ),
    `labels from ${labels.least} to ${labels.greatest}, ${formatPercent(labels.positives / labels.total)} positive`,
    times === undefined
      ? "no times"
      : `times from ${momentText(times.first)} to ${momentText(times.last)}${times.known < labels.total ? `, of ${count(times.known)}` : ""}`,
    `${count(queries.judged)} queries can be judged`,
  ];
}

function momentText(seconds: number): string {
  const date = new Date(1000 * seconds);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().replace(".000Z", "Z");
}

function warningsOf(check: DatasetCheck): string[] {
  const { areJudged, vectors, labels, times, order, queries, parts, folds } = check;
  const count = formatCount;
  const found: (string | false)[] = [
    ...vectors.flatMap(({ owner, name, there, of, zero }) => [
      there < of &&
        `${count(of - there)} ${owner} have no vector ${name ?? ""}: no search by it finds or serves them`,
      zero.count > 0 &&
        `${count(zero.count)} ${owner} have a zero vector ${name ?? ""}(${zero.first.join(", ")}${zero.count > zero.first.length ? ", …" : ""}): its cosine is undefined`,
    ]),
    labels.positives === 0 && "no label is a positive: lower positiveFrom",
    labels.positives === labels.total &&
      !areJudged &&
      'all labels are positives: a model learns from candidates ("training": { "source": "candidates" }), not from impressions',
    times !== undefined &&
      times.last > LATEST &&
      "times are beyond the year 5138: are they milliseconds? They must be seconds",
    order.usersCutWithinATime > 0 &&
      `${count(order.usersCutWithinATime)} users have equal times on both sides of a cut: what came first is not known`,
    order.trainAfterFirstTest > 0 &&
      folds === undefined &&
      `${count(order.trainAfterFirstTest)} of ${count(order.trainInteractions)} train interactions are later than the first test interaction: cut at one moment for all ("testFrom") to learn from the past alone`,
    check.repeated > 0 && `${count(check.repeated)} interactions repeat a user and an item`,
    queries.repeatedInteractions > 0 &&
      `${count(queries.repeatedInteractions)} test interactions are with items that the user met before: they are not judged`,
    queries.withoutRelevant > 0 &&
      `${count(queries.withoutRelevant)} users of the test have no relevant item: they are left out`,
    queries.withoutHistory > 0 &&
      `${count(queries.withoutHistory)} judged users have nothing in train and tune`,
    check.itemsWithoutInteractions > 0 &&
      !areJudged &&
      `${count(check.itemsWithoutInteractions)} items have no interaction or judgment`,
    check.usersWithoutInteractions > 0 &&
      `${count(check.usersWithoutInteractions)} users have no interaction or judgment`,
    queries.judged < 20 &&
      `${count(queries.judged)} queries are too few to tell systems apart: at least 20 are needed`,
    folds === undefined &&
      parts.train + parts.tune === 0 &&
      "nothing is in train and tune: no model can learn",
  ];
  return found
    .filter((warning) => warning !== false)
    .map((warning) => warning.replace("vector :", "vector:"));
}

const number = (value: number) => (Number.isInteger(value) ? String(value) : formatSignificant(value, 4));

/** How a dataset looks, as tables. */
export function descriptionText({ distributions, labels, keys }: DatasetDescription): string {
  const most = labels.reduce((greatest, [, count]) => Math.max(greatest, count), 0);
  return `${[
    plainTable(
      [
        { head: "distribution", align: "left", cell: ({ what }) => what },
        { head: "n", align: "right", cell: ({ numbers }) => formatCount(numbers.queries) },
        { head: "least", align: "right", cell: ({ numbers }) => number(numbers.minimum) },
        { head: "25 %", align: "right", cell: ({ numbers }) => number(numbers.lowerQuartile) },
        { head: "median", align: "right", cell: ({ numbers }) => number(numbers.median) },
        { head: "75 %", align: "right", cell: ({ numbers }) => number(numbers.upperQuartile) },
        { head: "most", align: "right", cell: ({ numbers }) => number(numbers.maximum) },
        { head: "mean", align: "right", cell: ({ numbers }) => number(numbers.mean) },
      ],
      distributions,
    ),
    plainTable(
      [
        { head: "label", align: "right", cell: ([label]) => number(label) },
        { head: "n", align: "right", cell: ([, count]) => formatCount(count) },
        { head: "", align: "left", cell: ([, count]) => "█".repeat(Math.ceil((40 * count) / most)) },
      ],
      labels,
    ),
    ...(keys.length === 0 ? [] : [keysTable(keys)]),
  ].join("\n\n")}\n`;
}

function keysTable(keys: readonly KeyDescription[]): string {
  return plainTable(
    [
      { head: "of", align: "left", cell: ({ owner }) => owner },
      { head: "key", align: "left", cell: ({ key }) => key },
      { head: "type", align: "left", cell: ({ types }) => types.join(", ") },
      { head: "there", align: "right", cell: ({ there, of }) => formatPercent(there / of) },
      { head: "different", align: "right", cell: ({ distinct }) => formatCount(distinct) },
      { head: "values", align: "left", cell: valuesText },
    ],
    keys,
  );
}

/** So much of a value is shown. */
const SHOWN = 24;

function valuesText({ numbers, commonest }: KeyDescription): string {
  if (numbers !== undefined) {
    return `${number(numbers.minimum)} … ${number(numbers.median)} … ${number(numbers.maximum)}`;
  }
  const cut = (text: string) => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join("")}…` : text);
  return commonest.map(([value, count]) => `${cut(value)} (${formatCount(count)})`).join(", ");
}
