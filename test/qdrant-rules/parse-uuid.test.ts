import { expect, it } from "vitest";
import { parseUuid } from "../../src/qdrant-rules/parse-uuid.ts";

const UUID = "67e55044-10b1-426f-9247-bb680e5fe0c8";

it.each([UUID, UUID.toUpperCase(), UUID.replaceAll("-", ""), `{${UUID}}`, `urn:uuid:${UUID}`])(
  "spells %s in lower case, with hyphens",
  (text) => {
    expect(parseUuid(text)).toBe(UUID);
  },
);

it.each([
  `{${UUID}`,
  `${UUID}}`,
  `URN:UUID:${UUID}`,
  `{${UUID.replaceAll("-", "")}}`,
  UUID.replace("-", ""),
  ` ${UUID}`,
  UUID.slice(1),
  "",
])("takes %j for no UUID", (text) => {
  expect(parseUuid(text)).toBeUndefined();
});
