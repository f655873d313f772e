import { join } from "node:path";
import { expect, it } from "vitest";
import { type ScoreFormat, scoreCommand } from "../../src/trec/score-command.ts";
import { scratchFolder } from "../dataset/scratch.ts";

const QUERY = "q|<b>\u009b2J\u202e*x*";
const RUN = "run|\u001b[2J\n<b>.run";

/** A query and a run whose names would break a table, write HTML or steer the terminal. */
async function score(format: ScoreFormat): Promise<string> {
  const ranking = `${QUERY} Q0 a 1 2 t\n`;
  const folder = await scratchFolder({
    qrels: `${QUERY} 0 a 1\n`,
    [RUN]: ranking,
    [`other ${RUN}`]: ranking,
  });
  const [qrels, ...runs] = ["qrels", RUN, `other ${RUN}`].map((file) => join(folder, file));
  return (await scoreCommand({ qrels: qrels!, runs, measures: ["P@1"], perQuery: true, format })).replaceAll(
    `${folder}/`,
    "",
  );
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

it("prints names of queries and runs into a table as text", async () => {
  const text = await score("table");
  expect(text).toContain(String.raw`run\|\\u001b\[2J\\n&lt;b>.run, 1 queries of qrels`);
  expect(text).toContain(String.raw`| q\|&lt;b>\\u009b2J\\u202e\*x\* | 1.0000 |`);
  expect(text.replaceAll("\n", "")).not.toMatch(HIDDEN);
});

it("prints names as trec_eval's fields, each on its line", async () => {
  const text = await score("trec");
  expect(text).toContain(`\t${String.raw`q|<b>\u009b2J\u202e*x*`}\t1.0000\n`);
  expect(text).toContain(`\tall\t${String.raw`run|\u001b[2J\n<b>.run`}\n`);
  expect(text.replaceAll(/[\n\t]/g, "")).not.toMatch(HIDDEN);
});

it("prints JSON that holds the very names, and nothing hidden", async () => {
  const text = await score("json");
  const { runs } = JSON.parse(text);
  expect([runs[0].run, runs[0].perQuery[0].query]).toEqual([RUN, QUERY]);
  expect(text.replaceAll("\n", "")).not.toMatch(HIDDEN);
});
