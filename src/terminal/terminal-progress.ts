import { SingleBar } from "cli-progress";
import pc from "picocolors";
import type { Progress } from "../progress.ts";
import { visibleText } from "../visible-text.ts";
import { terminalText } from "./terminal-text.ts";

const CLEAR_LINE = "\r\u001b[K";

/** Progress that ends: what is still shown is finished or wiped. */
export interface TerminalProgress extends Progress {
  /** The run is over; a step that was under way is marked as done or failed. */
  finish(outcome: "done" | "failed"): void;
}

/** Shows progress as a bar on a terminal, and as one line a step in a pipe or a log. */
export function terminalProgress(stream: NodeJS.WriteStream): TerminalProgress {
  return stream.isTTY ? bars(stream) : lines(stream);
}

/** Says only what has to be noted, such as which engine was taken and why. */
export function quietProgress(stream: NodeJS.WriteStream): TerminalProgress {
  return { ...lines(stream), step: () => {} };
}

/** Numbers steps: "[3/17] Training the model"; without a number where nobody said how many there are. */
function numbering() {
  let [total, position] = [0, 0];
  return {
    steps(count: number) {
      [total, position] = [count, 0];
    },
    numbered(name: string) {
      position += 1;
      return total === 0 ? visibleText(name) : `[${position}/${total}] ${visibleText(name)}`;
    },
  };
}

function lines(stream: NodeJS.WriteStream): TerminalProgress {
  const { steps, numbered } = numbering();
  return {
    steps,
    step: (name) => stream.write(`${numbered(name)}\n`),
    advance: () => {},
    note: (line) => stream.write(`  ${terminalText(line)}\n`),
    finish: () => {},
  };
}

function bars(stream: NodeJS.WriteStream): TerminalProgress {
  const bar = new SingleBar({
    stream,
    format: `  {step} ${pc.cyan("{bar}")} {value}/{total}`,
    barCompleteChar: "━",
    barIncompleteChar: "─",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  });
  const { steps, numbered } = numbering();
  let step: { name: string; since: number } | undefined;
  const clear = () => {
    if (bar.isActive) bar.stop();
    stream.write(CLEAR_LINE);
  };
  const announce = () => step && stream.write(`  ${step.name}…`);
  const end = (mark: string) => {
    if (step === undefined) return;
    clear();
    const seconds = ((performance.now() - step.since) / 1000).toFixed(1);
    stream.write(`${mark} ${step.name} ${pc.dim(`${seconds} s`)}\n`);
    step = undefined;
  };
  return {
    steps,
    step(name) {
      end(pc.green("✔"));
      step = { name: numbered(name), since: performance.now() };
      announce();
    },
    advance(done, total) {
      if (!bar.isActive) {
        stream.write(CLEAR_LINE);
        bar.start(total, done, { step: step?.name ?? "" });
      } else {
        bar.setTotal(total); // one step may count indexes, and then items
        bar.update(done);
      }
    },
    note(line) {
      // A bar that goes on would take the line of the message for its own when it ends; the next advance starts another.
      clear();
      stream.write(`  ${pc.dim(terminalText(line))}\n`);
      announce();
    },
    finish: (outcome) => end(outcome === "done" ? pc.green("✔") : pc.red("✖")),
  };
}
