import { it } from "vitest";
import { killDuringWrites } from "./serve-killed.ts";

it("serve, killed twenty times during writes, loses nothing acknowledged and touches no foreign file", async () => {
  await killDuringWrites(20);
}, 1_800_000);
