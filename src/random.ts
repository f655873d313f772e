/** A seeded source of numbers, uniform in [0, 1). The only kind of randomness in this project. */
export type Random = () => number;

/**
 * Starts a generator: sfc32 (Chris Doty-Humphrey, PractRand), its 128-bit state hashed from the seed's text, so that
 * neighbouring seeds give unrelated streams. The same seed gives the same numbers on every platform.
 *
 * @param seed Names the stream, for example `"7/impressions"`.
 * @example createRandom("7")() === createRandom("7")() // true
 */
export function createRandom(seed: string): Random {
  let [a, b, c, d] = hash128(seed);
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}

/** An integer in [0, bound). */
export function randomInteger(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

/**
 * Draws `count` different positions out of `size` (Floyd's algorithm), in ascending order.
 *
 * @throws RangeError when more positions are wanted than there are.
 */
export function samplePositions(random: Random, size: number, count: number): Int32Array {
  if (count > size) throw new RangeError(`cannot draw ${count} of ${size} without replacement`);
  const chosen = new Set<number>();
  for (let last = size - count; last < size; last++) {
    const candidate = randomInteger(random, last + 1);
    chosen.add(chosen.has(candidate) ? last : candidate);
  }
  return Int32Array.from(chosen).sort();
}

/** cyrb128 (public domain): four 32-bit words from a text. */
function hash128(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  h1 ^= h2 ^ h3 ^ h4;
  return [h1 | 0, (h2 ^ h1) | 0, (h3 ^ h1) | 0, (h4 ^ h1) | 0];
}
