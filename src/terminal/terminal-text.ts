import { visibleText } from "../visible-text.ts";

/**
 * A text that may come from outside, such as a message, a name or an answer, as the terminal may have it: hidden
 * characters, which could steer it, are spelled out, and lines after the first are marked, so that none can pass for
 * one of the program's own, or for a command to the CI whose log it is in. Colours go around it, not in.
 *
 * @example terminalText("a\u001b[2J\nb\n") // String.raw`a\u001b[2J` + "\n  | b"
 */
export function terminalText(text: string): string {
  return text.trimEnd().split(/\r?\n/).map(visibleText).join("\n  | ");
}
