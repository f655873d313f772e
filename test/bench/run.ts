/** `npm run bench -- NAME` runs the bench in NAME.ts beside this file. */
import { readdirSync } from "node:fs";
import { basename } from "node:path";

/** What a bench exports. */
interface Bench {
  readonly run: () => Promise<void>;
}

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== basename(import.meta.filename))
  .map((file) => basename(file, ".ts"));
const name = process.argv[2] ?? "";
if (names.includes(name)) {
  const bench = (await import(`./${name}.ts`)) as Bench;
  await bench.run();
} else {
  console.error(
    `npm run bench -- NAME, where NAME is one of ${names.join(", ")}; got ${JSON.stringify(name)}`,
  );
  process.exitCode = 2;
}
