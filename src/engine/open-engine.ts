import { inputError } from "../errors.ts";
import { startContainer } from "./container.ts";
import { startEmbeddedQdrant } from "./embedded.ts";
import type { Engine } from "./engine.ts";

/** What `openEngine` accepts, for messages and help. */
export const ENGINE_CHOICES = "embedded, container, or the URL of a running Qdrant";

/**
 * Opens the engine that is asked for by name or URL; it never falls back to another one.
 *
 * - `embedded`: Qdrant Edge in a process of its own behind a REST front end on 127.0.0.1.
 * - `container`: Qdrant's Docker image, or the one that `QDRANT_IMAGE` names.
 * - a URL: a Qdrant that runs already.
 *
 * @param onProgress Is told, in a line, what takes longer than a moment.
 * @throws HarnessError `input` when the choice is none of these, `world` when the engine cannot be started.
 */
export async function openEngine(choice: string, onProgress: (line: string) => void): Promise<Engine> {
  if (choice === "container") return startContainer(onProgress);
  if (choice === "embedded") {
    const embedded = await startEmbeddedQdrant({ onProgress });
    return {
      url: embedded.url,
      kind: "embedded",
      description: embedded.description,
      [Symbol.asyncDispose]: () => embedded[Symbol.asyncDispose](),
    };
  }
  if (/^https?:\/\//.test(choice) && URL.canParse(choice)) {
    return { url: choice, kind: "url", description: "Qdrant server", [Symbol.asyncDispose]: async () => {} };
  }
  throw inputError(`the engine must be ${ENGINE_CHOICES}, got ${JSON.stringify(choice)}`);
}
