import type { Dataset } from "../domain.ts";
import { HarnessError, inputError } from "../errors.ts";
import { hasAttributes, type RuleConstraint } from "./constraint.ts";

/**
 * Checks that rules can be asked for the users of a dataset. Some users may lack an attribute, and are given nothing; where all
 * do, its name is wrong.
 *
 * @throws HarnessError `input` for attributes that no user has, for such as hold what a rule cannot ask for, and for vectors that no
 * item has.
 */
export function checkAttributes(
  rules: readonly RuleConstraint[],
  { users, name: dataset, vectorSpaces }: Pick<Dataset, "users" | "name" | "vectorSpaces">,
): void {
  const vectors = vectorSpaces.map(({ name }) => name);
  const problems = new Set<string>();
  for (const rule of rules) {
    for (const attribute of rule.attributes) {
      if (users.some((user) => hasAttributes({ attributes: [attribute] }, user))) continue;
      const known = new Set(users.flatMap(({ attributes = {} }) => Object.keys(attributes)));
      const there = known.size === 0 ? "they have none" : `they have ${[...known].sort().join(", ")}`;
      problems.add(
        `retrieval.only reads the attribute ${attribute}, which no user of dataset ${dataset} has; ${there}`,
      );
    }
    for (const problem of userProblems(rule, users, vectors)) problems.add(problem);
  }
  if (problems.size > 0) throw inputError([...problems]);
}

/** What is wrong with the first user for whom a rule cannot be asked. */
function userProblems(
  rule: RuleConstraint,
  users: Dataset["users"],
  vectors: readonly string[],
): readonly string[] {
  for (const user of rule.attributes.length === 0 ? users.slice(0, 1) : users) {
    if (!hasAttributes(rule, user)) continue;
    try {
      rule.filter(user);
      rule.predicate(user);
      const unknown = rule.vectors?.(user).filter((name) => !vectors.includes(name)) ?? [];
      if (unknown.length > 0) return unknown.map((name) => describeUnknown(name, vectors));
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      return error.problems.map((problem) => `user ${user.id}: ${problem}`);
    }
  }
  return [];
}

function describeUnknown(name: string, vectors: readonly string[]): string {
  const there = vectors.length === 0 ? "no vectors with names" : `the vectors ${vectors.join(", ")}`;
  const every = name === "" ? "; every item has the one without a name" : "";
  return `retrieval.only: has_vector asks for ${JSON.stringify(name)}, and the dataset has ${there}${every}`;
}
