import { median, min } from "simple-statistics";

/** What something took in each turn, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly min: number;
}

/** Does one turn and returns what it took, in milliseconds. */
export type Contender = (turn: number) => Promise<number>;

/**
 * Lets contenders take turns, so that a machine that is busy for a while is busy for all of them.
 *
 * @param warmUp How many turns do not count.
 */
export async function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  turns: number,
  warmUp: number,
): Promise<Readonly<Record<Name, Times>>> {
  const names = Object.keys(contenders) as Name[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  for (let turn = -warmUp; turn < turns; turn++) {
    for (const name of names) {
      const milliseconds = await contenders[name](turn + warmUp);
      if (turn >= 0) taken.get(name)!.push(milliseconds);
    }
  }
  const times = names.map((name) => [name, { median: median(taken.get(name)!), min: min(taken.get(name)!) }]);
  return Object.fromEntries(times);
}

/** What an action took, in milliseconds. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}
