/** A score with 4 decimals: the one place that rounds for readers. What rounds to 0 has no sign. */
export function formatScore(value: number): string {
  const text = value.toFixed(4);
  return Number(text) === 0 ? "0.0000" : text;
}

/** A difference with its sign and 4 decimals, with a true minus: "+0.0604". */
export function formatDifference(value: number): string {
  const text = formatScore(Math.abs(value));
  return value < 0 && Number(text) !== 0 ? `−${text}` : `+${text}`;
}

/** A whole number with thin groups: "10,000". */
export function formatCount(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** A measured share as a percentage, with one decimal wherever it stands: "5.0 %". */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** A chosen share as a percentage: "95 %". */
export function formatPercent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
