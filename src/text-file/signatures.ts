import { inputError } from "../errors.ts";

/** U+FEFF in UTF-8. */
export const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** How files begin that people take for text, and what to do with them; longer signatures first. */
const OTHERS: readonly (readonly [signature: readonly number[], format: string, whatToDo: string])[] = [
  [[0xff, 0xfe, 0x00, 0x00], "UTF-32", "save it as UTF-8"],
  [[0x00, 0x00, 0xfe, 0xff], "UTF-32", "save it as UTF-8"],
  [[0xff, 0xfe], "UTF-16", "save it as UTF-8"],
  [[0xfe, 0xff], "UTF-16", "save it as UTF-8"],
  [[0x50, 0x4b, 0x03, 0x04], "a zip archive", "unpack it, or use gzip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "zstd", "unpack it, or use gzip"],
  [[0xfd, 0x37, 0x7a, 0x58], "xz", "unpack it, or use gzip"],
];

/** @throws HarnessError `input` where a file begins like another format than text in UTF-8. */
export function refuseOtherFormats(head: Buffer, path: string): void {
  const found = OTHERS.find(([signature]) => startsWith(head, signature));
  if (found === undefined) return;
  const [, format, whatToDo] = found;
  throw inputError(`${path}: is ${format}, and text must be UTF-8; ${whatToDo}`);
}

/** Whether bytes begin with a signature. */
export function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
