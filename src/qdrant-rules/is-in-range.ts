/** Bounds of a range; one that is missing is no bound. */
export interface Range<Bound> {
  readonly lt?: Bound | undefined;
  readonly lte?: Bound | undefined;
  readonly gt?: Bound | undefined;
  readonly gte?: Bound | undefined;
}

/** Decides whether a number lies within the bounds. */
export function isInRange({ lt, lte, gt, gte }: Range<number>, number: number): boolean {
  return (
    (lt === undefined || number < lt) &&
    (lte === undefined || number <= lte) &&
    (gt === undefined || number > gt) &&
    (gte === undefined || number >= gte)
  );
}
