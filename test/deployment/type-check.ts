import { resolve } from "node:path";
import ts from "typescript";

/**
 * Type-checks a module under the project's own settings, as if it stood beside this file.
 *
 * @returns What the compiler has to say, empty where nothing.
 */
export function typeCheck(text: string): string[] {
  const root = resolve("test/deployment/in-memory.ts");
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [root] }, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === root || fileExists(path);
  host.readFile = (path) => (path === root ? text : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === root ? ts.createSourceFile(path, text, rest[0]) : getSourceFile(path, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([root], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
