import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import ts from "typescript";

/** What Python and bash make of exported code. */
export interface ForeignReading {
  /** Python's tokens, "text" and "number" for any literal. */
  readonly tokens: readonly string[];
  /** The request that the Python function makes for the user. */
  readonly request: unknown;
  /** The body that the shell script sends, as it is without any variable set; null where there is no script. */
  readonly shell: unknown;
}

/** One Python process for all exports. */
export interface ForeignReader extends AsyncDisposable {
  /**
   * @param user What the Python function is called with.
   * @throws Error where a program cannot read or run the code.
   */
  read(code: { python: string; shell?: string; user: unknown }): Promise<ForeignReading>;
}

export function startForeignReader(): ForeignReader {
  const child = spawn("python3", ["test/fuzz/foreign_code.py"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "exit");
  return {
    async read(code) {
      // As the terminal or a file gets it: in UTF-8, which has no half of a character.
      const { python, shell, user } = code;
      const asBytes = (text: string) => Buffer.from(text).toString("base64");
      const request = { python: asBytes(python), shell: shell === undefined ? null : asBytes(shell), user };
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value } = await lines.next();
      const answer = JSON.parse(value as string) as ForeignReading & { readonly problem?: string };
      if (answer.problem !== undefined) throw new Error(answer.problem);
      return answer;
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

/** TypeScript's tokens, without comments: "text" and "number" for any literal. */
export function typeScriptTokens(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, text);
  const tokens: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.StringLiteral) tokens.push("text");
    else if (kind === ts.SyntaxKind.NumericLiteral) tokens.push("number");
    else tokens.push(scanner.getTokenText());
  }
  return tokens;
}

const MODULE = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 };

/**
 * The request that an exported TypeScript function makes for a user.
 *
 * @throws Error where the compiler cannot parse the text.
 */
export function typeScriptRequest(text: string, user: unknown): unknown {
  const options = { compilerOptions: MODULE, reportDiagnostics: true };
  const { outputText, diagnostics } = ts.transpileModule(text, options);
  if (diagnostics?.[0] !== undefined) {
    throw new Error(`TypeScript: ${ts.flattenDiagnosticMessageText(diagnostics[0].messageText, "\n")}`);
  }
  const exports: { rankingRequest?: (user: unknown) => unknown } = {};
  new Function("exports", outputText)(exports);
  return exports.rankingRequest!(user);
}
