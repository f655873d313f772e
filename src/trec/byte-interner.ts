/**
 * Numbers the different texts that it meets 0, 1, 2, … in the order of their first appearance. Texts stay bytes until
 * somebody asks for a name, which spares a string for each line of a large file.
 */
export class ByteInterner {
  /** All texts, end to end: text n is the bytes `#starts[n]` … `#starts[n + 1]` − 1. */
  #bytes = Buffer.alloc(1 << 16);
  #starts = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  /** A hash table with open addressing, at most half full: 1 + the number of a text, or 0. */
  #slots = new Int32Array(1 << 11);
  #size = 0;

  /** How many different texts there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of the text in the bytes `start` … `end` − 1. */
  intern(bytes: Buffer, start: number, end: number): number {
    const hash = fnv1a(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) {
      const text = this.#slots[slot]! - 1;
      if (this.#hashes[text] === hash && this.#equals(text, bytes, start, end)) return text;
      slot = (slot + 1) & mask;
    }
    return this.#add(bytes.subarray(start, end), hash, slot);
  }

  /** The text with this number. */
  name(text: number): string {
    return this.#bytes.toString("utf8", this.#starts[text], this.#starts[text + 1]);
  }

  /** Compares two texts byte by byte, as C's strcmp does: negative when `a` comes first. */
  compare(a: number, b: number): number {
    const [startA, endA, startB, endB] = [
      this.#starts[a],
      this.#starts[a + 1],
      this.#starts[b],
      this.#starts[b + 1],
    ];
    return this.#bytes.compare(this.#bytes, startB, endB, startA, endA);
  }

  #equals(text: number, bytes: Buffer, start: number, end: number): boolean {
    const offset = this.#starts[text]! - start;
    if (this.#starts[text + 1]! - offset !== end) return false;
    for (let i = start; i < end; i++) if (this.#bytes[offset + i] !== bytes[i]) return false;
    return true;
  }

  #add(text: Buffer, hash: number, slot: number): number {
    const start = this.#starts[this.#size]!;
    const end = start + text.length;
    while (end > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length);
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#hashes = doubled(this.#hashes);
    }
    this.#bytes.set(text, start);
    this.#starts[this.#size + 1] = end;
    this.#hashes[this.#size] = hash;
    this.#slots[slot] = ++this.#size;
    if (2 * this.#size > this.#slots.length) this.#widenTable();
    return this.#size - 1;
  }

  #widenTable(): void {
    const mask = 2 * this.#slots.length - 1;
    this.#slots = new Int32Array(mask + 1);
    for (let text = 0; text < this.#size; text++) {
      let slot = this.#hashes[text]! & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = text + 1;
    }
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Fowler, Noll and Vo's hash, with its upper half folded into the lower, which picks the slot. */
function fnv1a(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 16);
}
