import { setTimeout as wait } from "node:timers/promises";
import type { WaitStrategy } from "testcontainers";
import { lastPrinted } from "./container-mark.ts";

const INTERVAL_MS = 100;

/**
 * Waits until a container's Qdrant answers `/readyz`. A container that ends before is not waited for, and is told of with
 * what it printed: testcontainers' own strategy does the same, but sometimes waits for these lines for ever.
 *
 * @param host Where the container's ports are.
 * @param port Of Qdrant, inside the container.
 */
export function readyOrDead(host: string, port: number, timeoutMs: number): WaitStrategy {
  const strategy: WaitStrategy = {
    async waitUntilReady(container, ports) {
      const url = `http://${host}:${ports.getBinding(port)}/readyz`;
      const deadline = performance.now() + timeoutMs;
      let problem = `it was not ready within ${timeoutMs / 1000} s`;
      while (performance.now() < deadline) {
        const { State } = await container.inspect();
        if (!State.Running) {
          problem = `it ended with code ${State.ExitCode}`;
          break;
        }
        if (await answers(url)) return;
        await wait(INTERVAL_MS);
      }
      throw new Error(`${problem}${await lastPrinted(container)}`);
    },
    withStartupTimeout: () => strategy,
    isStartupTimeoutSet: () => true,
    getStartupTimeout: () => timeoutMs,
  };
  return strategy;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    ({ status }) => status === 200,
    () => false,
  );
}
