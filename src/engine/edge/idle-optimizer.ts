const IDLE_MS = 100;

/**
 * Stands in for the server's background optimizer: Qdrant Edge builds graphs only when it is told to, and answers
 * nothing else meanwhile, so it is told when changes have stopped for a moment.
 */
export class IdleOptimizer {
  readonly #optimize: () => Promise<unknown>;
  #timer: NodeJS.Timeout | undefined;
  #running = false;

  constructor(optimize: () => Promise<unknown>) {
    this.#optimize = optimize;
  }

  /** Whether the engine is at it. */
  get running(): boolean {
    return this.#running;
  }

  /** Whether something changed since it was last done. */
  get pending(): boolean {
    return this.#running || this.#timer !== undefined;
  }

  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), IDLE_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#running = true;
    try {
      await this.#optimize();
    } catch {
      // The collection or the engine is gone: its own calls say so.
    } finally {
      this.#running = false;
    }
  }
}
