import { inputError } from "../errors.ts";
import { startContainer } from "./container.ts";
import type { Engine } from "./engine.ts";
import { firstEngine, type StartEngine } from "./first-engine.ts";
import { startEmbeddedQdrant } from "./start-embedded.ts";

/** What `openEngine` accepts, for messages and help. */
export const ENGINE_CHOICES = "auto, embedded, container, reference, or the URL of a running Qdrant";

/** An engine, and why it is this one; the same words in every run on one machine. */
export interface ChosenEngine extends Engine {
  readonly reason: string;
}

/** The engines that can be started here, in the order in which `auto` tries them. */
const STARTERS: { readonly [name: string]: StartEngine } = {
  embedded: (onProgress) => startLocally("embedded", onProgress),
  container: startContainer,
  reference: (onProgress) => startLocally("reference", onProgress),
};

/**
 * Opens the engine that is asked for by name or URL, or `auto`matically the best there is.
 *
 * - `embedded`: Qdrant Edge in a process of its own behind a REST front end on 127.0.0.1.
 * - `container`: Qdrant's Docker image, or the one that `QDRANT_IMAGE` names.
 * - `reference`: plain TypeScript that computes what Qdrant documents; not Qdrant.
 * - a URL: a Qdrant that runs already.
 * - `auto`: the URL in `QDRANT_URL` if that is set, else the first of the above that starts here. No other choice falls
 *   back to another engine.
 *
 * @param onProgress Is told, in a line, what takes longer than a moment, and which engine it is and why.
 * @throws HarnessError `input` when the choice is none of these, `world` when the engine cannot be started.
 */
export async function openEngine(
  choice: string,
  onProgress: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ChosenEngine> {
  const { engine, reason } = await choose(choice, onProgress, env.QDRANT_URL || undefined);
  onProgress(`Engine: ${engine.description} (${reason})`);
  return { ...engine, reason };
}

/**
 * Says at once what is wrong with a choice, before anything is loaded for it.
 *
 * @throws HarnessError `input` as `openEngine` does.
 */
export function checkEngineChoice(choice: string): void {
  if (choice !== "auto" && !isStarter(choice)) runningAt(choice, "the engine");
}

async function choose(
  choice: string,
  onProgress: (line: string) => void,
  url: string | undefined,
): Promise<{ engine: Engine; reason: string }> {
  if (isStarter(choice)) return { engine: await STARTERS[choice]!(onProgress), reason: "asked for" };
  if (choice !== "auto") return { engine: runningAt(choice, "the engine"), reason: "asked for" };
  if (url !== undefined) return { engine: runningAt(url, "QDRANT_URL"), reason: "auto: QDRANT_URL is set" };
  const { engine, failed } = await firstEngine(STARTERS, onProgress);
  const reasons = ["QDRANT_URL is not set", ...failed.map((name) => `${name} does not start here`)];
  return { engine, reason: `auto: ${reasons.join(", ")}` };
}

function isStarter(choice: string): boolean {
  return Object.hasOwn(STARTERS, choice);
}

async function startLocally(
  engine: "embedded" | "reference",
  onProgress: (line: string) => void,
): Promise<Engine> {
  const { url, description, ...running } = await startEmbeddedQdrant({ engine, onProgress });
  return { url, description, kind: engine, [Symbol.asyncDispose]: running[Symbol.asyncDispose] };
}

/** @param source What named the URL, for messages. */
function runningAt(choice: string, source: string): Engine {
  const url = /^https?:\/\//i.test(choice) && URL.canParse(choice) ? new URL(choice) : undefined;
  if (url === undefined) {
    const choices = source === "QDRANT_URL" ? "the URL of a running Qdrant" : ENGINE_CHOICES;
    throw inputError(`${source} must be ${choices}, got ${describeChoice(choice)}`);
  }
  const { username, password, search, hash } = url;
  if (`${username}${password}${search}${hash}` !== "" || /@|%40/.test(choice)) {
    throw inputError(
      `${source} holds more than a place, as a password or a key would: scheme, host, port and path are enough, and the API key is taken from QDRANT_API_KEY`,
    );
  }
  return { url: choice, kind: "url", description: "Qdrant server", [Symbol.asyncDispose]: async () => {} };
}

/** A word, or a host with a port: what somebody may have mistyped, and no secret. */
const HARMLESS = /^([a-z-]{0,20}|([a-z]{2,5}:\/{0,2})?[a-z0-9.-]{1,63}(:\d{1,5})?\/?)$/i;

/** A choice as it was given, unless it could hold a password or a key. */
function describeChoice(choice: string): string {
  const isKey = /^[a-z0-9-]{21,}$/i.test(choice);
  return HARMLESS.test(choice) && !isKey
    ? JSON.stringify(choice)
    : `${choice.length} characters that are not repeated here, since they could hold a password`;
}
