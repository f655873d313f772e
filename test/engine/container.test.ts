import { spawn } from "node:child_process";
import { once } from "node:events";
import { getContainerRuntimeClient } from "testcontainers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startContainer } from "../../src/engine/container.ts";
import { describeWithDocker } from "../container/describe-with-docker.ts";

type Docker = Awaited<ReturnType<typeof getContainerRuntimeClient>>["container"]["dockerode"];

const ignore = () => {};

await describeWithDocker("startContainer", () => {
  let docker: Docker;
  beforeAll(async () => {
    docker = (await getContainerRuntimeClient()).container.dockerode;
  });

  /** The containers of a process, whether they run or not. */
  async function containersOf(pid: number): Promise<string[]> {
    const filters = { label: [`qdrant-rank-eval.process=${pid}`] };
    return (await docker.listContainers({ all: true, filters })).map(({ Id }) => Id);
  }

  it("gives a Qdrant that answers at once, and removes it when it is disposed", async () => {
    const told: string[] = [];
    const engine = await startContainer((line) => told.push(line));
    expect(told).toEqual([expect.stringMatching(/^Starting a container of \S+$/)]);
    expect(engine.description).toMatch(/^container of \S+$/);
    expect(await (await fetch(`${engine.url}/collections`)).json()).toMatchObject({
      result: { collections: [] },
    });
    expect(await containersOf(process.pid)).toHaveLength(1);
    await engine[Symbol.asyncDispose]();
    expect(await containersOf(process.pid)).toEqual([]);
  });

  it("starts two beside one another", async () => {
    await using one = await startContainer(ignore);
    await using other = await startContainer(ignore);
    expect(one.url).not.toBe(other.url);
    for (const { url } of [one, other]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it("says which image could not be had", async () => {
    const env = { QDRANT_IMAGE: "qdrant-rank-eval.invalid/no-such-image:v0" };
    await expect(startContainer(ignore, env)).rejects.toThrow(
      /^a container of qdrant-rank-eval\.invalid\/no-such-image:v0 cannot be started: .*QDRANT_IMAGE names another\.$/s,
    );
  });

  it("removes, with the next start, what a killed process left", async () => {
    const program = `
      const { startContainer } = await import("./src/engine/container.ts");
      const { url } = await startContainer(() => {});
      console.log(url);
      setInterval(() => {}, 1000);`;
    const env = { ...process.env, TESTCONTAINERS_RYUK_DISABLED: "true" };
    const args = ["--import", "tsx", "--input-type=module", "--eval", program];
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    expect(await containersOf(child.pid!)).toHaveLength(1);
    await using _ = await startContainer(ignore);
    expect(await containersOf(child.pid!)).toEqual([]);
  });

  describe("with an image whose server dies", () => {
    const broken = "qdrant-rank-eval/broken:test";
    beforeAll(async () => {
      const Image = process.env.QDRANT_IMAGE || "qdrant/qdrant:v1.18.3";
      const { Config } = await docker.getImage(Image).inspect();
      const command = JSON.stringify([...(Config.Cmd as string[]), "--no-such-flag"]);
      const container = await docker.createContainer({ Image });
      const [repo, tag] = broken.split(":");
      await container.commit({ repo, tag, changes: `CMD ${command}` });
      await container.remove();
    });
    afterAll(() => docker.getImage(broken).remove({ force: true }));

    it("fails with what the container printed, and removes it", async () => {
      await expect(startContainer(ignore, { QDRANT_IMAGE: broken })).rejects.toThrow(
        /broken:test cannot be started: .*it ended with code 2; it printed:\n.*unexpected argument '--no-such-flag' found/s,
      );
      expect(await containersOf(process.pid)).toEqual([]);
    });
  });
});
