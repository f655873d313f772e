const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
/** Whole numbers with so many digits, and powers of ten up to there, are exact as doubles. */
const exactDigits = 15;
const powersOfTen = Float64Array.from({ length: exactDigits + 1 }, (_, power) => Number(`1e${power}`));

/**
 * Reads a decimal number from bytes, rounded as `Number` rounds. Up to 15 digits, the quotient of two exact doubles is
 * that rounding (Clinger 1990), and no string is needed.
 *
 * @returns NaN where the bytes are not a number in decimal notation, or one beyond the range of doubles.
 * @example parseDecimal(Buffer.from("-1.5e3"), 0, 6) // -1500
 */
export function parseDecimal(bytes: Buffer, start: number, end: number): number {
  const signed = bytes[start] === minus || bytes[start] === plus;
  let mantissa = 0;
  let digits = 0;
  let pointAt = end;
  for (let i = signed ? start + 1 : start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= zero && byte <= nine) {
      mantissa = 10 * mantissa + byte - zero;
      digits++;
    } else if (byte === point && pointAt === end) pointAt = i;
    else return parseSlowly(bytes.toString("latin1", start, end));
  }
  const decimals = Math.max(end - pointAt - 1, 0);
  if (digits === 0 || digits > exactDigits) {
    return parseSlowly(bytes.toString("latin1", start, end));
  }
  const magnitude = mantissa / powersOfTen[decimals]!;
  return bytes[start] === minus ? -magnitude : magnitude;
}

function parseSlowly(text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number.NaN;
  const number = Number(text);
  return Number.isFinite(number) ? number : Number.NaN;
}
