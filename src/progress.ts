/** Is told how a run goes; `cli.ts` shows it, a library user may ignore it. */
export interface Progress {
  /** How many steps there will be, before the first. */
  steps(total: number): void;
  /** A step begins. */
  step(name: string): void;
  /** The step has done so many of its units. */
  advance(done: number, total: number): void;
  /** Something that a person should know. */
  note(line: string): void;
}

/** Shows nothing. */
export const SILENT: Progress = { steps() {}, step() {}, advance() {}, note() {} };
