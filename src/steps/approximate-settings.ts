import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { ApproximateBuild } from "../experiment/approximate-schema.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { VectorIndex } from "../qdrant/vector-layout.ts";
import { spaceOf } from "../retrieval/create-retrievers.ts";
import type { SearchParams } from "../retrieval/query-plan.ts";

/** Up to so many kilobytes of vectors Qdrant scans them, graph or not; it takes no smaller threshold. */
const FULL_SCAN_KB = 10;

/** How one index is searched at one depth. */
export interface SearchSetting {
  readonly ef: number;
  readonly rescore?: number | false;
}

/**
 * Checks that approximate searches can be tried at all.
 *
 * @throws HarnessError `input` on the reference engine, and where there are too few dense vectors for a graph to be used.
 */
export function checkApproximate(
  {
    approximate,
    retrieval,
  }: Pick<Experiment, "approximate"> & {
    readonly retrieval: Pick<Experiment["retrieval"], "retrievers">;
  },
  dataset: Pick<Dataset, "items" | "dimensions" | "vectorSpaces" | "name">,
  isQdrant: boolean,
): void {
  if (approximate === undefined) return;
  if (!isQdrant) {
    throw inputError(
      'approximate: the reference engine scans every vector, so that no setting has an effect; run it on Qdrant (--engine embedded), or leave "approximate" out',
    );
  }
  const { items, dimensions, name } = dataset;
  const lengths = retrieval.retrievers.flatMap((retriever) => {
    const space = spaceOf(retriever, dataset);
    return space === undefined ? dimensions : (space.dimensions ?? []);
  });
  if (lengths.length === 0) {
    throw inputError(
      'approximate: every retriever compares sparse vectors, which are always searched exactly; leave "approximate" out',
    );
  }
  const kilobytes = (items.length * Math.max(...lengths) * Float32Array.BYTES_PER_ELEMENT) / 1024;
  if (kilobytes <= FULL_SCAN_KB) {
    throw inputError(
      `approximate: the ${items.length} vectors of dataset ${name} take ${kilobytes.toFixed(1)} KB, and Qdrant scans up to ${FULL_SCAN_KB} KB whatever the settings; leave "approximate" out`,
    );
  }
}

/**
 * A build as a collection's settings take it. The links that help filters by indexed payload are left out where no query
 * has such a filter: for every index of the formula they would take as long as the graph itself.
 *
 * @param filtered Whether queries have filters by payload.
 */
export function vectorIndex(
  { m, efConstruct, quantization }: ApproximateBuild,
  filtered: boolean,
): VectorIndex {
  const links = filtered ? {} : { payload_m: 0 };
  return {
    hnsw_config: { m, ...links, ef_construct: efConstruct, full_scan_threshold: FULL_SCAN_KB },
    ...(quantization && { quantization_config: quantizationConfig(quantization) }),
  };
}

function quantizationConfig(quantization: NonNullable<ApproximateBuild["quantization"]>) {
  switch (quantization.kind) {
    case "scalar":
      return { scalar: { type: "int8" as const, always_ram: true } };
    case "binary":
      return { binary: { always_ram: true } };
    case "product":
      return { product: { compression: quantization.compression, always_ram: true } };
  }
}

/** What a reader calls a build: "HNSW 16/100, binary". */
export function describeBuild({ m, efConstruct, quantization }: ApproximateBuild): string {
  const { kind } = quantization ?? {};
  const coded = quantization?.kind === "product" ? `product ${quantization.compression}` : kind;
  return [`HNSW ${m}/${efConstruct}`, coded].filter((part) => part !== undefined).join(", ");
}

/** The searches of a build at one depth, each once: all whose ef is below what is fetched are the same. */
export function searchSettings({ ef, quantization }: ApproximateBuild, depth: number): SearchSetting[] {
  const rescores = quantization?.rescore ?? [undefined];
  return rescores.flatMap((rescore) => {
    const fetched = Math.ceil(depth * (rescore || 1));
    const looked = new Set(ef.map((value) => Math.max(value, fetched)));
    return [...looked]
      .sort((a, b) => a - b)
      .map((value) => ({ ef: value, ...(rescore !== undefined && { rescore }) }));
  });
}

/** A setting as a query takes it. */
export function searchParams({ ef, rescore }: SearchSetting): SearchParams {
  if (rescore === undefined) return { hnsw_ef: ef };
  return { hnsw_ef: ef, quantization: { rescore: rescore !== false, oversampling: rescore || 1 } };
}
