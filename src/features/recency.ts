import { z } from "zod";
import { nameText } from "../name-schema.ts";
import { parseDatetime } from "../qdrant-rules/datetime.ts";
import { createDecay } from "../qdrant-rules/decay.ts";
import { ofItemAlone } from "./column.ts";
import type { Feature } from "./feature.ts";
import { guarded } from "./guarded.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { remember } from "./remember.ts";
import { visibleValues } from "./visible-values.ts";

const SECONDS_PER_DAY = 86_400;

export const recencySpec = z.strictObject({
  kind: z
    .literal("recency")
    .describe("How recent the item is: 1 now, ½ after a half-life, 0 for an item without a date."),
  path: nameText.describe("The item's date, as RFC 3339 text: a key, or keys joined by dots."),
  halfLifeDays: z.number().min(1e-3).max(1e6).describe("After how many days an item counts half."),
  now: z
    .string()
    .refine((text) => parseDatetime(text) !== undefined, "must be a date such as 2026-01-31T12:00:00Z")
    .describe("The moment of the evaluation, so that each run gives the same; a date in RFC 3339."),
});

/**
 * 2^(-age / half-life), where the age is the distance from `now` in either direction; 0 for an item without a date. In
 * Qdrant: `exp_decay` over `datetime_key`.
 *
 * @returns in [0, 1].
 * @example with halfLifeDays 7, an item of a week ago → 0.5
 */
export function recency({ path: spelled, halfLifeDays, now }: z.output<typeof recencySpec>): Feature {
  const keys = splitPath(spelled);
  const path = payloadPath(...keys);
  const scale = Math.fround(halfLifeDays * SECONDS_PER_DAY);
  const decay = createDecay("exp", scale, 0.5);
  const seconds = (text: string) => parseDatetime(text)! / 1_000_000;
  const moment = seconds(now);
  const expression = guarded(path, {
    exp_decay: { x: { datetime_key: path }, target: { datetime: now }, scale, midpoint: 0.5 },
  });
  return {
    name: `recency(${spelled}, ${halfLifeDays} d)`,
    ...ofItemAlone(
      remember(({ payload }) => {
        const [date] = visibleValues(payloadValue(payload, keys), "datetime") as readonly string[];
        return date === undefined ? 0 : decay(seconds(date), moment);
      }),
    ),
    expression: () => expression,
    paths: () => [{ path, keys, index: "datetime", access: "guarded" }],
  };
}
