import type { Ranking } from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import type { ChosenSetting } from "../report/system-report.ts";

/** A setting of a system on trial. */
export interface SettingOnTrial {
  readonly name: string;
  readonly rank: (queries: readonly ConstrainedQuery[]) => Promise<Ranking[]>;
}

/**
 * Chooses among settings by queries that are not judged with them.
 *
 * @param rankings By each setting, one a query of the split.
 * @returns The place of the setting for each query.
 */
export type ChooseSetting = (
  settings: readonly SettingOnTrial[],
  rankings: readonly Ranking[][],
) => Promise<Int32Array>;

/** Ranks the queries by the only setting, or each by the one that is chosen for it among several. */
export async function rankByChosen(
  settings: readonly SettingOnTrial[],
  queries: readonly ConstrainedQuery[],
  choose: ChooseSetting,
): Promise<{ readonly rankings: Ranking[]; readonly chosen: Omit<ChosenSetting, "depth">[] }> {
  const runs: Ranking[][] = [];
  for (const { rank } of settings) runs.push(await rank(queries));
  if (runs.length === 1) return { rankings: runs[0]!, chosen: [] };
  const places = await choose(settings, runs);
  const chosen = settings.flatMap(({ name }, place) => {
    const count = places.filter((one) => one === place).length;
    return count === 0 ? [] : [{ setting: name, queries: count }];
  });
  return { rankings: queries.map((_, query) => runs[places[query]!]![query]!), chosen };
}
