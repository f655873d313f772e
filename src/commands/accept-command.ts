import { sep } from "node:path";
import { visibleText } from "../visible-text.ts";

/** The options of a run that decide which baseline it is about, and how it is made. */
export interface AcceptedRun {
  /** The experiment, as it was named. */
  readonly experiment: string;
  readonly engine: string;
  readonly reports: string;
}

/** What needs no quotes in any shell. */
const PLAIN = /^[\w./:@%+-]+$/;

/**
 * The command that accepts a run as baseline, to be copied: of the checkout or of the installed package, with the options
 * that are not the defaults.
 *
 * @example acceptCommand({ experiment: "movielens-100k", engine: "auto", reports: "reports" })
 *   // "npm run experiment -- --accept movielens-100k"
 */
export function acceptCommand({ experiment, engine, reports }: AcceptedRun, force = false): string {
  return [
    runCommandName(),
    "--accept",
    ...(force ? ["--force"] : []),
    ...(engine === "auto" ? [] : ["--engine", quoted(engine)]),
    ...(reports === "reports" ? [] : ["--reports", quoted(reports)]),
    quoted(experiment),
  ].join(" ");
}

/** The command that runs an experiment: of the checkout or of the installed package. */
export function runCommandName(): string {
  const isCheckout = !import.meta.filename.includes(`${sep}node_modules${sep}`);
  return isCheckout ? "npm run experiment --" : "npx qdrant-rank-eval run";
}

/** A text as one word of a shell. */
export function quoted(text: string): string {
  return PLAIN.test(text) ? text : `'${visibleText(text).replaceAll("'", "'\\''")}'`;
}
