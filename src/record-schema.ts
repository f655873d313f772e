import { z } from "zod";

/**
 * An object of any keys, `__proto__` among them, which zod's own records leave out: names that come from data may be any.
 *
 * @param value The value of each key.
 */
export function recordOf<Value extends z.ZodType>(value: Value) {
  return z.unknown().transform((input, context): { [key: string]: z.output<Value> } => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      context.issues.push({ code: "invalid_type", expected: "object", input });
      return z.NEVER;
    }
    const entries = Object.entries(input).map(([key, each]) => {
      const result = value.safeParse(each, { reportInput: true });
      if (result.success) return [key, result.data];
      for (const issue of result.error.issues) {
        context.issues.push({ ...issue, path: [key, ...issue.path] } as z.core.$ZodRawIssue);
      }
      return [key, each];
    });
    return Object.fromEntries(entries);
  });
}
