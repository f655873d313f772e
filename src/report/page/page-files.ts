import { readFile } from "node:fs/promises";

/** What a page is made of beside its content; each part is a file beside this one, here and in the package. */
export interface PageFiles {
  /** CSS. */
  readonly style: string;
  /** A classic script. */
  readonly script: string;
}

const STYLES = ["style.css", "explorer.css"];

/** Modules of the script, each after those that it imports. */
const MODULES = ["elements.js", "requests.js", "query-table.js", "query-view.js", "explorer.js"];

/** Reads the style and the script of a page: its modules as one script, without what they import from each other. */
export async function readPageFiles(): Promise<PageFiles> {
  const modules = await Promise.all(MODULES.map(readBeside));
  const joined = modules.map((module) =>
    module.replace(/^import [^;]*;\n/gm, "").replace(/^export (?=\w)/gm, ""),
  );
  return {
    style: (await Promise.all(STYLES.map(readBeside))).join("\n"),
    script: `(() => {\n"use strict";\n${joined.join("\n")}})();\n`,
  };
}

function readBeside(file: string): Promise<string> {
  return readFile(new URL(file, import.meta.url), "utf8");
}
