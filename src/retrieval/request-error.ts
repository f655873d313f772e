import { HarnessError, worldError } from "../errors.ts";

/** A request that was given up. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  readonly tries: number;

  /** @param detail What a person should know beyond the reason. */
  constructor(cause: unknown, tries: number, detail?: string) {
    super(detail === undefined ? reasonOf(cause) : `${reasonOf(cause)} ${detail}`, { cause });
    this.tries = tries;
  }
}

/**
 * Turns whatever a request to Qdrant failed with into an error that says what was being done, how often it was tried and
 * what Qdrant said.
 *
 * @example await client.count(name).catch(worldErrorFrom("counting the items"))
 */
export function worldErrorFrom(doing: string): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof HarnessError) throw cause;
    const tries = cause instanceof RequestFailure && cause.tries > 1 ? ` after ${cause.tries} tries` : "";
    throw worldError(`${doing} failed${tries}: ${reasonOf(cause)}`, { cause });
  };
}

/** The HTTP status that a request was refused with, if it was answered at all. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof RequestFailure) return statusOf(error.cause);
  // The client throws errors of its own for 429 with a Retry-After, one of them where it cannot read that header.
  if (error instanceof Error && ("retry_after" in error || error.message.includes("retryAfter"))) return 429;
  const { status } = Object(error) as { status?: unknown };
  return typeof status === "number" ? status : undefined;
}

/** Whether a request was given up because no answer came. */
export function isTimeout(error: unknown): boolean {
  return (Object(error) as { name?: unknown }).name === "TimeoutError";
}

/** What went wrong with a request, in Qdrant's words or the network's. */
export function reasonOf(error: unknown): string {
  if (error instanceof RequestFailure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const status = statusOf(error);
  const said = (error as { data?: { status?: { error?: unknown } } }).data?.status?.error;
  if (status !== undefined) return `Qdrant answered ${status}${said === undefined ? "" : `: ${said}`}`;
  if (isTimeout(error)) return "no answer in time";
  const cause = Object(error.cause) as { message?: unknown; code?: unknown };
  const detail = cause.message || cause.code;
  return detail ? `${error.message} (${detail})` : error.message;
}
