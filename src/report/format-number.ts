/** A number with fixed decimals and a true minus. What rounds to 0 has no sign. */
export function formatFixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A number of any unit with so many significant digits: "8.050", "−0.002130", "2.380e-11". */
export function formatSignificant(value: number, digits: number): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e6) ? size.toExponential(digits - 1) : plainDigits(size, digits);
  return value < 0 ? `−${text}` : text;
}

function plainDigits(size: number, digits: number): string {
  if (size === 0) return "0";
  const decimals = digits - 1 - Math.floor(Math.log10(size));
  // Without groups, since it may be a year.
  return size.toFixed(Math.max(0, decimals));
}

/** A number with 4 decimals, or with 3 significant digits where these would show nothing: "2.38e-11". */
function withFourDecimals(value: number): string {
  const text = formatFixed(value, 4);
  if (value === 0 || Number.parseFloat(text) !== 0) return text;
  return `${value < 0 ? "−" : ""}${Math.abs(value).toExponential(2)}`;
}

/** Scores are shares: what is below this is what rounding has left of 0. */
const NOISE = 1e-12;

/** A score, with 4 decimals, or more where these show nothing: the one place that rounds for readers; a dash where there is none. */
export function formatScore(value: number | undefined): string {
  return value === undefined ? "–" : withFourDecimals(Math.abs(value) < NOISE ? 0 : value);
}

/** A difference of scores with its sign: "+0.0604". */
export function formatDifference(value: number): string {
  const text = formatScore(value);
  return text.startsWith("−") ? text : `+${text}`;
}

/** A whole number with thin groups: "10,000". */
export function formatCount(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** A measured share as a percentage, always with one decimal: "5.0 %". */
export function formatShare(share: number): string {
  return `${formatFixed(share * 100, 1)} %`;
}

/** A chosen share as a percentage: "95 %". */
export function formatPercent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

/** A difference that may be very small, with two digits: "6.0e-8". */
export function formatTiny(value: number): string {
  return value === 0 ? "0" : value.toExponential(1);
}
