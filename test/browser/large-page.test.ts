import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createRandom, randomInteger } from "../../src/random.ts";
import type { ListedQuery, QueryLists } from "../../src/report/query-lists.ts";
import { sampleLists } from "../report/sample-lists.ts";
import { sampleReport } from "../report/sample-report.ts";
import { browserIsAbsent, openBrowser, writePage } from "./open-browser.ts";

const QUERIES = 1000;
const ITEMS = 10_000;
const RELEVANT = 30;
const FEATURES = 12;
const DIMENSIONS = 384;

it.skipIf(browserIsAbsent !== "")(
  `holds 1,000 queries in less than 6 MB, and shows them in less than 1.5 s of work${browserIsAbsent}`,
  async () => {
    const { folder, address } = await writePage(sampleReport, largeLists());
    expect(statSync(join(folder, "report.html")).size).toBeLessThan(6_000_000);
    await using browser = await openBrowser();
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(address);
    expect(await page.getByRole("status").textContent()).toContain("1000 of 1000 queries");
    // Of the page's own thread, so that a busy machine does not count.
    const { metrics } = await session.send("Performance.getMetrics");
    expect(metrics.find(({ name }) => name === "TaskDuration")!.value).toBeLessThan(1.5);
    const open = page.locator("#explorer button.open");
    await open.first().click();
    expect(await page.getByText("Request of formula as curl").count()).toBe(1);
    rmSync(folder, { recursive: true });
  },
);

/** As a dataset with embeddings of usual length would give. */
function largeLists(): QueryLists {
  const random = createRandom("large page");
  const digits = (n: number) => Number((2 * random() - 1).toPrecision(n));
  const query = (i: number): ListedQuery => {
    const items = Array.from({ length: RELEVANT + 30 }, () => randomInteger(random, ITEMS));
    const vector = Array.from(Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5));
    const filter = { must_not: [{ has_id: items }] };
    const prefetch = { query: vector, limit: 500, params: { exact: true }, filter };
    return {
      ...{ id: `${i}`, text: `what somebody searched for ${i}`, relevant: RELEVANT, items, filter },
      values: [0, 1].map(() => Array.from({ length: 8 }, () => Math.abs(digits(4)))),
      losses: { scarcity: 0, depth: digits(4), search: 0, order: digits(4) },
      grades: Array.from({ length: RELEVANT }, () => 1),
      ranks: [0, 1].map(() =>
        items.map((_, place) => (place % 2 === 0 ? 1 + place : randomInteger(random, 500))),
      ),
      contributions: items.map((_, place) =>
        place < RELEVANT + 20 ? Array.from({ length: FEATURES }, () => digits(2)) : [],
      ),
      requests: [
        { ...prefetch, limit: 10 },
        {
          prefetch,
          query: { formula: { sum: Array.from({ length: FEATURES }, () => digits(3)) } },
          limit: 10,
        },
      ],
    };
  };
  return {
    ...sampleLists,
    measures: Array.from({ length: 8 }, (_, i) => (i === 0 ? "P@2" : `P@${2 + i}`)),
    features: Array.from({ length: FEATURES }, (_, i) => `feature ${i}`),
    items: Array.from({ length: ITEMS }, (_, id) => ({ id, title: `The title of an item, number ${id}` })),
    queries: Array.from({ length: QUERIES }, (_, i) => query(i)),
  };
}
