import { CommanderError } from "@commander-js/extra-typings";
import { expect, it } from "vitest";
import { inputError, worldError } from "../../src/errors.ts";
import { describeFailure } from "../../src/terminal/failure.ts";

it("tells bad input from a failing world", () => {
  expect(describeFailure(inputError(["a", "b"]))).toEqual({ exitCode: 2, problems: ["a", "b"] });
  expect(describeFailure(worldError("a"))).toEqual({ exitCode: 3, problems: ["a"] });
});

it("leaves what Commander has said to Commander", () => {
  expect(describeFailure(new CommanderError(1, "code", "said"))).toEqual({ exitCode: 2, problems: [] });
});

it("lets no message steer the terminal, of an unforeseen error neither", () => {
  const steering = "\u001b[2Jx\u202e\nerror: fake";
  const shown = `${String.raw`\u001b[2Jx\u202e`}\n  | error: fake`;
  expect(describeFailure(inputError(steering)).problems).toEqual([shown]);
  expect(describeFailure(new TypeError(steering)).problems[0]).toMatch(
    /^TypeError: \\u001b\[2Jx\\u202e\n {2}\| error/,
  );
  expect(describeFailure(steering).problems).toEqual([shown]);
});
