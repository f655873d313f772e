import { describe, expect, test } from "vitest";
import { datetimeProblem, parseDatetime } from "../../src/qdrant-rules/datetime.ts";

/** Microseconds of a time of 1970-01-01. */
const at = (hours: number, minutes = 0, seconds = 0) => ((hours * 60 + minutes) * 60 + seconds) * 1_000_000;

describe("parseDatetime", () => {
  test.each([
    ["1970-01-01", 0],
    [" 1970-1-1", 0],
    ["1970-01-01T10:00:00Z", at(10)],
    ["1970-01-01t10:00:00z", at(10)],
    ["1970-01-01  10:00", at(10)],
    ["1970-01-01 10:00:00 UTC", at(10)],
    ["1970-01-01T10:00:00", at(10)],
    ["1970-01-01T10:00:00+01:30", at(8, 30)],
    ["1970-01-01 10:00:00-0130", at(11, 30)],
    ["1970-01-01 10:00:00 +01", at(9)],
    ["1970-01-01T10:00:60Z", at(10, 1)],
    ["1970-01-01T00:00:00.1234567Z", 123_456],
    ["1969-12-31T23:59:59.5Z", -500_000],
    ["1971-01-01", 365 * at(24)],
    ["+1970-01-01", 0],
    ["0001-01-01", -719_162 * at(24)],
  ])("reads %j", (text, micros) => {
    expect(parseDatetime(text)).toBe(micros);
  });

  test.each([
    ["xx", "input contains invalid characters"],
    ["2025/01/01", "input contains invalid characters"],
    ["", "premature end of input"],
    ["2025-01", "premature end of input"],
    ["2025-13-01", "input is out of range"],
    ["2025-02-30", "input is out of range"],
    ["2025-01-01T", "trailing input"],
    ["2025-01-01 10", "trailing input"],
    ["2025-01-01T24:00:00Z", "trailing input"],
    ["2025-01-01T10:00:61Z", "trailing input"],
    ["2025-01-01T10:00:00+25:00", "trailing input"],
    ["2025-01-01 10:00Z", "trailing input"],
  ])("cannot read %j, and says that it is: %s", (text, problem) => {
    expect(parseDatetime(text)).toBeUndefined();
    expect(datetimeProblem(text)).toBe(problem);
  });
});
