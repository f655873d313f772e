import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { newMark, removeLeftovers } from "../../src/engine/container-mark.ts";

type Labels = { readonly [label: string]: string };

/** A Docker daemon with some containers, by their id; it refuses to remove `stuck`. */
function createDocker(containers: { readonly [id: string]: Labels }) {
  const removed: string[] = [];
  const docker = {
    listContainers: async ({ filters }: { filters: { label: string[] } }) =>
      Object.entries(containers)
        .filter(([, labels]) =>
          filters.label.every((each) => Object.entries(labels).some((label) => label.join("=") === each)),
        )
        .map(([Id, Labels]) => ({ Id, Labels })),
    getContainer: (id: string) => ({
      remove: async () => {
        if (id === "stuck") throw new Error("device or resource busy");
        removed.push(id);
      },
    }),
  };
  return { docker: docker as unknown as Parameters<typeof removeLeftovers>[0], removed };
}

describe("removeLeftovers", () => {
  const dead = String(spawnSync(process.execPath, ["--version"]).pid);
  const ended: Labels = { ...newMark(), "qdrant-rank-eval.process": dead };

  it("removes containers of dead processes of this machine, and no others", async () => {
    const { "qdrant-rank-eval.process": _, ...half } = newMark();
    const { docker, removed } = createDocker({
      stuck: ended,
      left: ended,
      alive: newMark(),
      half,
      "of a process without a number": { ...ended, "qdrant-rank-eval.process": "none" },
      "of another machine": { ...ended, "qdrant-rank-eval.machine": "other" },
      "of another start of a machine of this name": {
        ...ended,
        "qdrant-rank-eval.machine": ended["qdrant-rank-eval.machine"]!.replace(/ [0-9a-f-]{36} /, " "),
      },
      "of somebody else": {},
    });
    await removeLeftovers(docker);
    expect(removed).toEqual(process.platform === "linux" ? ["left"] : expect.arrayContaining(["left"]));
  });

  it.runIf(process.platform === "linux")("tells machines of one name apart by their start", () => {
    expect(newMark()["qdrant-rank-eval.machine"]).toMatch(/^\S+ [0-9a-f-]{36} pid:\[\d+\]$/);
  });
});
