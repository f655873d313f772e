import { DEPTH_LIMIT, isBeyondSerde, serdeMistake } from "./decode/beyond-serde.ts";
import type { Decoder } from "./decode/decoder.ts";
import { FormatError, type Issue, NumberOutOfRange, spellPath } from "./decode/format-error.ts";
import { markIntegralFloats, unmark } from "./decode/integral-floats.ts";
import { QdrantError } from "./qdrant-error.ts";

/**
 * Parses and decodes a request's body.
 *
 * @throws QdrantError 400 where it is no JSON or of the wrong form, 422 where its form is right but its content is not;
 *   the message says which key is at fault.
 */
export function decodeBody<T>(text: string, decoder: Decoder<T>): T {
  const issues: Issue[] = [];
  const result = refusing(() => decoder(parse(text), issues));
  const marked = markIntegralFloats(text);
  if (marked !== undefined) refusing(() => decoder(JSON.parse(marked), []));
  if (issues.length === 0) return result;
  const list = issues.map(({ path, text }) => `${path}: ${text}`).join("; ");
  throw new QdrantError(422, `Validation error in JSON body: [${list}]`);
}

function refusing<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const path = spellPath(error.path);
    const hint = error instanceof NumberOutOfRange ? `${path}: ${error.why}` : path;
    const place = hint === "" ? "" : ` (${hint})`;
    throw new QdrantError(400, `Format error in JSON body: ${unmark(error.message)}${place}`);
  }
}

/** Parses what serde_json would: JavaScript takes more. */
function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FormatError((error as Error).message);
  }
  if (isBeyondSerde(value, DEPTH_LIMIT)) throw serdeMistake(text, value);
  if (HALF_ESCAPE.test(text) && HALF_CHARACTER.test(JSON.stringify(value))) {
    throw new FormatError("lone leading surrogate in hex escape");
  }
  return value;
}

/** An escaped half of a character beyond 16 bits, perhaps without its other half. */
const HALF_ESCAPE = /\\u[dD][89a-fA-F]/;

/** The same in JSON that JavaScript wrote, which escapes only halves that have no other. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;
