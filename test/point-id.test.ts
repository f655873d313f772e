import { describe, expect, it } from "vitest";
import { toPointId } from "../src/point-id.ts";

describe("toPointId", () => {
  it("takes the digits of a whole number, and a UUID, for the id itself", () => {
    expect(toPointId("17")).toBe(17);
    expect(toPointId("9007199254740991")).toBe(9_007_199_254_740_991);
    expect(toPointId("F47AC10B-58CC-4372-A567-0E02B2C3D479")).toBe("f47ac10b-58cc-4372-a567-0e02b2c3d479");
  });

  // Python 3.12: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "qdrant-rank-eval"), text)
  it.each([
    ["sku-17", "5753a9fa-4fd1-5d2c-a4c8-7c2ee0554fc4"],
    ["007", "7a719469-3fcb-53fc-9fe3-ec8d0f3fdce1"],
    ["https://example.org/ä", "29e1019f-cc10-5564-a550-68e6e99f48fb"],
    ["18446744073709551616", "1b26b59b-09aa-57f7-b445-699dc6c24f49"],
    ["-1", "78de0596-b7a4-551f-af82-3c9712bad4a6"],
  ])("gives %s the UUIDv5 that Python computes", (text, uuid) => {
    expect(toPointId(text)).toBe(uuid);
  });
});
