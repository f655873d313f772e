import { describe, expect, it } from "vitest";
import { edgeError } from "../../../src/engine/edge/edge-error.ts";

describe("edgeError", () => {
  it.each<[text: string, status: number, message: string]>([
    [
      "Vector dimension error: expected dim: 4, got 3",
      400,
      "Wrong input: Vector dimension error: expected dim: 4, got 3",
    ],
    ["failed to parse formula: Validation failed: x", 400, "Wrong input: Validation failed: x"],
    ["No point with id 999", 404, "Not found: No point with id 999 found"],
    ["Service internal error: disk", 500, "Service internal error: disk"],
  ])("gives %j the status of a server", (text, status, message) => {
    expect(edgeError(text)).toMatchObject({ status, message });
  });
});
