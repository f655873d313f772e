import type { Power } from "./gate-power.ts";
import type { Verdict } from "./verdict.ts";

/** A verdict as JSON may hold it: without the least drop that it could have seen where there is none. */
export type VerdictData = Omit<Verdict, "power"> & {
  readonly power?: Pick<Power, "from"> & { readonly drop?: number };
};

/** A verdict for programs. */
export function verdictData({ power, ...verdict }: Verdict): VerdictData {
  if (power === undefined) return verdict;
  const { drop, from } = power;
  return { ...verdict, power: { from, ...(Number.isFinite(drop) && { drop }) } };
}
