import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleLists } from "../report/sample-lists.ts";
import { sampleReport } from "../report/sample-report.ts";
import { browserIsAbsent, openBrowser, writePage } from "./open-browser.ts";

let folder: string | undefined;
let address: string;
let browser: Browser;

beforeAll(async () => {
  if (browserIsAbsent !== "") return;
  ({ folder, address } = await writePage(sampleReport, sampleLists));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

const inBrowser = (title: string, test: (page: Page) => Promise<void>) =>
  it.skipIf(browserIsAbsent !== "")(`${title}${browserIsAbsent}`, async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("request", (request) => complaints.push(request.url().replace(/#.*/, "")));
    await page.goto(address);
    await test(page);
    await page.close();
    expect(new Set(complaints), "beside the page itself nothing is asked for or said").toEqual(
      new Set([address]),
    );
  });

const firstQuery = (page: Page) => page.locator("#explorer tbody button").first();

inBrowser("sorts queries by any column, losses first", async (page) => {
  expect(await firstQuery(page).textContent()).toBe("bob");
  const head = page.getByRole("columnheader", { name: "P@2 formula" });
  await head.getByRole("button").click();
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  expect(await firstQuery(page).textContent()).toBe("slow jazz");
  await page.keyboard.press("Enter");
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  expect(await firstQuery(page).textContent()).toBe("bob");
});

inBrowser("finds queries by their words", async (page) => {
  await page.getByLabel("Find").fill("JAZZ");
  expect(await page.getByRole("status").textContent()).toContain("1 of 2 queries");
  expect(await firstQuery(page).textContent()).toBe("slow jazz");
});

inBrowser(
  "opens a query: two lists side by side, with titles, moves, and where relevant items ended",
  async (page) => {
    await page.getByRole("button", { name: "slow jazz" }).click();
    const rowsOf = (name: string) =>
      page.getByRole("region", { name, exact: true }).locator("tbody tr").allInnerTexts();
    expect(await rowsOf("formula")).toEqual([
      "1\tBlue in Green (3)\t✓ 2\t↑2",
      "2\t9\t\t=",
      "3\tSo What (8)\t\t↓2",
    ]);
    expect(await rowsOf("vector")).toEqual([
      "1\tSo What (8)\t\t3",
      "2\t9\t\t2",
      "3\tBlue in Green (3)\t✓ 2\t1",
    ]);
    const relevant = page.getByRole("region", { name: /^Relevant items/ });
    expect(await relevant.locator("tbody tr").allInnerTexts()).toEqual([
      "Blue in Green (3)\t2\t3\t1",
      "Never returned (11)\t1\t–\t–",
    ]);
    expect(await relevant.getByRole("caption").textContent()).toContain("1 more");
  },
);

inBrowser("shows the filter of a query, and the very requests for a shell", async (page) => {
  await page.getByRole("button", { name: "slow jazz" }).click();
  const { filter, requests } = sampleLists.queries[0]!;
  const textOf = async (summary: string) => {
    await page.getByText(summary, { exact: true }).click();
    return page.getByRole("region", { name: summary, exact: true }).innerText();
  };
  expect(JSON.parse(await textOf("Filter: what this query may be given"))).toEqual(filter);
  const command = await textOf("Request of formula as curl");
  const seen = execFileSync("sh", ["-c", command.replace(/^curl .*\n.*-d @-/, "cat")], { encoding: "utf8" });
  const in32 = (_: string, value: unknown) => (typeof value === "number" ? Math.fround(value) : value);
  expect(JSON.parse(seen, in32)).toEqual(requests[1]);
});

inBrowser("follows links of the charts to the queries that lose most at a stage", async (page) => {
  await page.locator('figure a:has([aria-label*="lost by order"])').first().click();
  const head = page.getByRole("columnheader", { name: "P@2 lost by order" });
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  expect(await firstQuery(page).textContent()).toBe("bob");
});

inBrowser("opens the query that the address names", async (page) => {
  await page.goto(`${address}#query=bob`);
  await page.reload();
  expect(await page.getByRole("heading", { level: 3 }).textContent()).toBe("Query bob");
});

const VIEWS = [
  { name: "desktop", width: 1280, height: 800 },
  { name: "phone", width: 390, height: 844 },
];

for (const { name, ...viewport } of VIEWS) {
  for (const colorScheme of ["light", "dark"] as const) {
    inBrowser(`gives axe nothing to find on a ${name}, ${colorScheme}`, async (page) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await firstQuery(page).click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>("axe.run({ exclude: ['svg'] })");
      const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      expect(findings).toEqual([]);
    });
  }
}
