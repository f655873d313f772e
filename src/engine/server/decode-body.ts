import type { Decoder } from "./decode/decoder.ts";
import { FormatError, type Issue } from "./decode/format-error.ts";
import { QdrantError } from "./qdrant-error.ts";

/**
 * Parses and decodes a request's body.
 *
 * @throws QdrantError 400 where it is no JSON or of the wrong form, 422 where it is but its content is refused.
 */
export function decodeBody<T>(text: string, decoder: Decoder<T>): T {
  const issues: Issue[] = [];
  let result: T;
  try {
    result = decoder(JSON.parse(text), issues);
  } catch (error) {
    if (error instanceof FormatError || error instanceof SyntaxError) {
      throw new QdrantError(400, `Format error in JSON body: ${error.message}`);
    }
    throw error;
  }
  if (issues.length > 0) {
    const list = issues.map(({ path, text }) => `${path}: ${text}`).join("; ");
    throw new QdrantError(422, `Validation error in JSON body: [${list}]`);
  }
  return result;
}
