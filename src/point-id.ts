import { createHash } from "node:crypto";
import type { ItemId } from "./domain.ts";
import { parseUuid } from "./qdrant-rules/parse-uuid.ts";

/** The namespace of ids that are any text: the UUIDv5 of `qdrant-rank-eval` in RFC 9562's namespace of DNS names. */
export const ID_NAMESPACE = "0b2c2c00-6660-524e-9d55-be6f7d697c04";

const NAMESPACE_BYTES = Buffer.from(ID_NAMESPACE.replaceAll("-", ""), "hex");
const WHOLE = /^(?:0|[1-9]\d{0,15})$/;

/**
 * The Qdrant point of an item: an integer from 0 to 2^53 − 1, also as its digits, and a UUID are the point's id themselves;
 * of any other text it is the UUIDv5 in `ID_NAMESPACE`.
 *
 * @see RFC 9562, 5.5
 * @example toPointId("17") // 17
 * @example toPointId("sku-17") // "5753a9fa-4fd1-5d2c-a4c8-7c2ee0554fc4", in Python uuid5(uuid5(NAMESPACE_DNS, "qdrant-rank-eval"), "sku-17")
 */
export function toPointId(text: string): ItemId {
  if (WHOLE.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  return parseUuid(text) ?? uuidOf(text);
}

function uuidOf(text: string): string {
  const hash = createHash("sha1").update(NAMESPACE_BYTES).update(text, "utf8").digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50; // version 5
  hash[8] = (hash[8]! & 0x3f) | 0x80; // the variant of RFC 9562
  return parseUuid(hash.toString("hex", 0, 16))!;
}
