import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { worldError } from "../../errors.ts";
import { QdrantError } from "../server/qdrant-error.ts";
import { edgeError } from "./edge-error.ts";

const program = fileURLToPath(new URL("./bridge.py", import.meta.url));

/** Loading the engine may take so long at most; it takes a tenth of a second. */
const START_MS = 60_000;

/** So long the process may finish what it was asked before it is killed: somebody waits for the end. */
const GRACE_MS = 5_000;

export interface Reply {
  /** What the engine itself took, in seconds. */
  readonly seconds: number;
  /** JSON texts. */
  readonly lines: readonly string[];
}

/** The Python process that runs Qdrant Edge. Requests are answered in the order in which they were made. */
export class Bridge {
  readonly #child: ChildProcess;
  readonly #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];
  readonly #ended: Promise<void>;
  #chunks: Buffer[] = [];
  #head: { seconds: number; lines: string[]; missing: number } | undefined;
  #stderr = "";
  #failure: QdrantError | undefined;

  /**
   * @param python The Python of an environment with Qdrant Edge.
   * @param ephemeral A folder that the process deletes when it ends, however its parent ended.
   */
  constructor(python: string, ephemeral?: string) {
    this.#child = spawn(python, ["-I", program, ...(ephemeral ? [ephemeral] : [])], { stdio: "pipe" });
    this.#child.stdout?.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#child.stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk).slice(-2000);
    });
    this.#child.stdin?.on("error", () => {}); // The exit says it better.
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", (error) => this.#fail(error.message, resolve));
      this.#child.once("close", (code, signal) =>
        this.#fail(`it ended with ${signal ?? `code ${code}`}`, resolve),
      );
    });
  }

  /**
   * The version of Qdrant Edge; the first request, which waits until the engine is loaded.
   *
   * @throws HarnessError (world) where that does not happen; the process is gone then.
   */
  async version(startMs = START_MS): Promise<string> {
    const kill = () => this.#child.kill("SIGKILL");
    const timer = setTimeout(kill, startMs);
    try {
      return JSON.parse((await this.send("version")).lines[0]!);
    } catch (error) {
      await this.close();
      const late = this.#child.signalCode === "SIGKILL" ? ` within ${startMs / 1000} s` : "";
      throw worldError(`Qdrant Edge did not load${late}: ${(error as Error).message}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends `[verb, ...]`; rejects with a `QdrantError` where the engine refuses or is gone. */
  async send(...request: readonly unknown[]): Promise<Reply> {
    if (this.#failure) throw this.#failure;
    const line = `${JSON.stringify(request)}\n`; // what cannot be sent must not wait for an answer
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin?.write(line);
    });
  }

  /** Why the process answers no more, once it does not. */
  get failure(): QdrantError | undefined {
    return this.#failure;
  }

  /** Whether the process now holds a file, until it ends; it waits so long for another one to give it back. */
  async lock(file: string, seconds: number): Promise<boolean> {
    return (await this.send("lock", file, seconds)).lines[0] === "true";
  }

  /** Gives a file back. */
  async unlock(file: string): Promise<void> {
    await this.send("unlock", file);
  }

  /**
   * Lets the process finish what it was asked, and waits for its end. One that takes too long, as it does where it
   * hangs, is killed: nothing that it has answered is lost by that.
   */
  async close(graceMs = GRACE_MS): Promise<void> {
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), graceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  #receive(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      this.#chunks.push(rest.subarray(0, end));
      const line = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
      this.#chunks = [];
      rest = rest.subarray(end + 1);
      this.#line(line.toString());
    }
    if (rest.length > 0) this.#chunks.push(rest);
  }

  #line(line: string): void {
    if (this.#head) {
      this.#head.lines.push(line);
      this.#head.missing--;
    } else {
      const [verdict, detail, missing] = JSON.parse(line) as
        | ["ok", number, number]
        | ["error", string, undefined];
      if (verdict === "error") {
        this.#waiting.shift()?.reject(edgeError(detail));
        return;
      }
      this.#head = { seconds: detail, lines: [], missing };
    }
    if (this.#head.missing > 0) return;
    const reply = this.#head;
    this.#head = undefined;
    this.#waiting.shift()?.resolve(reply);
  }

  #fail(why: string, done: () => void): void {
    const said = this.#stderr.trim();
    this.#failure = new QdrantError(
      500,
      `Service internal error: the engine's process is gone: ${why}${said && `\n${said}`}`,
    );
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
    done();
  }
}
