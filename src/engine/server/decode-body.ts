import { isBeyondSerde } from "./decode/beyond-serde.ts";
import type { Decoder } from "./decode/decoder.ts";
import { FormatError, type Issue, NumberOutOfRange, spellPath } from "./decode/format-error.ts";
import { markIntegralFloats, unmark } from "./decode/integral-floats.ts";
import { DEPTH_LIMIT, JsonMistake, JsonScanner } from "./decode/json-scanner.ts";
import { QdrantError } from "./qdrant-error.ts";

/**
 * Parses and decodes a request's body.
 *
 * @throws QdrantError 400 where it is no JSON or of the wrong form, 422 where its form is right but its content is not.
 */
export function decodeBody<T>(text: string, decoder: Decoder<T>): T {
  const issues: Issue[] = [];
  const result = decode(text, parse(text), decoder, issues);
  const marked = markIntegralFloats(text);
  if (marked !== undefined) decode(text, JSON.parse(marked), decoder, []);
  if (issues.length === 0) return result;
  const list = issues.map(({ path, text }) => `${path}: ${text}`).join("; ");
  throw new QdrantError(422, `Validation error in JSON body: [${list}]`);
}

function decode<T>(text: string, value: unknown, decoder: Decoder<T>, issues: Issue[]): T {
  try {
    return decoder(value, issues);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const place = position(text, offsetOf(text, error));
    const hint = error instanceof NumberOutOfRange ? ` (${spellPath(error.path)}: ${error.why})` : "";
    throw formatError(unmark(error.message) + place + hint);
  }
}

function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw formatError(syntaxMistake(text));
  }
  if (!isBeyondSerde(value, DEPTH_LIMIT) && !SURROGATE.test(text)) return value;
  const mistake = syntaxMistake(text);
  if (mistake !== undefined) throw formatError(mistake);
  return value;
}

/** An escaped half of a character beyond 16 bits, perhaps without its other half. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

function formatError(message = "expected value"): QdrantError {
  return new QdrantError(400, `Format error in JSON body: ${message}`);
}

/** What serde_json says of a text; undefined where it takes it. */
function syntaxMistake(text: string): string | undefined {
  try {
    JsonScanner.check(text);
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error;
    return (
      error.message + position(text, error.offset) + (error.hint === undefined ? "" : ` (${error.hint})`)
    );
  }
  return undefined;
}

/** How much of the text serde_json has read when it reports the mistake; undefined where it does not say. */
function offsetOf(text: string, { path, place }: FormatError): number | undefined {
  if (place === "after" && path.length === 0) return undefined;
  const span = JsonScanner.locate(text, path);
  if (!span) return undefined;
  if (place === "value" && "[{".includes(text[span.start] ?? "")) return span.start;
  if (place !== "after") return span.end;
  const closer = /^\s*([}\]]?)/.exec(text.slice(span.end))!;
  return span.end + closer[0].length;
}

/** ` at line 1 column 43`; columns count bytes. */
function position(text: string, offset: number | undefined): string {
  if (offset === undefined) return "";
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return ` at line ${line} column ${Buffer.byteLength(before.slice(before.lastIndexOf("\n") + 1))}`;
}
