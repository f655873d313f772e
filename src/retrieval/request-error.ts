import { HarnessError, worldError } from "../errors.ts";

/**
 * Turns whatever a request to Qdrant failed with into an error that says what was being done and what Qdrant said.
 *
 * @example await client.count(name).catch(worldErrorFrom("counting the items"))
 */
export function worldErrorFrom(doing: string): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof HarnessError) throw cause;
    throw worldError(`${doing} failed: ${reasonOf(cause)}`, { cause });
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const status = (error as { status?: unknown }).status;
  const said = (error as { data?: { status?: { error?: unknown } } }).data?.status?.error;
  if (typeof status === "number") return `Qdrant answered ${status}${said === undefined ? "" : `: ${said}`}`;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return cause === undefined || cause === "" ? error.message : `${error.message} (${cause})`;
}
