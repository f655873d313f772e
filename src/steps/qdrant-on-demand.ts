import { type ChosenEngine, openEngine } from "../engine/open-engine.ts";
import { type Connection, type ConnectOptions, connect } from "../qdrant/client.ts";

/** An engine and the connection to it. */
export interface OpenQdrant {
  readonly engine: ChosenEngine;
  readonly connection: Connection;
}

/** An engine that is opened when it is first asked for; disposing it stops what was started for it. */
export interface QdrantOnDemand extends AsyncDisposable {
  /** @throws HarnessError as `openEngine` and `connect` do. */
  open(): Promise<OpenQdrant>;
}

/**
 * Opens an engine at the first need, and once: data that can be refused is refused before that, unless it is in a Qdrant
 * itself.
 *
 * @param choice See `openEngine`.
 */
export function qdrantOnDemand(
  choice: string,
  options: ConnectOptions & { readonly onNote: (line: string) => void },
): QdrantOnDemand {
  let engine: ChosenEngine | undefined;
  let opened: OpenQdrant | undefined;
  return {
    async open() {
      engine ??= await openEngine(choice, options.onNote);
      opened ??= { engine, connection: await connect(engine, options) };
      return opened;
    },
    [Symbol.asyncDispose]: async () => engine?.[Symbol.asyncDispose](),
  };
}
