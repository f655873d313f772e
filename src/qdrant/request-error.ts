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

/** An answer of another shape than Qdrant's. */
export class BadAnswer extends Error {
  override readonly name = "BadAnswer";
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

/** What went wrong with a request, in Qdrant's words or the network's, and what to do where that is known. */
export function reasonOf(error: unknown): string {
  if (error instanceof RequestFailure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const status = statusOf(error);
  if (status !== undefined) {
    const { data } = error as { data?: unknown };
    // A page of a proxy that has lost its Qdrant says nothing more than the status does.
    const said = status >= 500 && typeof data === "string" ? "" : wordsOf(data);
    return `Qdrant answered ${status}${said === "" ? "" : `: ${said}`}${adviceFor(status, error)}`;
  }
  if (isTimeout(error)) return "no answer in time";
  const cause = Object(error.cause) as { message?: unknown; code?: unknown };
  const detail = cause.message || cause.code;
  return shorten(detail ? `${error.message} (${detail})` : error.message);
}

/** What the body of a refusal says: Qdrant's own words, or the text of whatever else answered. */
export function wordsOf(body: unknown): string {
  const { status } = Object(body) as { status?: unknown };
  const { error } = Object(status) as { error?: unknown };
  const said = typeof error === "string" ? error : typeof body === "string" ? body : "";
  return shorten(said.replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, " "));
}

function adviceFor(status: number, error: unknown): string {
  if (status === 401 || status === 403) return "; QDRANT_API_KEY must hold a key that is allowed to do this";
  if (status >= 300 && status < 400) {
    return `; it points to ${redirectTarget(error)}, and redirects are not followed, since the API key would go along: give the URL where Qdrant itself answers`;
  }
  return "";
}

/** Where a redirect leads, without what could be a secret. */
function redirectTarget(error: unknown): string {
  const { headers } = error as { headers?: Headers };
  const location = headers?.get("location") ?? "";
  return URL.canParse(location) ? new URL(location).origin : "another path";
}

const LONGEST = 300;

/** A text on one line, cut after so many characters. */
export function shorten(text: string, longest = LONGEST): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}
