import { setTimeout as wait } from "node:timers/promises";
import { isTimeout, RequestFailure, reasonOf, statusOf } from "./request-error.ts";

/** How requests are tried again. */
export interface RetryPolicy {
  /** The wait before each further try, in milliseconds: one try more than there are waits. */
  readonly waitsMs: readonly number[];
  /** How long one try may take. */
  readonly timeoutMs: number;
  /** Who is asked, for the message where no answer comes. */
  readonly peer?: string;
  /** Ends the request under way and all waiting; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Is told, in a line, what a person should know: a failed try that another follows. */
  readonly onNote?: (line: string) => void;
  /** Waits; the clock by default. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
}

/** Six tries over eight seconds, which a restart of Qdrant or of a proxy before it may take. */
export const WAITS_MS: readonly number[] = [250, 500, 1000, 2000, 4000];

const TRANSIENT_STATUS: readonly (number | undefined)[] = [429, 502, 503, 504];

/** Codes of a connection that cannot be made or broke; those of a wrong name or certificate are not among them. */
const TRANSIENT_CODE =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENETDOWN|EAI_AGAIN|UND_ERR_(SOCKET|CLOSED|\w+_TIMEOUT|RES_CONTENT_LENGTH_MISMATCH)|HPE_INVALID_EOF_STATE)$/;

/**
 * Sends a request until it is answered: again after connection failures, timeouts, 429, 502, 503 and 504, since all of
 * them may pass; never after another status, since the same request would be refused again.
 *
 * @param request Sends it once, and ends when its signal says so. It must do no harm when it is sent twice.
 * @throws RequestFailure with the last error and the number of tries; the signal's reason when that ends it.
 */
export async function withRetries<Answer>(
  request: (signal: AbortSignal) => Promise<Answer>,
  { waitsMs, timeoutMs, peer, signal, onNote = () => {}, sleep = sleepUnlessAborted }: RetryPolicy,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      const timeout = AbortSignal.timeout(timeoutMs);
      return await request(signal === undefined ? timeout : AbortSignal.any([signal, timeout]));
    } catch (error) {
      signal?.throwIfAborted();
      const waitMs = waitsMs[tries - 1];
      if (waitMs === undefined || !isTransient(error)) {
        const late = `(${timeoutMs / 1000} s)${peer === undefined ? "" : ` from ${peer}`}`;
        throw new RequestFailure(error, tries, isTimeout(error) ? late : undefined);
      }
      onNote(`${reasonOf(error)}; try ${tries + 1} of ${waitsMs.length + 1} in ${waitMs / 1000} s`);
      await sleep(waitMs, signal);
      signal?.throwIfAborted();
    }
  }
}

/** Whether the same request may succeed a moment later. */
export function isTransient(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return TRANSIENT_STATUS.includes(status);
  if (isTimeout(error)) return true;
  const { cause } = Object(error) as { cause?: unknown };
  const { code } = Object(cause) as { code?: unknown };
  return typeof code === "string" && TRANSIENT_CODE.test(code);
}

async function sleepUnlessAborted(ms: number, signal?: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
