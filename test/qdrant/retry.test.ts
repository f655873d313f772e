import { describe, expect, it } from "vitest";
import { RequestFailure } from "../../src/qdrant/request-error.ts";
import { isTransient, withRetries } from "../../src/qdrant/retry.ts";

/** A policy that waits for nothing and remembers its waits. */
function instantly(waitsMs: readonly number[]) {
  const waited: number[] = [];
  const notes: string[] = [];
  const sleep = async (ms: number) => waited.push(ms);
  return { waited, notes, waitsMs, timeoutMs: 10_000, sleep, onNote: (line: string) => notes.push(line) };
}

/** A request that fails with each of these in turn, and then answers. */
function failingWith(...errors: readonly unknown[]) {
  let calls = 0;
  return async () => {
    const error = errors[calls++];
    if (error !== undefined) throw error;
    return `answer ${calls}`;
  };
}

const refused = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:6333"), { code: "ECONNREFUSED" }),
});
const status = (code: number, said = "busy") =>
  Object.assign(new Error("no"), { status: code, data: { status: { error: said } } });

describe("withRetries", () => {
  it("tries again, waiting as it was told, until there is an answer", async () => {
    const policy = instantly([1, 2, 4]);
    expect(await withRetries(failingWith(refused, status(503)), policy)).toBe("answer 3");
    expect(policy.waited).toEqual([1, 2]);
    expect(policy.notes).toEqual([
      "fetch failed (connect ECONNREFUSED 127.0.0.1:6333); try 2 of 4 in 0.001 s",
      "Qdrant answered 503: busy; try 3 of 4 in 0.002 s",
    ]);
  });

  it("says who gave no answer, and in what time", async () => {
    const late = Object.assign(new Error("aborted"), { name: "TimeoutError" });
    const policy = { ...instantly([1]), peer: "Qdrant server at http://localhost:6333" };
    await expect(withRetries(failingWith(late, late), policy)).rejects.toThrow(
      "no answer in time (10 s) from Qdrant server at http://localhost:6333",
    );
    expect(policy.notes).toEqual(["no answer in time; try 2 of 2 in 0.001 s"]);
  });

  it("gives up after one try more than there are waits, and says how many that were", async () => {
    const policy = instantly([1, 2]);
    const failure = await withRetries(failingWith(refused, refused, status(502), refused), policy).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(RequestFailure);
    expect(failure).toMatchObject({ tries: 3, message: "Qdrant answered 502: busy" });
  });

  it("does not try again what would be refused again", async () => {
    const policy = instantly([1, 2]);
    await expect(withRetries(failingWith(status(400)), policy)).rejects.toMatchObject({ tries: 1 });
    expect(policy.waited).toEqual([]);
  });

  it("ends a try that takes too long, and tries again", async () => {
    let calls = 0;
    const hanging = (signal: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        if (++calls === 2) resolve("answer");
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    const policy = { ...instantly([1]), timeoutMs: 20 };
    expect(await withRetries(hanging, policy)).toBe("answer");
    expect(policy.notes).toEqual(["no answer in time; try 2 of 2 in 0.001 s"]);
  });

  it("throws the signal's reason when it is given during a request or a wait, and sends nothing more", async () => {
    const interrupted = new Error("interrupted");
    for (const moment of ["request", "wait"]) {
      const controller = new AbortController();
      let calls = 0;
      const request = async () => {
        calls++;
        if (moment === "request") controller.abort(interrupted);
        throw refused;
      };
      const sleep = async () => controller.abort(interrupted);
      const policy = { waitsMs: [1, 1], timeoutMs: 1000, signal: controller.signal, sleep };
      await expect(withRetries(request, policy), moment).rejects.toBe(interrupted);
      expect(calls, moment).toBe(1);
    }
  });

  it("wakes from a real wait when the signal is given", async () => {
    const controller = new AbortController();
    const policy = { waitsMs: [60_000], timeoutMs: 1000, signal: controller.signal };
    const ended = withRetries(failingWith(refused, refused), {
      ...policy,
      onNote: () => setImmediate(() => controller.abort(new Error("stop"))),
    });
    await expect(ended).rejects.toThrow("stop");
  });
});

describe("isTransient", () => {
  const failedWith = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: { code } });

  it.each([429, 502, 503, 504])("holds for status %i", (code) => {
    expect(isTransient(status(code))).toBe(true);
  });

  it.each([400, 401, 403, 404, 408, 409, 422, 500, 501])("does not hold for status %i", (code) => {
    expect(isTransient(status(code))).toBe(false);
  });

  it.each(["ECONNREFUSED", "ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_CONNECT_TIMEOUT", "EAI_AGAIN"])(
    "holds for a connection that failed with %s",
    (code) => {
      expect(isTransient(failedWith(code))).toBe(true);
    },
  );

  it.each(["ENOTFOUND", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_INVALID_URL"])(
    "does not hold for %s, which does not pass",
    (code) => {
      expect(isTransient(failedWith(code))).toBe(false);
    },
  );

  it("knows a 429 from the errors that the client makes of it", () => {
    expect(isTransient(Object.assign(new Error("Too Many Requests"), { retry_after: 3 }))).toBe(true);
    expect(isTransient(new Error("Invalid retryAfter value: W"))).toBe(true);
  });

  it("does not hold for an error of the program", () => {
    expect(isTransient(new TypeError("x is not a function"))).toBe(false);
    expect(isTransient(undefined)).toBe(false);
  });
});
