const blockLength = 1 << 16;

/** New zeros, as many as asked for. */
export const zeroInts = cutFromBlocks((length) => new Int32Array(length));

/** New zeros with room for fractions, as many as asked for. */
export const zeroDoubles = cutFromBlocks((length) => new Float64Array(length));

/**
 * Makes small arrays by cutting them from large ones, each part once: to set up a typed array of its own costs more than
 * the few hundred numbers that a query puts into it.
 */
function cutFromBlocks<Numbers extends Int32Array | Float64Array>(make: (length: number) => Numbers) {
  let block = make(blockLength);
  let used = 0;
  return (length: number): Numbers => {
    if (used + length > block.length) {
      block = make(Math.max(length, blockLength));
      used = 0;
    }
    used += length;
    return block.subarray(used - length, used) as Numbers;
  };
}
