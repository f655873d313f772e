import type { ItemId } from "../../../domain.ts";
import { refuseLargeIntegers } from "./decode-payload.ts";
import type { Decoder } from "./decoder.ts";
import { FormatError } from "./format-error.ts";

const UUID =
  /^(?:urn:uuid:|\{)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

/** A point id: an unsigned integer, or a UUID, which becomes lower case and hyphenated. */
export const pointId: Decoder<ItemId> = (value) => {
  refuseLargeIntegers(value);
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  const uuid = typeof value === "string" ? UUID.exec(value) : null;
  if (uuid) return uuid.slice(1).join("-").toLowerCase();
  const shown = typeof value === "string" ? value : JSON.stringify(value);
  throw new FormatError(
    `value ${shown} is not a valid point ID, valid values are either an unsigned integer or a UUID`,
  );
};
