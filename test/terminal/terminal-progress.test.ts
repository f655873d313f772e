import { PassThrough, Writable } from "node:stream";
import { expect, it } from "vitest";
import { terminalProgress } from "../../src/terminal/terminal-progress.ts";

/** A terminal of one column of lines: what a person sees after all that was written to it. */
function createScreen(isTTY: boolean) {
  let written = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  return {
    stream: Object.assign(stream, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream,
    lines: () => render(written),
    isCursorShown: () => written.lastIndexOf("\u001b[?25h") >= written.lastIndexOf("\u001b[?25l"),
  };
}

/** Plays what a terminal does with the sequences that the bar uses. */
function render(written: string): string[] {
  const rows = [""];
  let [row, column, saved] = [0, 0, { row: 0, column: 0 }];
  const sequences = /(␛\[\??(\d*)([A-Za-z]))|␛[78]|[^␛]/g;
  for (const [token, , digits, command] of written.replaceAll("\u001b", "␛").matchAll(sequences)) {
    if (token === "\n") [row, column] = [row + 1, 0];
    else if (token === "\r") column = 0;
    else if (token === "␛7") saved = { row, column };
    else if (token === "␛8") ({ row, column } = saved);
    else if (command === "G") column = Number(digits || 1) - 1;
    else if (command === "K") rows[row] = digits === "2" ? "" : (rows[row] ?? "").slice(0, column);
    else if (command === undefined) {
      const line = (rows[row] ?? "").padEnd(column);
      rows[row] = line.slice(0, column) + token + line.slice(column + 1);
      column += 1;
    }
    rows[row] ??= "";
  }
  return rows.map((line) => line.trimEnd());
}

it("keeps a message that comes while a bar is shown", () => {
  const { stream, lines, isCursorShown } = createScreen(true);
  const progress = terminalProgress(stream);
  progress.step("Retrieving candidates");
  progress.advance(1, 4);
  progress.note("a message");
  expect(lines()).toEqual(["  a message", "  Retrieving candidates…"]);
  expect(isCursorShown()).toBe(true);
  progress.advance(2, 4);
  progress.finish("failed");
  expect(lines()).toEqual(["  a message", expect.stringMatching(/^✖ Retrieving candidates 0\.\d s$/), ""]);
  expect(isCursorShown()).toBe(true);
});

it("keeps several messages, and those between steps", () => {
  const { stream, lines } = createScreen(true);
  const progress = terminalProgress(stream);
  progress.note("first");
  progress.step("One");
  progress.advance(1, 2);
  progress.note("second");
  progress.note("third");
  progress.advance(2, 2);
  progress.step("Two");
  progress.finish("done");
  expect(lines()).toEqual([
    ...["  first", "  second", "  third"],
    ...[expect.stringMatching(/^✔ One/), expect.stringMatching(/^✔ Two/), ""],
  ]);
});

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

it("numbers the steps, where it is known how many there are", () => {
  const { stream, lines } = createScreen(false);
  const progress = terminalProgress(stream);
  progress.steps(2);
  progress.step("One");
  progress.step("Two");
  expect(lines()).toEqual(["[1/2] One", "[2/2] Two", ""]);
});
