/** Qdrant's own reader goes no deeper than 128. */
const DEEPEST = 100;

/** How JSON is read. */
export interface ParseOptions {
  /** Whether whole numbers that a 64-bit float does not hold exactly are refused: where they come from somebody's data. */
  readonly exactIntegers?: boolean;
}

/**
 * Parses JSON that other people wrote.
 *
 * @throws SyntaxError that says in a sentence without subject what is wrong: no JSON, NaN and Infinity as Python writes
 *   them, numbers too large for 64 bits, more than 100 levels of arrays and objects, halves of characters, and, where
 *   that is asked for, whole numbers beyond 2^53 - 1.
 * @example parseJson('{"year": NaN}') // SyntaxError: holds NaN, which is not a number in JSON; …
 */
export function parseJson(text: string, { exactIntegers = false }: ParseOptions = {}): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const [token] = tokensOutsideStrings(text, /NaN|-?Infinity/g);
    if (token === undefined) throw new SyntaxError(`is not valid JSON: ${(error as Error).message}`);
    throw new SyntaxError(`holds ${token}, which is not a number in JSON; write a finite number or null`);
  }
  const found = { tooDeep: false, large: false };
  inspect(value, DEEPEST, found);
  if (found.tooDeep) {
    throw new SyntaxError(`is nested more than ${DEEPEST} levels deep`);
  }
  if (found.large) refuseLargeNumbers(text, exactIntegers);
  if (HALF_ESCAPE.test(text)) refuseHalfCharacters(value);
  return value;
}

/** Looks for what is costly to look for in the text: levels below the deepest, and numbers beyond 2^53 - 1. */
function inspect(value: unknown, levels: number, found: { tooDeep: boolean; large: boolean }): void {
  if (typeof value === "number") {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) found.large = true;
  } else if (typeof value === "object" && value !== null) {
    if (levels === 0) found.tooDeep = true;
    else if (Array.isArray(value)) for (const element of value) inspect(element, levels - 1, found);
    else for (const key in value) inspect((value as { [key: string]: unknown })[key], levels - 1, found);
  }
}

/** Of all escapes only these can make a text that no UTF-8 holds. */
const HALF_ESCAPE = /\\u[dD][89a-fA-F]/;

/** The same in JSON that JavaScript wrote, which escapes only halves that have no other. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*(\\ud[89a-f]..)/;

/** A file, a terminal or Qdrant would refuse them, or show something else. */
function refuseHalfCharacters(value: unknown): void {
  const half = HALF_CHARACTER.exec(JSON.stringify(value))?.[1];
  if (half !== undefined) {
    throw new SyntaxError(`holds ${half}, which is half of a character; write both halves, or none`);
  }
}

function refuseLargeNumbers(text: string, exactIntegers: boolean): void {
  for (const token of tokensOutsideStrings(text, /-?\d[\d.eE+-]*/g)) {
    if (!Number.isFinite(Number(token))) {
      throw new SyntaxError(`holds ${token}, which is too large for a 64-bit number`);
    }
    if (exactIntegers && /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) {
      throw new SyntaxError(
        `holds ${token}, which is beyond 2^53 - 1, the largest whole number that is exact; write it as text`,
      );
    }
  }
}

/** By `indexOf` from quote to quote: an expression for strings takes quadratic time where one has no end. */
function* tokensOutsideStrings(text: string, pattern: RegExp): Generator<string> {
  for (let start = 0; start >= 0 && start < text.length; ) {
    const quote = text.indexOf('"', start);
    const outside = text.slice(start, quote < 0 ? text.length : quote);
    for (const [token] of outside.matchAll(pattern)) yield token;
    start = quote < 0 ? -1 : endOfString(text, quote);
  }
}

/** The position after a string's closing quote, or -1. */
function endOfString(text: string, quote: number): number {
  let close = text.indexOf('"', quote + 1);
  while (close >= 0) {
    let escapes = close;
    while (text[escapes - 1] === "\\") escapes -= 1;
    if ((close - escapes) % 2 === 0) return close + 1;
    close = text.indexOf('"', close + 1);
  }
  return -1;
}
