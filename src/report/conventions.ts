/** What the reported numbers mean; printed in every report, since tools differ. */
export const CONVENTIONS: readonly string[] = [
  "Measures follow trec_eval: P@k divides by k also where fewer items came back; R@M divides by all relevant items; nDCG@k has linear gain, discount log2(rank + 1), and its ideal over all judged items cut at k.",
  "A test interaction's grade is its label where that is at least the dataset's positiveFrom, else 0, in 64 bits; of several with one item the best counts. Every grade above 0 is relevant, unless a measure's name says from which grade on (rel=2).",
  "Unjudged items count as not relevant. A user without relevant items has no recall and is not a query; the dataset table counts them.",
  "Items with equal 32-bit scores are ordered by id, ascending.",
  "The ceiling of P@k at depth M is min(k, relevant items among the candidates) / k: what a perfect order of them would reach, and no model need be able to. With R relevant items in all, A = min(k, R) / k, B the same of the M nearest, C the ceiling and D = P@k of the formula, 1 − D is scarcity (1 − A) + depth (A − B) + search (B − C) + order (C − D); other measures likewise, by perfect orders.",
  "A depth is recommended if no deeper one is needed: it is the smallest whose difference to the best is not significant, by paired randomisation tests corrected by Holm for the number of depths.",
  "Intervals are percentile bootstrap intervals over queries; comparisons are paired, query by query, on the same resamples.",
  "Popularity is the number of positives in the train part. Variety is how many different items all queries together are shown, and how many of the shown items lie outside of the 20 % that most users met in training; it is narrowed where the interval of treatment / control lies below 1/2, by a jackknife over queries of the logarithm for the first, by the bootstrap for the second.",
  "p-values are two-sided, from a paired randomisation test with 10,000 sign patterns, or with all where there are no more; p = (count + 1) / (patterns + 1) where they are drawn.",
];
