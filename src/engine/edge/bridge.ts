import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { QdrantError } from "../server/qdrant-error.ts";
import { edgeError } from "./edge-error.ts";

const program = fileURLToPath(new URL("../../../src/engine/edge/bridge.py", import.meta.url));

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

  /** Sends `[verb, ...]`; rejects with a `QdrantError` where the engine refuses or is gone. */
  send(...request: readonly unknown[]): Promise<Reply> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
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

  /** Lets the process finish what it was asked, and waits for its end. */
  async close(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
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
