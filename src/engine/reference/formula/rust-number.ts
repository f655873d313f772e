/**
 * Prints a number as Qdrant's messages do: the shortest digits that read back the same, never an exponent, and `inf`
 * for infinity.
 *
 * @example formatNumber(1e21) // "1000000000000000000000"
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf");
  if (Object.is(value, -0)) return "-0";
  const [mantissa, exponent] = String(Math.abs(value)).split("e") as [string, string?];
  const sign = value < 0 ? "-" : "";
  if (exponent === undefined) return sign + mantissa;
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${"0".repeat(-shift - 1)}${whole}${fraction}`
    : sign + whole + fraction.padEnd(shift, "0");
}
