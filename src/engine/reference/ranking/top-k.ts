/** Decides which of two slots with equal scores comes first; negative for the first one, like a sort's comparison. */
export type TieBreak = (a: number, b: number) => number;

/**
 * Keeps the k slots with the highest scores out of any number, in a binary heap whose root is the worst that is kept.
 * Equal scores are ordered by a tie-break, so that the outcome does not depend on the order of the offers.
 */
export class TopK {
  readonly #k: number;
  readonly #tieBreak: TieBreak;
  readonly #slots: number[] = [];
  readonly #scores: number[] = [];

  constructor(k: number, tieBreak: TieBreak) {
    this.#k = k;
    this.#tieBreak = tieBreak;
  }

  /** Takes a slot in, or not. */
  offer(slot: number, score: number): void {
    if (this.#slots.length < this.#k) {
      this.#slots.push(slot);
      this.#scores.push(score);
      this.#siftUp(this.#slots.length - 1);
    } else if (
      score > this.#scores[0]! ||
      (score === this.#scores[0] && this.#tieBreak(slot, this.#slots[0]!) < 0)
    ) {
      this.#slots[0] = slot;
      this.#scores[0] = score;
      this.#siftDown();
    }
  }

  /** What was kept, best first. */
  best(): { readonly slot: number; readonly score: number }[] {
    return this.#slots
      .map((slot, i) => ({ slot, score: this.#scores[i]! }))
      .sort((a, b) => b.score - a.score || this.#tieBreak(a.slot, b.slot));
  }

  #siftUp(start: number): void {
    let child = start;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isWorse(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #siftDown(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= this.#slots.length) return;
      const right = left + 1;
      const child = right < this.#slots.length && this.#isWorse(right, left) ? right : left;
      if (!this.#isWorse(child, parent)) return;
      this.#swap(child, parent);
      parent = child;
    }
  }

  #isWorse(a: number, b: number): boolean {
    const difference = this.#scores[a]! - this.#scores[b]!;
    return difference < 0 || (difference === 0 && this.#tieBreak(this.#slots[a]!, this.#slots[b]!) > 0);
  }

  #swap(a: number, b: number): void {
    [this.#slots[a], this.#slots[b]] = [this.#slots[b]!, this.#slots[a]!];
    [this.#scores[a], this.#scores[b]] = [this.#scores[b]!, this.#scores[a]!];
  }
}
