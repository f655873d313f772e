import { isBeyondSerde } from "./decode/beyond-serde.ts";
import type { Decoder } from "./decode/decoder.ts";
import { FormatError, type Issue } from "./decode/format-error.ts";
import { DEPTH_LIMIT, JsonMistake, JsonScanner } from "./decode/json-scanner.ts";
import { QdrantError } from "./qdrant-error.ts";

/**
 * Parses and decodes a request's body.
 *
 * @throws QdrantError 400 where it is no JSON or of the wrong form, 422 where its form is right but its content is not.
 */
export function decodeBody<T>(text: string, decoder: Decoder<T>): T {
  const issues: Issue[] = [];
  let result: T;
  try {
    const value: unknown = JSON.parse(text);
    if (isBeyondSerde(value, DEPTH_LIMIT)) throw formatError(syntaxMistake(text));
    result = decoder(value, issues);
  } catch (error) {
    if (error instanceof SyntaxError) throw formatError(syntaxMistake(text));
    if (error instanceof FormatError)
      throw formatError(error.message + position(text, offsetOf(text, error)));
    throw error;
  }
  if (issues.length === 0) return result;
  const list = issues.map(({ path, text }) => `${path}: ${text}`).join("; ");
  throw new QdrantError(422, `Validation error in JSON body: [${list}]`);
}

function formatError(message: string): QdrantError {
  return new QdrantError(400, `Format error in JSON body: ${message}`);
}

function syntaxMistake(text: string): string {
  try {
    JsonScanner.check(text);
  } catch (error) {
    if (error instanceof JsonMistake) return error.message + position(text, error.offset);
    throw error;
  }
  return "expected value"; // JSON.parse refused what the scanner takes: there is no more to say.
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
