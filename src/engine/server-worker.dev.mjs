// Runs the server's thread from its source on Node 20, which reads no TypeScript: tsx does not reach a worker's first
// file, so it is registered from inside. Newer Nodes and the compiled package do without.
import { register } from "tsx/esm/api";

register();
await import("./server-worker.ts");
