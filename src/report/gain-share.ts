import type { MeanRatio } from "../statistics/ratio-of-means.ts";

/** What the treatment gains over the control, as a share of what an imported run gains. */
export interface GainShare {
  readonly system: string;
  /** 1 where the treatment reaches all of it. */
  readonly share: MeanRatio;
}
