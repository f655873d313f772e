const DATE = /^\s*([+-]\d{1,6}|\d{1,4})-(\d{1,2})-(\d{1,2})/;
const TIME =
  /^(?:[Tt]|\s+)(\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d+)?(?:\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?))?)?$/;

/**
 * Reads a date as Qdrant does: RFC 3339; the same with spaces for the `T`, with an offset without colon, or without an
 * offset (then UTC); `YYYY-MM-DD HH:MM`; or `YYYY-MM-DD`.
 *
 * @returns microseconds since 1970-01-01T00:00:00Z, a finer fraction cut off; undefined for any other text.
 * @example parseDatetime("1970-01-01T01:00:00.5+01:00") // 500_000
 */
export function parseDatetime(text: string): number | undefined {
  const date = DATE.exec(text);
  if (date === null) return undefined;
  const days = daysSinceEpoch(Number(date[1]), Number(date[2]), Number(date[3]));
  const time = microsOfDay(text.slice(date[0].length));
  return days === undefined || time === undefined ? undefined : days * 86_400_000_000 + time;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar, or undefined where there is no such day. */
function daysSinceEpoch(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / 86_400_000 : undefined;
}

/** Microseconds since midnight in UTC, below 0 or above a day where the offset makes it so; undefined for no time. */
function microsOfDay(text: string): number | undefined {
  if (text === "") return 0;
  const time = TIME.exec(text);
  if (time === null) return undefined;
  const [hour, minute, second] = [time[1], time[2], time[3] ?? 0].map(Number) as [number, number, number];
  const offset = offsetMinutes(time[5] ?? "Z");
  // 60 is a leap second.
  if (hour > 23 || minute > 59 || second > 60 || offset === undefined) return undefined;
  const fraction = (time[4] ?? ".").slice(1, 7).padEnd(6, "0");
  return ((hour * 60 + minute - offset) * 60 + second) * 1_000_000 + Number(fraction);
}

/** Minutes east of Greenwich, or undefined where there is no such offset. */
function offsetMinutes(text: string): number | undefined {
  if (/^[ZzU]/.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return undefined;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Says what is wrong with a text that `parseDatetime` cannot read, in the words of Qdrant's date library. */
export function datetimeProblem(text: string): string {
  const date = DATE.exec(text);
  if (date === null) {
    const isStart = /^\s*[+-]?\d{0,4}(?:-\d{0,2}){0,2}$/.test(text);
    return isStart ? "premature end of input" : "input contains invalid characters";
  }
  return date[0] === text ? "input is out of range" : "trailing input";
}
