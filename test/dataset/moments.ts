/** The mean and the variance of many draws. */
export function moments(count: number, draw: () => number): { mean: number; variance: number } {
  const values = Float64Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / count;
  return { mean, variance };
}
