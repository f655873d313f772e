import { InvalidArgumentError } from "@commander-js/extra-typings";

/** Reads an option that is a positive number of seconds. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) throw new InvalidArgumentError("It must be a number of seconds.");
  return seconds;
}

/** Reads an option that is a TCP port. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("It must be a port, 0 to 65535.");
  return port;
}

/** Reads an option that names a folder; an empty one, as of a variable that is not set, would be the working folder. */
export function parseFolder(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must name a folder.");
  return text;
}

/** Reads an option that names a file. */
export function parseFile(text: string): string {
  if (text === "") throw new InvalidArgumentError("It must name a file.");
  return text;
}
