import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sampleLists } from "../report/sample-lists.ts";
import { sampleReport } from "../report/sample-report.ts";
import { browserIsAbsent, openBrowser, writePage } from "./open-browser.ts";

const reasons = [
  browserIsAbsent,
  hasPdfToText() ? "" : " (skipped: no pdftotext here; install poppler-utils)",
];
const absent = reasons.join("");

it.skipIf(absent !== "")(
  `prints every word of every table, none of them cut or broken${absent}`,
  async () => {
    const { folder, address } = await writePage(sampleReport, sampleLists);
    await using browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(`${address}#query=ann`);
    await page.emulateMedia({ media: "print" });
    const cells = await page.locator("th, td").allInnerTexts();
    const file = join(folder, "page.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true });
    execFileSync("pdftotext", [file, join(folder, "page.txt")]);
    const printed = new Set(wordsOf(readFileSync(join(folder, "page.txt"), "utf8")));
    const words = new Set(cells.flatMap(wordsOf));
    expect(words.size).toBeGreaterThan(200);
    expect([...words].filter((word) => !printed.has(word))).toEqual([]);
    rmSync(folder, { recursive: true });
  },
);

function wordsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .split(/\s+/)
    .filter((word) => word !== "");
}

function hasPdfToText(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
