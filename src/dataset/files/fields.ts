import type { ItemId } from "../../domain.ts";
import { toPointId } from "../../point-id.ts";
import { parseDatetime } from "../../qdrant-rules/datetime.ts";
import { show } from "../../read-json.ts";
import { BEYOND_EXACT } from "./check-payload.ts";
import type { Report } from "./row-source.ts";

/*
 * One function a type of field. Each returns the value, or undefined after it reported what is wrong with it; a
 * missing field (undefined) was reported where the record's keys were checked.
 */

/** A Qdrant point id; of an item, by what a file calls it: any text, or an integer; see `toPointId`. */
export function readItemId(key: string, value: unknown, report: Report): ItemId | undefined {
  const text = readIdText(key, value, report);
  return text === undefined ? undefined : toPointId(text);
}

/** An id: text, or an integer, which means the same as its digits in quotes. */
export function readIdText(key: string, value: unknown, report: Report): string | undefined {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "bigint") return String(value);
  if (value !== undefined)
    report(`${key} must be text, or an integer of at most 2^53 - 1, got ${show(value)}`);
  return undefined;
}

/** A finite number. */
export function readNumber(key: string, value: unknown, report: Report): number | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "bigint") report(`${key} is ${value}, ${BEYOND_EXACT}`);
  else if (value !== undefined) report(`${key} must be a finite number, got ${show(value)}`);
  return undefined;
}

/** A number that is finite in 32 bits, as Qdrant keeps the constants of a formula and the numbers of a vector. */
export function readFloat32(key: string, value: unknown, report: Report): number | undefined {
  const number = readNumber(key, value, report);
  if (number === undefined || Number.isFinite(Math.fround(number))) return number;
  report(`${key} must be a finite 32-bit number, got ${show(number)}`);
  return undefined;
}

/** Unix seconds, from that number or a date in RFC 3339, which is UTC without an offset; undefined for anything else. */
export function readMoment(value: unknown): number | undefined {
  const micros = typeof value === "string" ? parseDatetime(value) : undefined;
  if (micros !== undefined) return micros / 1_000_000;
  return typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

/** A moment in Unix seconds. */
export function readTime(key: string, value: unknown, report: Report): number | undefined {
  const moment = readMoment(value);
  if (moment !== undefined) return moment;
  if (value !== undefined) {
    report(`${key} must be Unix seconds or a date such as 2026-01-31T12:00:00Z, got ${show(value)}`);
  }
  return undefined;
}

/** Text, which may be left out. */
export function readText(key: string, value: unknown, report: Report): string | undefined {
  if (typeof value === "string" || value === undefined) return value;
  report(`${key} must be text, got ${show(value)}`);
  return undefined;
}

/** A JSON object; a missing one is empty. */
export function readObject(
  key: string,
  value: unknown,
  report: Report,
): { readonly [key: string]: unknown } | undefined {
  if (value === undefined) return {};
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as { readonly [key: string]: unknown };
  }
  report(`${key} must be an object, got ${show(value)}`);
  return undefined;
}
