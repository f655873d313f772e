/** A number with fixed decimals and a true minus. What rounds to 0 has no sign. */
export function formatFixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A score with 4 decimals: the one place that rounds for readers. */
export function formatScore(value: number): string {
  return formatFixed(value, 4);
}

/** A difference with its sign and 4 decimals: "+0.0604". */
export function formatDifference(value: number): string {
  const text = formatScore(value);
  return text.startsWith("−") ? text : `+${text}`;
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
