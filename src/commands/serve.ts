import { resolve } from "node:path";
import { Command, Option } from "@commander-js/extra-typings";
import { startEmbeddedQdrant } from "../engine/start-embedded.ts";
import { onInterrupt } from "../terminal/interrupt.ts";
import { terminalText } from "../terminal/terminal-text.ts";
import { visibleText } from "../visible-text.ts";
import { parseFolder, parsePort } from "./options.ts";

interface ServeOptions {
  readonly engine: "embedded" | "reference";
  readonly port: number;
  readonly data?: string | undefined;
}

/** `serve`: the embedded Qdrant by itself, for any client in any language. */
export function serveCommand() {
  return new Command("serve")
    .summary("run the embedded Qdrant by itself, for any client")
    .description("Answers Qdrant's REST interface on 127.0.0.1 until Ctrl-C.")
    .option("--port <port>", "0 for a free one", parsePort, 6333)
    .option(
      "--data <folder>",
      "keep collections here after the server stops; without it they end with it",
      parseFolder,
    )
    .addOption(
      new Option("--engine <engine>", "Qdrant Edge, or plain TypeScript that computes what Qdrant documents")
        .choices(["embedded", "reference"])
        .default("embedded" as const),
    )
    .action(serve);
}

async function serve({ engine, port, data }: ServeOptions): Promise<void> {
  const interrupted = new Promise<void>((resolve) => onInterrupt(() => resolve()));
  const onProgress = (line: string) => process.stderr.write(`${terminalText(line)}\n`);
  await using qdrant = await startEmbeddedQdrant({
    engine,
    port,
    onProgress,
    ...(data !== undefined && { dataDir: data }),
  });
  process.stdout.write(
    [
      `Qdrant at ${qdrant.url}`,
      `  engine  ${qdrant.description}, answers as Qdrant ${qdrant.version}`,
      `  data    ${data === undefined ? "none: collections end with the server (--data keeps them)" : visibleText(resolve(data))}`,
      "Ctrl-C ends it.",
      "",
    ].join("\n"),
  );
  // Waiting for a signal alone does not keep a process alive.
  const alive = setInterval(() => {}, 86_400_000);
  await interrupted;
  clearInterval(alive);
}
