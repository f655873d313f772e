import { it } from "vitest";
import { killDuringWrites } from "./serve-killed.ts";

it("serve, killed three times during writes, loses nothing acknowledged and touches no foreign file", async () => {
  await killDuringWrites(3);
});
