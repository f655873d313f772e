/** How much an item of a grade is worth to a user; never negative. */
export type Gain = (grade: number) => number;

/** The grade itself, as in trec_eval; 0 for negative grades and items without a judgment. */
export const linearGain: Gain = (grade) => Math.max(grade, 0);

/** 2^1024 is infinite in 64 bits; below, there must be room for the sum of the gains of all items. */
export const GREATEST_EXPONENTIAL_GRADE = 1000;

/** By doubling, because `Math.pow` rounds differently between Node releases. */
const powersOfTwo = new Float64Array(GREATEST_EXPONENTIAL_GRADE + 1);
for (let power = 1, grade = 0; grade < powersOfTwo.length; grade++, power *= 2) powersOfTwo[grade] = power;

/**
 * 2^grade for a grade from 0 up to the greatest. What is beyond the whole number is put together from the square roots of
 * 2, its bits one by one, because square roots are rounded alike everywhere.
 */
function powerOfTwo(grade: number): number {
  let power = powersOfTwo[Math.floor(grade)]!;
  let root = 2;
  for (let rest = grade % 1; rest > 0; rest = (rest * 2) % 1) {
    root = Math.sqrt(root);
    if (rest >= 0.5) power *= root;
  }
  return power;
}

/**
 * 2^grade − 1, as in gdeval and Burges et al. (2005); 0 for negative grades and items without a judgment.
 *
 * @param grade At most `GREATEST_EXPONENTIAL_GRADE`.
 * @throws RangeError for a greater one.
 * @example exponentialGain(3) // 7
 */
export const exponentialGain: Gain = (grade) => {
  if (grade > GREATEST_EXPONENTIAL_GRADE) {
    throw new RangeError(
      `a gain of 2^grade − 1 takes grades of up to ${GREATEST_EXPONENTIAL_GRADE}, got ${grade}`,
    );
  }
  return grade > 0 ? powerOfTwo(grade) - 1 : 0;
};
