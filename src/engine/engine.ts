/** How an engine was obtained. */
export type EngineKind = "embedded" | "reference" | "container" | "url";

/** A Qdrant that answers at a URL; disposing it stops what was started for it. */
export interface Engine extends AsyncDisposable {
  readonly url: string;
  readonly kind: EngineKind;
  /** What it is, for a reader of the report; without the URL, which would differ between runs. */
  readonly description: string;
}
