import { BadAnswer } from "./request-error.ts";

/** Replaces a secret wherever it occurs in texts, also within lists and objects. */
export type Hide = <Value>(value: Value) => Value;

const HIDDEN = "[hidden]";

/**
 * Makes what keeps a secret out of messages: a server, or a proxy before it, may repeat the key that it was sent.
 *
 * @param secret Nothing is hidden where there is none.
 * @example hideSecret("key-1")({ error: "key-1 is wrong" }) // { error: "[hidden] is wrong" }
 */
export function hideSecret(secret: string | undefined): Hide {
  if (!secret) return (value) => value;
  const spellings = [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
  const hide = (value: unknown): unknown => {
    if (typeof value === "string") {
      return spellings.reduce((text, spelling) => text.replaceAll(spelling, HIDDEN), value);
    }
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [hide(name), hide(each)]));
  };
  return hide as Hide;
}

/** Hides a secret in what an error of the client says and in the answer that it carries. */
export function hideInError(error: unknown, hide: Hide): unknown {
  // The parser's own words quote a part of the answer, and so perhaps a part of the secret.
  if (error instanceof SyntaxError) return new BadAnswer("the answer is not JSON, or only a part of it");
  for (let each = error; each instanceof Error; each = each.cause) {
    for (const [name, value] of Object.entries({ message: each.message, stack: each.stack })) {
      // Some errors, as of a timeout, cannot be changed; they say nothing that a server said.
      if (hide(value) !== value) Object.assign(each, { [name]: hide(value) });
    }
    if ("data" in each) each.data = hide(each.data);
  }
  return error;
}
