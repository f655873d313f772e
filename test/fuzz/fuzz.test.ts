import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { baselines } from "./baselines.ts";
import { jsonDatasets, parquetDatasets, syntheticDatasets, tableDatasets } from "./datasets.ts";
import { experiments } from "./experiments.ts";
import { startForeignReader } from "./foreign-code.ts";
import { type Ending, type FuzzKind, tryCases } from "./kind.ts";
import { models } from "./models.ts";
import { EVERYTHING, ONLY_READS, restBodies } from "./rest-bodies.ts";
import { createScratch } from "./tiny-files.ts";
import { trecFiles } from "./trec.ts";
import { startWatchdog } from "./watchdog.ts";

/*
 * Random inputs, most of them valid ones with one to three changes: each gives a result that makes sense, or a message that
 * says where the input is wrong. FUZZ_SEED gives other cases, FUZZ_RUNS more of them (2 is twice as many), FUZZ_PATH repeats
 * the failure that fast-check printed with that path; see CONTRIBUTING.md.
 */

const { FUZZ_SEED = "1", FUZZ_RUNS = "1", FUZZ_PATH: path, REQUIRE_ENGINES = "" } = process.env;
const settings = { seed: Number(FUZZ_SEED), share: Number(FUZZ_RUNS), path };

const watchdog = startWatchdog(join(tmpdir(), `fuzz-case-${process.pid}.txt`));
const scratch = await createScratch();
const foreign = startForeignReader();
const reference = await startEmbeddedQdrant({ engine: "reference" });
const embedded = await startEmbeddedQdrant().catch((error: Error) => error);
const ground = { url: reference.url, scratch };

afterAll(async () => {
  await reference[Symbol.asyncDispose]();
  if (!(embedded instanceof Error)) await embedded[Symbol.asyncDispose]();
  await foreign[Symbol.asyncDispose]();
  await scratch[Symbol.asyncDispose]();
  await watchdog[Symbol.asyncDispose]();
});

let tried = 0;

/** A test of a kind; so many of its cases must end in each way, or they no longer test what they should. */
function fuzz<Case>(kind: FuzzKind<Case>, leastShare: { readonly [ending in Ending]: number }): void {
  it(`answers ${kind.name} with a result that makes sense, or says what is wrong and where`, async () => {
    const started = performance.now();
    const tally = await tryCases(kind, settings, watchdog);
    const cases = tally.ran + tally.refused;
    tried += cases;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${kind.name}: ${cases} cases in ${seconds} s, ${tally.ran} ran, ${tally.refused} were refused`,
    );
    expect(tally.ran / cases).toBeGreaterThan(leastShare.ran);
    expect(tally.refused / cases).toBeGreaterThan(leastShare.refused);
  }, 600_000);
}

fuzz(jsonDatasets(ground), { ran: 0.2, refused: 0.2 });
fuzz(parquetDatasets(ground), { ran: 0.1, refused: 0.2 });
fuzz(tableDatasets(ground), { ran: 0.1, refused: 0.2 });
fuzz(syntheticDatasets(ground), { ran: 0.1, refused: 0.2 });
fuzz(experiments(ground), { ran: 0.05, refused: 0.2 });
fuzz(await baselines(ground), { ran: 0.02, refused: 0.2 });
fuzz(trecFiles(ground), { ran: 0.2, refused: 0.2 });
fuzz(models(ground, foreign), { ran: 0.1, refused: 0.2 });
const toReference = { name: "REST bodies to the reference engine", cases: 1600, input: EVERYTHING };
fuzz(restBodies(reference.url, toReference), { ran: 0.1, refused: 0.2 });

if (!(embedded instanceof Error)) {
  const toEmbedded = { name: "REST bodies to the embedded engine", cases: 200, input: ONLY_READS };
  fuzz(restBodies(embedded.url, toEmbedded), { ran: 0.1, refused: 0.2 });
} else {
  const report = REQUIRE_ENGINES.split(",").includes("embedded") ? it : it.skip;
  report(`answers REST bodies to the embedded engine (it is not there: ${embedded.message})`, () => {
    throw embedded;
  });
}

it("tried at least 5,000 cases", () => {
  if (settings.share >= 1 && path === undefined) expect(tried).toBeGreaterThanOrEqual(5000);
});
