import { stripVTControlCharacters } from "node:util";

/** The lines of a text for the terminal, without its colours. */
export function plainLines(text: string): string[] {
  return stripVTControlCharacters(text).trim().split("\n");
}
