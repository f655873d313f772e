import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { terminalProgress } from "../../src/terminal/progress.ts";

/** What a pipe or a terminal gets of a step and a note. */
function printed(isTTY: boolean, step: string, note: string): string {
  const stream = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream & PassThrough;
  const progress = terminalProgress(stream);
  progress.step(step);
  progress.note(note);
  progress.finish("done");
  return String(stream.read());
}

it("prints a line a step and indented notes into a pipe", () => {
  expect(printed(false, "Loading", "slow\nfake step")).toBe("Loading\n  slow\n  | fake step\n");
});

it.each([true, false])("lets no step or note steer the terminal (a terminal: %s)", (isTTY) => {
  const text = printed(isTTY, "Trying \u001b[2J\nx", "at \u001b]0;title\u0007\u202e");
  expect(text).toContain(String.raw`Trying \u001b[2J\nx`);
  expect(text).toContain(String.raw`at \u001b]0;title\u0007\u202e`);
});
