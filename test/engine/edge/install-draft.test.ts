import { mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { finishDraft, makeDraft } from "../../../src/engine/edge/install-draft.ts";
import { MARK } from "../../../src/engine/edge/mark.ts";

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "install-draft-test-"));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** Makes a draft as old as that. */
async function draftOfHoursAgo(hours: number): Promise<string> {
  const draft = await makeDraft(parent);
  const then = Date.now() / 1000 - hours * 60 * 60;
  await utimes(join(draft, MARK), then, then);
  return draft;
}

it("deletes drafts that are older than a day, and nothing without the mark", async () => {
  const young = await draftOfHoursAgo(23);
  await draftOfHoursAgo(25);
  const finished = await draftOfHoursAgo(23);
  await finishDraft(finished);
  await utimes(finished, 0, 0);
  await mkdir(join(parent, "draft-1-thesis"));
  const draft = await makeDraft(parent);
  const kept = [young, finished, draft].map((path) => basename(path));
  expect((await readdir(parent)).sort()).toEqual([...kept, "draft-1-thesis"].sort());
});
