import { z } from "zod";
import { withDiscriminators } from "../discriminators.ts";
import { datasetManifest } from "./load-dataset.ts";

/** The JSON Schema of a dataset's manifest, for editors: `datasets/dataset.schema.json` is this. */
export function datasetJsonSchema(): unknown {
  return withDiscriminators(z.toJSONSchema(datasetManifest, { io: "input" }));
}
