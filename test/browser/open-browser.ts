import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import type { QueryLists } from "../../src/report/query-lists.ts";
import type { Report } from "../../src/report/report.ts";
import { writeReport } from "../../src/report/write-report.ts";

/** Where Debian, Ubuntu, GitHub's runners and macOS have a browser of Chromium's kind. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const place = process.env.CHROMIUM ?? PLACES.find(existsSync);

/** Why no browser can be opened here, to be added to the title of a test; an empty text where one can. */
export const browserIsAbsent =
  place === undefined ? " (skipped: no Chromium here; install Debian's chromium, or set CHROMIUM)" : "";

/** Starts the browser of this machine. */
export function openBrowser(): Promise<Browser> {
  // Root, whom containers run as, has no sandbox.
  return chromium.launch({ executablePath: place!, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

/** Writes a report into a folder of its own, which the test removes. */
export async function writePage(report: Report, lists: QueryLists) {
  const folder = mkdtempSync(join(tmpdir(), "report-page-"));
  await writeReport(report, {}, folder, { lists });
  return { folder, address: pathToFileURL(join(folder, "report.html")).href };
}
