import { z } from "zod";
import { experimentSchema } from "./experiment.ts";

/** The JSON Schema of an experiment file, for editors: `experiments/experiment.schema.json` is this. */
export function experimentJsonSchema(): unknown {
  return z.toJSONSchema(experimentSchema, { io: "input" });
}
