/** From this correlation on, in either direction, a feature can take over most of another's work. */
export const MUCH_CORRELATION = 0.7;

/**
 * Groups what goes together: members are joined where any two correlate, and so on from one to the next.
 *
 * @param correlation Of two of the `count` members, in [-1, 1].
 * @returns The groups of two and more, each ascending.
 * @example 0 with 1 at 0.9 and 1 with 2 at -0.8, of four → [[0, 1, 2]]
 */
export function correlatedGroups(count: number, correlation: (a: number, b: number) => number): number[][] {
  const groupOf = Array.from({ length: count }, (_, member) => member);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      if (Math.abs(correlation(a, b)) < MUCH_CORRELATION) continue;
      const [kept, joined] = [groupOf[a]!, groupOf[b]!];
      for (let member = 0; member < count; member++) if (groupOf[member] === joined) groupOf[member] = kept;
    }
  }
  const members = (group: number) => [...groupOf.keys()].filter((member) => groupOf[member] === group);
  return [...new Set(groupOf)].map(members).filter(({ length }) => length > 1);
}
