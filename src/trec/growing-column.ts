/** Numbers whose count is not known beforehand, in a typed array that doubles as they come. */
export class Column<Numbers extends Int32Array | Float64Array> {
  readonly #make: (length: number) => Numbers;
  #numbers: Numbers;
  #length = 0;

  /** @param make Makes zeros: `(length) => new Int32Array(length)`. */
  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#numbers = make(1 << 10);
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = this.#make(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = value;
  }

  /** What was pushed so far. */
  values(): Numbers {
    return this.#numbers.subarray(0, this.#length) as Numbers;
  }
}
