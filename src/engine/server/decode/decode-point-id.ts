import type { ItemId } from "../../../domain.ts";
import { parseUuid } from "../../../qdrant-rules/parse-uuid.ts";
import { refuseLargeIntegers } from "./decode-payload.ts";
import type { Decoder } from "./decoder.ts";
import { FormatError } from "./format-error.ts";

/** A point id: an unsigned integer, or a UUID, which becomes lower case and hyphenated. */
export const pointId: Decoder<ItemId> = (value) => {
  refuseLargeIntegers(value);
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  const uuid = typeof value === "string" ? parseUuid(value) : undefined;
  if (uuid !== undefined) return uuid;
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  throw new FormatError(
    `value ${shown} is not a valid point ID, valid values are either an unsigned integer or a UUID`,
  );
};
