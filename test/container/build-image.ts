/**
 * Makes a Docker image of the reference engine and prints its name: for machines that have Docker, but cannot pull
 * Qdrant's image. It holds this machine's Node, the libraries that it needs, and the compiled engine.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const IMAGE = "qdrant-rank-eval/reference:test";

const root = mkdtempSync(join(tmpdir(), "rank-eval-image-"));
try {
  const app = join(root, "app");
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "src", "--outDir", app]);
  cpSync("test/container/server.mjs", join(app, "server.js"));
  writeFileSync(join(app, "package.json"), '{ "type": "module" }');

  copyIn(process.execPath, "/usr/local/bin/node");
  const listing = execFileSync("ldd", [process.execPath], { encoding: "utf8" });
  for (const [path] of listing.matchAll(/\/\S+/g)) copyIn(path, path);

  const tar = join(root, "image.tar");
  execFileSync("tar", ["-cf", tar, "--exclude=image.tar", "-C", root, "."]);
  const changes = ["WORKDIR /app", "EXPOSE 6333", 'CMD ["/usr/local/bin/node", "server.js"]'];
  execFileSync("docker", ["import", ...changes.flatMap((change) => ["--change", change]), tar, IMAGE]);
} finally {
  rmSync(root, { recursive: true });
}
console.log(IMAGE);

/** Copies a file of this machine, link or not, to a path in the image. */
function copyIn(path: string, to: string): void {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  cpSync(realpathSync(path), join(root, to));
}
