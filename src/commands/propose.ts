import { access, mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { ENGINE_CHOICES } from "../engine/open-engine.ts";
import { inputError, worldError } from "../errors.ts";
import { proposeFrom } from "../steps/propose-from.ts";
import { watchInterrupts } from "../terminal/interrupt.ts";
import { terminalProgress } from "../terminal/terminal-progress.ts";
import { visibleText } from "../visible-text.ts";
import { parseFolder } from "./options.ts";

/** `propose`: a first experiment on data as it is, for a person to prune. */
export function proposeCommand() {
  return new Command("propose")
    .summary("write a first experiment from what a dataset or a collection holds")
    .description(
      "Writes a first experiment from what is there: retrievers, features with their reasons, and for a collection the dataset's manifest. It is yours to prune.",
    )
    .argument(
      "[folder]",
      "the dataset's folder; for a collection, where its manifest is written",
      parseFolder,
    )
    .option("--engine <choice>", `where the collection is: ${ENGINE_CHOICES}`, "auto")
    .option("--collection <name>", "an existing collection whose points are the items")
    .option("--to <file>", "the experiment's file; by default experiments/NAME.json")
    .option(
      "--reports <folder>",
      "where the report of a last run may be, whose residuals ask for bins",
      parseFolder,
      "reports",
    )
    .addHelpText(
      "after",
      `
Examples:
  npx qdrant-rank-eval propose datasets/mine
  npx qdrant-rank-eval propose --engine http://localhost:6333 --collection videos`,
    )
    .action(propose);
}

interface ProposeOptions {
  readonly engine: string;
  readonly collection?: string;
  readonly to?: string;
  readonly reports: string;
}

async function propose(folder: string | undefined, { engine, collection, to, reports }: ProposeOptions) {
  const place = folder ?? (collection && join("datasets", toName(collection)));
  if (place === undefined) {
    throw inputError("name the folder of a dataset, or a collection: --engine URL --collection NAME");
  }
  const name = toName(basename(resolve(place)));
  const file = to ?? join("experiments", `${name}.json`);
  await refuseExisting(file);
  const progress = terminalProgress(process.stderr);
  const { signal } = watchInterrupts(progress.note);
  const { experiment, manifest, missing } = await proposeFrom(
    { folder: place, collection, engine, lastReport: join(reports, name, "report.json") },
    { name, dataset: relative(dirname(file), place).replaceAll("\\", "/") || "." },
    { progress, signal },
  ).finally(() => progress.finish("done"));
  if (manifest !== undefined) await write(join(place, "dataset.json"), manifest);
  await write(file, experiment);
  const say = (line: string) => process.stdout.write(`${visibleText(line)}\n`);
  if (manifest !== undefined) say(`Written: ${join(place, "dataset.json")}`);
  say(`Written: ${file}`);
  for (const each of missing) say(`Now write ${join(place, each)}; datasets/README.md describes it.`);
  const where = collection === undefined && engine === "auto" ? "" : ` --engine ${engine}`;
  say(`Then: npm run experiment -- ${file}${where}`);
}

/** A name that an experiment may have. */
function toName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" ? "mine" : name.slice(0, 100);
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw inputError(`${file} exists; name another file by --to, or remove it`);
}

async function write(file: string, value: object): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, { flag: "wx" });
  } catch (error) {
    throw worldError(`cannot write ${file}: ${(error as Error).message}`, { cause: error });
  }
}
