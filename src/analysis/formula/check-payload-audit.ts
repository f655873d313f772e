import { inputError } from "../../errors.ts";
import type { PathAudit, PayloadFailure } from "./payload-audit.ts";

/**
 * Refuses payloads that would make queries fail in Qdrant, where one bad candidate fails its whole query.
 *
 * @throws HarnessError `input` with one problem for each path and kind of mistake.
 */
export function checkPayload(audits: readonly PathAudit[]): void {
  const problems = audits.flatMap((audit) => audit.failures.map((failure) => describe(audit, failure)));
  if (problems.length > 0) throw inputError(problems);
}

function describe(audit: PathAudit, failure: PayloadFailure): string {
  const { items, first } = failure;
  const who = items === 1 ? `item ${first.id} holds` : `${items} items, the first of them ${first.id}, hold`;
  return `payload ${audit.path}: ${who} ${whatIsWrong(audit, failure)}, got ${JSON.stringify(first.value)}; a query that meets such an item fails in Qdrant. ${whatToDo(audit, failure)}`;
}

function whatIsWrong({ index, wanted }: PathAudit, { finding }: PayloadFailure): string {
  switch (finding) {
    case "several":
      return `several values where the formula reads one ${NOUNS[wanted]}`;
    case "outOfRange":
      return "a number that a feature cannot be computed of";
    case "hidden":
      return `a ${NOUNS[wanted]} that the ${index} index does not show`;
    default:
      return `no ${NOUNS[wanted]}`;
  }
}

function whatToDo({ access, index, wanted }: PathAudit, { finding }: PayloadFailure): string {
  if (finding === "outOfRange") return "Clip the number in the experiment, or fix the payload.";
  if (finding === "several") return "Store one value.";
  return access === "variable" || finding === "hidden"
    ? `Create a ${wanted} index on the path${index === "none" ? "" : ` in place of the ${index} index`}, or fix the payload.`
    : "Fix the payload, or leave the key out.";
}

const NOUNS: { readonly [index in PathAudit["wanted"]]: string } = {
  float: "number",
  integer: "integer",
  datetime: "date",
  geo: "place",
  keyword: "text",
  bool: "true or false",
};
