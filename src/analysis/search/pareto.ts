/** What a setting costs, less being better, and what it gives, more being better. */
export interface Tradeoff {
  readonly cost: number;
  readonly gain: number;
}

/**
 * Which settings are on the Pareto front: no other gives as much for less, or more for as much.
 *
 * @returns One an option, aligned with them.
 * @example paretoFront([{ cost: 1, gain: 0.5 }, { cost: 2, gain: 0.4 }]) // [true, false]
 */
export function paretoFront(options: readonly Tradeoff[]): boolean[] {
  return options.map(
    (option) =>
      !options.some(
        ({ cost, gain }) =>
          cost <= option.cost && gain >= option.gain && (cost < option.cost || gain > option.gain),
      ),
  );
}
