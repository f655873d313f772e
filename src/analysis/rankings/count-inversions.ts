/**
 * How many pairs of a sequence are in descending order: Kendall's distance between two rankings, given the ranks of
 * one in the order of the other. By merge sort, in n log n.
 *
 * @example countInversions(Int32Array.of(2, 0, 1)) // 2: the pairs 2, 0 and 2, 1
 */
export function countInversions(sequence: Int32Array): number {
  let from = sequence.slice();
  let to = new Int32Array(sequence.length);
  let inversions = 0;
  for (let width = 1; width < sequence.length; width *= 2) {
    for (let start = 0; start < sequence.length; start += 2 * width) {
      const middle = Math.min(start + width, sequence.length);
      const end = Math.min(start + 2 * width, sequence.length);
      for (let left = start, right = middle, i = start; i < end; i++) {
        if (left < middle && (right === end || from[left]! <= from[right]!)) {
          to[i] = from[left++]!;
        } else {
          to[i] = from[right++]!;
          inversions += middle - left;
        }
      }
    }
    [from, to] = [to, from];
  }
  return inversions;
}
