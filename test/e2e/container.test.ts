import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getContainerRuntimeClient } from "testcontainers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWithDocker } from "../container/describe-with-docker.ts";
import { createWorkplace, startCommandLine, type Workplace } from "./command-line.ts";

await describeWithDocker("a run in a container", () => {
  let place: Workplace;
  let experiment: string;
  beforeAll(async () => {
    place = await createWorkplace();
    experiment = await place.experiment();
  });
  afterAll(() => place[Symbol.asyncDispose]());

  const start = () =>
    startCommandLine(["run", experiment, "--reports", place.reports, "--engine", "container"]);

  async function containersOf(pid: number): Promise<unknown[]> {
    const { container } = await getContainerRuntimeClient();
    const filters = { label: [`qdrant-rank-eval.process=${pid}`] };
    return container.dockerode.listContainers({ all: true, filters });
  }

  it("leaves no container when it is interrupted", async () => {
    const { child, says, ended } = start();
    await says("Retrieving candidates");
    expect(await containersOf(child.pid!)).toHaveLength(1);
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(130);
    expect(stderr).toContain("interrupted; nothing was written");
    expect(existsSync(place.reports)).toBe(false);
    expect(await containersOf(child.pid!)).toEqual([]);
  });

  it("writes its report and leaves no container", async () => {
    const { child, ended } = start();
    const { code, stdout, stderr } = await ended;
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("formula ranks better than vector.");
    const report = JSON.parse(await readFile(join(place.reports, "small", "report.json"), "utf8"));
    expect(report.engine).toMatchObject({ kind: "container", reason: "asked for" });
    expect(await containersOf(child.pid!)).toEqual([]);
  });
});
