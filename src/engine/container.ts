import { worldError } from "../errors.ts";
import { newMark, removeLeftovers, removeMarked } from "./container-mark.ts";
import { readyOrDead } from "./container-readiness.ts";
import { endsWithin } from "./ends-within.ts";
import type { Engine } from "./engine.ts";

const DEFAULT_IMAGE = "qdrant/qdrant:v1.18.3";
const REST_PORT = 6333;
const STARTUP_TIMEOUT_MS = 60_000;
/** A Docker daemon answers, and kills a container, in a moment; one that takes longer hangs. */
const DAEMON_TIMEOUT_MS = 30_000;

/**
 * Starts Qdrant in a Docker container and waits until it is ready; disposing the engine removes the container. Where the
 * process is killed before, Ryuk removes it, and where Ryuk is disabled, the next start on this machine.
 *
 * @param env `QDRANT_IMAGE` names another image; testcontainers reads more (`DOCKER_HOST`, `TESTCONTAINERS_…`).
 * @throws HarnessError `world` when testcontainers is not installed, no Docker daemon answers, or the image cannot be pulled or does not become ready;
 * then with what the container printed.
 */
export async function startContainer(
  onProgress: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Engine> {
  const image = env.QDRANT_IMAGE || DEFAULT_IMAGE;
  const { GenericContainer, getContainerRuntimeClient } = await loadTestcontainers();
  const starting = getContainerRuntimeClient();
  const answers = await endsWithin(DAEMON_TIMEOUT_MS, starting).catch((error: Error) => {
    throw noDaemon("no Docker daemon answers; start Docker", error);
  });
  if (!answers)
    throw noDaemon(`the Docker daemon gave no answer within ${DAEMON_TIMEOUT_MS / 1000} s; restart it`);
  const runtime = await starting;
  const docker = runtime.container.dockerode;
  const mark = newMark();
  onProgress(`Starting a container of ${image}`);
  try {
    await removeLeftovers(docker);
    const container = await new GenericContainer(image)
      .withExposedPorts(REST_PORT)
      .withLabels(mark)
      .withWaitStrategy(readyOrDead(runtime.info.containerRuntime.host, REST_PORT, STARTUP_TIMEOUT_MS))
      .start();
    return {
      url: `http://${container.getHost()}:${container.getMappedPort(REST_PORT)}`,
      kind: "container",
      description: `container of ${image}`,
      [Symbol.asyncDispose]: async () => {
        if (await endsWithin(DAEMON_TIMEOUT_MS, container.stop())) return;
        const id = container.getId().slice(0, 12);
        throw worldError(
          `the Docker daemon did not stop the container of ${image} within ${DAEMON_TIMEOUT_MS / 1000} s; remove it with docker rm --force ${id}`,
        );
      },
    };
  } catch (error) {
    const last = await removeMarked(docker, mark).catch(() => "");
    const reason = `${(error as Error).message}${last}`;
    throw worldError(`a container of ${image} cannot be started: ${reason}\n${advice(reason)}`, {
      cause: error,
    });
  }
}

/** Takes half a second, and native packages that nobody needs who uses no container: so it is loaded here only. */
async function loadTestcontainers() {
  try {
    return await import("testcontainers");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw worldError(
      "the container engine needs the package testcontainers: npm install testcontainers@11, or use --engine embedded, which needs none",
      { cause: error },
    );
  }
}

function noDaemon(problem: string, cause?: Error): Error {
  return worldError(`${problem}, or use --engine embedded, which needs none`, { cause });
}

function advice(reason: string): string {
  return /ryuk/i.test(reason)
    ? "Where the image of Ryuk cannot be had, set TESTCONTAINERS_RYUK_DISABLED=true."
    : "Check that the image exists, can be pulled, and runs; QDRANT_IMAGE names another.";
}
