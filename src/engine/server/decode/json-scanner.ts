import { spellPath } from "./format-error.ts";

/** How deep serde_json lets lists and maps be nested. */
export const DEPTH_LIMIT = 127;

/** A mistake in a JSON text: what serde_json says of it, and how many characters it had read by then. */
export class JsonMistake extends Error {
  override readonly name = "JsonMistake";
  readonly offset: number;
  /** What leads a person to it, where its place alone may not. */
  readonly hint: string | undefined;

  constructor(message: string, offset: number, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

/** Where a value begins and ends in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a JSON text as serde_json does, for its words on what is wrong with it and for where a value stands. It runs
 * only once a request is known to be refused.
 */
export class JsonScanner {
  readonly #text: string;
  /** The path of the value that is looked for, and where it was found. */
  readonly #wanted: readonly (string | number)[];
  #found: Span | undefined;
  #at = 0;
  /** The path of the value that is being read. */
  readonly #path: (string | number)[] = [];

  private constructor(text: string, path: readonly string[]) {
    this.#text = text;
    this.#wanted = path.map((key) => (/^\[\d+\]$/.test(key) ? Number(key.slice(1, -1)) : key));
  }

  /** @throws JsonMistake for the first thing that is not JSON. */
  static check(text: string): void {
    new JsonScanner(text, []).#root();
  }

  /** Where the value at a path of keys stands; list positions are spelt `[0]`. */
  static locate(text: string, path: readonly string[]): Span | undefined {
    const scanner = new JsonScanner(text, path);
    scanner.#root();
    return scanner.#found;
  }

  #root(): void {
    this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw this.#mistake("trailing characters", 1);
  }

  #value(): void {
    this.#space();
    const start = this.#at;
    const first = this.#text[start];
    if (first === undefined) throw this.#mistake("EOF while parsing a value");
    if (first === "{" || first === "[") this.#nested(first);
    else if (first === '"') this.#string();
    else if (first === "-" || isDigit(first)) this.#number();
    else if (first === "t") this.#word("true");
    else if (first === "f") this.#word("false");
    else if (first === "n") this.#word("null");
    else throw this.#mistake("expected value", 1);
    if (this.#isWanted()) this.#found = { start, end: this.#at };
  }

  #isWanted(): boolean {
    const depth = this.#path.length;
    return depth === this.#wanted.length && this.#path.every((key, i) => key === this.#wanted[i]);
  }

  #nested(first: "{" | "["): void {
    if (this.#path.length === DEPTH_LIMIT) throw this.#mistake("recursion limit exceeded", 1);
    if (first === "{") this.#object();
    else this.#list();
  }

  #below(key: string | number): void {
    this.#path.push(key);
    this.#value();
    this.#path.pop();
  }

  #object(): void {
    this.#at++;
    for (let comma = false; ; comma = true) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === undefined) throw this.#mistake("EOF while parsing an object");
      if (next === "}" && comma) throw this.#mistake("trailing comma", 1);
      if (next === "}") break;
      if (next !== '"') throw this.#mistake("key must be a string", 1);
      const key = JSON.parse(this.#string()) as string;
      this.#space();
      if (this.#text[this.#at] !== ":") throw this.#expected("`:`", "an object");
      this.#at++;
      this.#below(key);
      this.#space();
      if (this.#text[this.#at] === "}") break;
      if (this.#text[this.#at] !== ",") throw this.#expected("`,` or `}`", "an object");
      this.#at++;
    }
    this.#at++;
  }

  #list(): void {
    this.#at++;
    for (let i = 0; ; i++) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === undefined) throw this.#mistake("EOF while parsing a list");
      if (next === "]" && i > 0) throw this.#mistake("trailing comma", 1);
      if (next === "]") break;
      this.#below(i);
      this.#space();
      if (this.#text[this.#at] === "]") break;
      if (this.#text[this.#at] !== ",") throw this.#expected("`,` or `]`", "a list");
      this.#at++;
    }
    this.#at++;
  }

  #string(): string {
    const start = this.#at++;
    for (;;) {
      const next = this.#text[this.#at++];
      if (next === undefined) throw new JsonMistake("EOF while parsing a string", this.#text.length);
      if (next === '"') return this.#text.slice(start, this.#at);
      if (next < " ") {
        throw this.#mistake("control character (\\u0000-\\u001F) found while parsing a string");
      }
      if (next !== "\\") continue;
      ESCAPED.lastIndex = this.#at;
      const [escaped] = ESCAPED.exec(this.#text) ?? [];
      if (escaped === undefined) throw this.#mistake("invalid escape", 1);
      this.#at += escaped.length;
      if (LONE_SURROGATE.test(escaped)) throw this.#mistake("lone leading surrogate in hex escape");
    }
  }

  #number(): void {
    const start = this.#at;
    NUMBER.lastIndex = start;
    const isNumber = NUMBER.test(this.#text);
    this.#at = isNumber ? NUMBER.lastIndex : start + 1;
    if (!isNumber || "0123456789.eE".includes(this.#text[this.#at] ?? "x")) {
      throw this.#mistake("invalid number", 1);
    }
    const literal = this.#text.slice(start, this.#at);
    if (Number.isFinite(Number(literal))) return;
    const path = this.#path.map((key) => (typeof key === "number" ? `[${key}]` : key));
    throw new JsonMistake("number out of range", this.#at, `${spellPath(path)}: ${shorten(literal)}`);
  }

  #word(word: string): void {
    for (const character of word) {
      const next = this.#text[this.#at++];
      if (next === undefined) throw new JsonMistake("EOF while parsing a value", this.#text.length);
      if (next !== character) throw this.#mistake("expected ident");
    }
  }

  #space(): void {
    while (" \n\t\r".includes(this.#text[this.#at] ?? "x")) this.#at++;
  }

  #expected(what: string, where: string): JsonMistake {
    const over = this.#at >= this.#text.length;
    return over ? this.#mistake(`EOF while parsing ${where}`) : this.#mistake(`expected ${what}`, 1);
  }

  #mistake(message: string, ahead = 0): JsonMistake {
    return new JsonMistake(message, this.#at + ahead);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What may follow a backslash; the two halves of a character beyond 16 bits together. */
const ESCAPED = /["\\/bfnrt]|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}/y;
const LONE_SURROGATE = /^u[dD][89a-fA-F]..$/;

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
