/** How much an item of a grade is worth to a user; never negative. */
export type Gain = (grade: number) => number;

/** The grade itself, as in trec_eval; 0 for negative grades and items without a judgment. */
export const linearGain: Gain = (grade) => Math.max(grade, 0);

/**
 * 2^grade − 1, as in gdeval and Burges et al. (2005); 0 for negative grades and items without a judgment. By doubling,
 * because `Math.pow` rounds differently between Node releases.
 *
 * @example exponentialGain(3) // 7
 */
export const exponentialGain: Gain = (grade) => {
  let power = 1;
  for (let i = 0; i < grade; i++) power *= 2;
  return power - 1;
};
