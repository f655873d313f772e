import { inputError } from "../errors.ts";
import { collectInto, type ProblemList } from "../problem-list.ts";

/** Problems of one kind: they differ in their places and in the values seen. */
export interface ProblemGroup {
  readonly count: number;
  /** The first of them, whole. */
  readonly first: readonly string[];
}

/** So many problems of a kind are shown. */
const SHOWN = 3;

/** A list of problems that counts all of each kind, and keeps the first. */
export function createGroupedProblems(): ProblemList & { groups(): ProblemGroup[] } {
  const groups = new Map<string, { count: number; first: string[] }>();
  const add = (problem: string) => {
    const kind = kindOf(problem);
    const group = groups.get(kind) ?? { count: 0, first: [] };
    group.count += 1;
    if (group.first.length < SHOWN) group.first.push(problem);
    groups.set(kind, group);
  };
  return {
    add,
    collect: collectInto(add),
    throwIfAny() {
      if (groups.size > 0) throw inputError([...groups.values()].flatMap(({ first }) => first));
    },
    groups: () => [...groups.values()],
  };
}

/** What a problem says but for its line, and the texts and numbers in it. */
function kindOf(problem: string): string {
  return problem
    .replace(/^(.*?):\d+: /, "$1: ")
    .replace(/, got .*$/, "")
    .replace(/"(?:[^"\\]|\\.)*"/g, "…")
    .replace(/-?\d[\d.e+-]*/g, "#")
    .replace(/^(.*: (?:id|item|user)) \S+ /, "$1 … ");
}
