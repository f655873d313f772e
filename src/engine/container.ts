import { worldError } from "../errors.ts";
import type { Engine } from "./engine.ts";

const DEFAULT_IMAGE = "qdrant/qdrant:v1.18.3";
const REST_PORT = 6333;
const STARTUP_TIMEOUT_MS = 60_000;

/**
 * Starts Qdrant in a Docker container and waits until it is ready; disposing the engine removes the container.
 *
 * @throws HarnessError `world` when no Docker daemon answers, or the image cannot be pulled or does not become ready.
 */
export async function startContainer(onProgress: (line: string) => void): Promise<Engine> {
  const image = process.env.QDRANT_IMAGE ?? DEFAULT_IMAGE;
  onProgress(`Starting a container of ${image}`);
  const { GenericContainer, Wait } = await import("testcontainers"); // takes half a second to load
  try {
    const container = await new GenericContainer(image)
      .withExposedPorts(REST_PORT)
      .withWaitStrategy(Wait.forHttp("/readyz", REST_PORT).forStatusCode(200))
      .withStartupTimeout(STARTUP_TIMEOUT_MS)
      .start();
    return {
      url: `http://${container.getHost()}:${container.getMappedPort(REST_PORT)}`,
      kind: "container",
      description: `container of ${image}`,
      [Symbol.asyncDispose]: async () => {
        await container.stop();
      },
    };
  } catch (error) {
    const reason = (error as Error).message;
    throw worldError(
      reason.includes("container runtime")
        ? "no Docker daemon answers; start Docker, or use --engine embedded, which needs none"
        : `a container of ${image} cannot be started: ${reason}`,
      { cause: error },
    );
  }
}
