import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import type { ContainerRuntimeClient } from "testcontainers";
import { isAlive } from "../process-alive.ts";

const MACHINE = "qdrant-rank-eval.machine";
const PROCESS = "qdrant-rank-eval.process";
const START = "qdrant-rank-eval.start";

type Docker = ContainerRuntimeClient["container"]["dockerode"];
type Container = ReturnType<Docker["getContainer"]>;

/** The labels of a container that this process starts; they say whose it is. */
export interface ContainerMark {
  readonly [label: string]: string;
}

/** Marks one container: with this process, where its number means anything, and with the start itself. */
export function newMark(): ContainerMark {
  return { [MACHINE]: machine(), [PROCESS]: String(process.pid), [START]: randomUUID() };
}

/**
 * Removes what processes of this machine left that were killed before they could, and where no Ryuk did. What carries
 * only half a mark is not ours, and what cannot be removed stays.
 */
export async function removeLeftovers(docker: Docker): Promise<void> {
  for (const { Id, Labels } of await find(docker, { [MACHINE]: machine() })) {
    const owner = Number(Labels[PROCESS]);
    if (owner > 0 && Labels[START] && !isAlive(owner)) await remove(docker, Id).catch(() => {});
  }
}

/** Removes the container of a mark, if there is one. @returns For the end of an error: how it ended, and what it printed last. */
export async function removeMarked(docker: Docker, mark: ContainerMark): Promise<string> {
  let last = "";
  for (const { Id } of await find(docker, mark)) {
    const container = docker.getContainer(Id);
    const { State } = await container.inspect();
    if (!State.Running) last += `; it ended with code ${State.ExitCode}`;
    last += await lastPrinted(container);
    await remove(docker, Id);
  }
  return last;
}

/** What a container printed last, for the end of an error; nothing where it printed nothing. */
export async function lastPrinted(container: Container): Promise<string> {
  const logs = await container.logs({ stdout: true, stderr: true, tail: 20 });
  const text = plainText(logs).trim();
  return text === "" ? "" : `; it printed:\n${text}`;
}

function find(docker: Docker, mark: ContainerMark) {
  const label = Object.entries(mark).map(([name, value]) => `${name}=${value}`);
  return docker.listContainers({ all: true, filters: { label } });
}

/** Another process may be removing the same one. */
async function remove(docker: Docker, id: string): Promise<void> {
  const gone = (error: { statusCode?: number }) => {
    if (error.statusCode !== 404 && error.statusCode !== 409) throw error;
  };
  await docker.getContainer(id).remove({ force: true, v: true }).catch(gone);
}

/**
 * Names what a process number means something in: the machine, and on Linux its start and the set of process numbers
 * within it, of which containers have their own. Machines that share a Docker daemon may share their name, and all
 * number their first set alike.
 */
function machine(): string {
  try {
    const start = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${hostname()} ${start} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Docker sends what a container printed in frames, each behind eight bytes: its stream, and how long it is. */
function plainText(frames: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= frames.length; at += 8 + frames.readUInt32BE(at + 4)) {
    parts.push(frames.subarray(at + 8, at + 8 + frames.readUInt32BE(at + 4)));
  }
  return Buffer.concat(parts).toString();
}
