import { expect, it } from "vitest";
import { compareCommand } from "../../src/commands/compare.ts";
import { exportCommand } from "../../src/commands/export.ts";
import { poolCommand } from "../../src/commands/pool.ts";
import { scoreCommand } from "../../src/commands/score.ts";
import { serveCommand } from "../../src/commands/serve.ts";

it("explains every command that needs no experiment, as the golden file has it", async () => {
  const texts: string[] = [];
  for (const command of [compareCommand(), exportCommand(), poolCommand(), scoreCommand(), serveCommand()]) {
    command.configureOutput({ writeOut: (text) => texts.push(text), getOutHelpWidth: () => 80 }).outputHelp();
  }
  await expect(texts.join("")).toMatchFileSnapshot("../golden/help.txt");
});
