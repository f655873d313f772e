import type { Finding, PathAudit } from "../../analysis/formula/payload-audit.ts";
import { formatCount } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { Report } from "../report.ts";

/** What the items hold at the paths that the formula or a filter reads, and the default for what is not there. */
export function payloadSection({ payload }: Report): string {
  if (payload.length === 0) return "";
  const hidden = payload
    .filter(({ items }) => items.hidden > 0)
    .map(({ path, index }) => markdownText(`${path} (${index})`));
  const warning =
    hidden.length === 0
      ? ""
      : ` **Values are hidden from the formula by the type of an index: ${hidden.join(", ")}.**`;
  return `## The payload

How many items hold what at each path that the formula or a filter reads. Where Qdrant sees nothing, the number under "instead" is used; what would make a query fail is refused before the first one.${warning}

${payloadTable(payload)}`;
}

function payloadTable(payload: Report["payload"]): string {
  const count = (head: string, finding: Finding): Column<Row> => ({
    head,
    align: "right",
    cell: ({ items }) => formatCount(items[finding]),
  });
  return markdownTable<Row>(
    [
      { head: "path", align: "left", cell: ({ name }) => name },
      { head: "read as", align: "left", cell: ({ access }) => access },
      { head: "index", align: "left", cell: ({ index }) => index },
      count("one value", "used"),
      count("several", "several"),
      count("missing", "missing"),
      count("null", "null"),
      count("other type", "otherType"),
      count("hidden", "hidden"),
      { head: "instead", align: "right", cell: ({ fallback }) => String(fallback) },
    ],
    mergeMaps(payload),
  );
}

interface Row extends Pick<PathAudit, "access" | "index" | "fallback" | "items"> {
  readonly name: string;
}

/** The paths into one map that are read alike make one row, with the sums of their counts. */
function mergeMaps(payload: readonly PathAudit[]): Row[] {
  const groups = new Map<string, PathAudit[]>();
  for (const audit of payload) {
    const { keys, access, index, fallback } = audit;
    const map = keys.length === 1 ? keys : [...keys.slice(0, -1), "*"];
    const alike = JSON.stringify([map, access, index, fallback]);
    groups.set(alike, [...(groups.get(alike) ?? []), audit]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    if (group.length === 1) return { ...first, name: first.path };
    const items = { ...first.items };
    for (const finding of Object.keys(items) as Finding[]) {
      items[finding] = group.reduce((sum, audit) => sum + audit.items[finding], 0);
    }
    return { ...first, name: `${first.keys.slice(0, -1).join(".")}.* (${group.length} keys)`, items };
  });
}
