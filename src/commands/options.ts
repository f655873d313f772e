import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { ReadConsistency } from "../qdrant/load-limit.ts";

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

/** Reads an option that is a whole number of requests at once. */
export function parseConcurrency(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > 64) throw new InvalidArgumentError("It must be 1 to 64.");
  return count;
}

/** Reads an option that is a positive number of queries a second. */
export function parseRate(text: string): number {
  const rate = Number(text);
  if (!(rate > 0 && rate <= 1e6)) throw new InvalidArgumentError("It must be a number of queries a second.");
  return rate;
}

/** Reads an option that is Qdrant's read consistency. */
export function parseConsistency(text: string): ReadConsistency {
  if (text === "majority" || text === "quorum" || text === "all") return text;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be majority, quorum, all, or a number of replicas.");
}

/** Reads an option that is a whole number of at least 1. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError("It must be a whole number of at least 1.");
  return Number(text);
}
