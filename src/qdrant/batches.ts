/** Qdrant takes no larger request, in bytes (`service.max_request_size_mb`). */
export const REQUEST_BYTES = 32 * 1024 * 1024;

/** A quarter of that, so that an estimate may be wrong, and a proxy has less to hold. */
const BATCH_BYTES = REQUEST_BYTES / 4;

/**
 * Divides a list into batches of at most `most` elements and about 8 MB; an element that is larger is a batch of its own.
 *
 * @param bytesOf The size of an element as JSON.
 */
export function* batches<Element>(
  list: readonly Element[],
  most: number,
  bytesOf: (element: Element) => number,
): Generator<readonly Element[]> {
  let batch: Element[] = [];
  let size = 0;
  for (const element of list) {
    const bytes = bytesOf(element);
    if (batch.length === most || (batch.length > 0 && size + bytes > BATCH_BYTES)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(element);
    size += bytes;
  }
  if (batch.length > 0) yield batch;
}

/** The size of a value as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** `33.5 MB`, of 1,048,576 bytes each, as Qdrant counts them. */
export function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
