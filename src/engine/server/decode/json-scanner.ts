/** How deep serde_json lets lists and maps be nested. */
export const DEPTH_LIMIT = 127;

/** A mistake in a JSON text: what serde_json says of it, and how many characters it had read by then. */
export class JsonMistake extends Error {
  override readonly name = "JsonMistake";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
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
  /** The value that is looked for, and where it was found. */
  readonly #wanted: string;
  #found: Span | undefined;
  #at = 0;
  #depth = 0;

  private constructor(text: string, path: readonly string[]) {
    this.#text = text;
    this.#wanted = path.join("\0");
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
    this.#value("");
    this.#space();
    if (this.#at < this.#text.length) throw this.#mistake("trailing characters", 1);
  }

  #value(path: string): void {
    this.#space();
    const start = this.#at;
    const first = this.#text[start];
    if (first === undefined) throw this.#mistake("EOF while parsing a value");
    if (first === "{" || first === "[") this.#nested(first, path);
    else if (first === '"') this.#string();
    else if (first === "-" || isDigit(first)) this.#number();
    else if (first === "t") this.#word("true");
    else if (first === "f") this.#word("false");
    else if (first === "n") this.#word("null");
    else throw this.#mistake("expected value", 1);
    if (path === this.#wanted) this.#found = { start, end: this.#at };
  }

  #nested(first: "{" | "[", path: string): void {
    if (this.#depth === DEPTH_LIMIT) throw this.#mistake("recursion limit exceeded", 1);
    this.#depth++;
    if (first === "{") this.#object(path);
    else this.#list(path);
    this.#depth--;
  }

  #object(path: string): void {
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
      this.#value(path === "" ? key : `${path}\0${key}`);
      this.#space();
      if (this.#text[this.#at] === "}") break;
      if (this.#text[this.#at] !== ",") throw this.#expected("`,` or `}`", "an object");
      this.#at++;
    }
    this.#at++;
  }

  #list(path: string): void {
    this.#at++;
    for (let i = 0; ; i++) {
      this.#space();
      const next = this.#text[this.#at];
      if (next === undefined) throw this.#mistake("EOF while parsing a list");
      if (next === "]" && i > 0) throw this.#mistake("trailing comma", 1);
      if (next === "]") break;
      this.#value(path === "" ? `[${i}]` : `${path}\0[${i}]`);
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
      const escaped = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
      escaped.lastIndex = this.#at;
      const known = escaped.exec(this.#text);
      if (!known) throw this.#mistake("invalid escape", 1);
      this.#at += known[0].length;
    }
  }

  #number(): void {
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = this.#at;
    const known = number.exec(this.#text);
    this.#at += known?.[0].length ?? 1;
    if (!known || /[\d.eE]/.test(this.#text[this.#at] ?? "")) throw this.#mistake("invalid number", 1);
    if (!Number.isFinite(Number(known[0]))) throw this.#mistake("number out of range");
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

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
