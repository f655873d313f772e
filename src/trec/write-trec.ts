import type { Judgments, Ranking } from "../domain.ts";
import { wholeGrade } from "./whole-grades.ts";

/** How queries and items are called in a file; names with whitespace or controls are escaped. */
export interface TrecNames {
  readonly query: (query: number) => string;
  readonly item: (item: number) => string;
}

/**
 * The lines of a TREC qrels file, one text a query.
 *
 * @param factor What grades are multiplied by, to be whole.
 * @example "u1 0 video-7 1\n"
 */
export function* qrelsLines(qrels: readonly Judgments[], names: TrecNames, factor = 1): Generator<string> {
  for (const [query, { items, grades }] of qrels.entries()) {
    const id = trecId(names.query(query));
    let text = "";
    items.forEach((item, i) => {
      text += `${id} 0 ${trecId(names.item(item))} ${wholeGrade(grades[i]!, factor)}\n`;
    });
    yield text;
  }
}

/**
 * The lines of a TREC run file, one text a query. The score field counts down from the length of the ranking, because
 * trec_eval goes by it alone and would put equal scores into an order of its own.
 *
 * @param tag The run's name, the last field of each line.
 * @example "u1 Q0 video-7 1 200 formula\n"
 */
export function* runLines(rankings: readonly Ranking[], names: TrecNames, tag: string): Generator<string> {
  for (const [query, { items }] of rankings.entries()) {
    const id = trecId(names.query(query));
    let text = "";
    items.forEach((item, i) => {
      text += `${id} Q0 ${trecId(names.item(item))} ${i + 1} ${items.length - i} ${trecId(tag)}\n`;
    });
    yield text;
  }
}

/** TREC files separate fields by whitespace and controls, and begin comments with `#`: such characters are percent-encoded. */
export function trecId(name: string): string {
  return name.replace(/[\s\p{Cc}\p{Cs}#%]/gu, percentEncode);
}

/** The text that `trecId` wrote; one that it cannot have written stays as it is. */
export function fromTrecId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** By the bytes of UTF-8, which has none for half of a surrogate pair. */
function percentEncode(character: string): string {
  return /\p{Cs}/u.test(character)
    ? `%u${character.charCodeAt(0).toString(16)}`
    : encodeURIComponent(character);
}
