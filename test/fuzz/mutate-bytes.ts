import fc from "fast-check";

/** One thing to do to the bytes of a file; places are shares of its length. */
export interface ByteEdit {
  /** In [0, 1]. */
  readonly at: number;
  /** How many bytes are taken out there. */
  readonly remove: number;
  readonly insert: Uint8Array;
  /** Whether the file ends there. */
  readonly cut: boolean;
}

/** A byte-order mark, NUL, line ends, U+2028, half a character, no UTF-8 at all, UTF-16's mark, gzip's. */
const SEQUENCES: readonly number[][] = [
  ...[
    [0xef, 0xbb, 0xbf],
    [0],
    [0x0d],
    [0x0d, 0x0a],
    [0x0a],
    [0x0a, 0x0a],
    [0xe2, 0x80, 0xa8],
    [0xc3],
    [0xff],
  ],
  ...[[0xff, 0xfe], [0xed, 0xa0, 0x80], [0x1f, 0x8b], [0x20], [0x09], [0x1a], [0x22], [0x5c], [0x2c], [0x7d]],
];

const insert = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SEQUENCES).map((bytes) => Uint8Array.from(bytes)) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant(new Uint8Array()) },
);

const byteEdit: fc.Arbitrary<ByteEdit> = fc.record({
  at: fc.oneof(
    fc.constantFrom(0, 1),
    fc.integer({ min: 0, max: 1000 }).map((share) => share / 1000),
  ),
  remove: fc.constantFrom(0, 0, 1, 1, 2, 8),
  insert,
  cut: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

/** An edit in one of ten cases. */
export const rareByteEdit: fc.Arbitrary<ByteEdit | undefined> = fc.oneof(
  { weight: 9, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: byteEdit },
);

/** The bytes after an edit. */
export function editBytes(bytes: Uint8Array, { at, remove, insert, cut }: ByteEdit): Uint8Array {
  const place = Math.round(at * bytes.length);
  return Buffer.concat([
    bytes.subarray(0, place),
    insert,
    cut ? Buffer.of() : bytes.subarray(place + remove),
  ]);
}

/** An edit in words. */
export function describeByteEdit(bytes: Uint8Array, { at, remove, insert, cut }: ByteEdit): string {
  const place = Math.round(at * bytes.length);
  if (cut) return `ends at byte ${place}`;
  return `at byte ${place} without ${remove}, with [${Array.from(insert).join(" ")}]`;
}
