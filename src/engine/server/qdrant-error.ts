/** A request that is answered with an HTTP error status, and the text of `status.error` in that answer. */
export class QdrantError extends Error {
  override readonly name = "QdrantError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The commonest refusal, 400 `Wrong input: …`. */
export function wrongInput(message: string): QdrantError {
  return new QdrantError(400, `Wrong input: ${message}`);
}

/** A request that contradicts itself: 400 `Bad request: …`. */
export function badRequest(message: string): QdrantError {
  return new QdrantError(400, `Bad request: ${message}`);
}

/** 404 `Not found: …`. */
export function notFound(message: string): QdrantError {
  return new QdrantError(404, `Not found: ${message}`);
}

/** 501: Qdrant can do it, the engine behind this server cannot. */
export function notSupported(what: string): QdrantError {
  return new QdrantError(501, `Not supported by this server: ${what}. A Qdrant server can do it.`);
}
