import { expect, it } from "vitest";
import { acceptCommand } from "../../src/commands/accept-command.ts";

const defaults = { experiment: "movielens-100k", engine: "auto", reports: "reports" };

it("names the experiment, and only the options that are not the defaults", () => {
  expect(acceptCommand(defaults)).toBe("npm run experiment -- --accept movielens-100k");
  expect(acceptCommand({ ...defaults, engine: "http://localhost:6333", reports: "/tmp/r" }, true)).toBe(
    "npm run experiment -- --accept --force --engine http://localhost:6333 --reports /tmp/r movielens-100k",
  );
});

it("can be copied into a shell, whatever the file is called", () => {
  expect(acceptCommand({ ...defaults, experiment: "my shop's.json" })).toBe(
    String.raw`npm run experiment -- --accept 'my shop'\''s.json'`,
  );
  expect(acceptCommand({ ...defaults, experiment: "a\u001b[2J.json" })).not.toContain("\u001b");
});
