/** A section's heading, a table's ends, the head of a column, or the first cell of a row. */
const PARTS =
  /<h2[^>]*>(?<title>.*?)<\/h2>|<table>|<\/table>|<th(?=[ >])|<tr>\n<td(?<attributes>[^>]*)>(?<first>[\s\S]*?)<\/td>/g;

/**
 * Completes the tables of a page for readers who see little of it at once, or nothing: each is in a region that the keyboard
 * scrolls, with a caption of its section, and has heads for columns and rows.
 *
 * @param html As a markdown renderer makes it.
 */
export function accessibleTables(html: string): string {
  let section = "";
  let tables = 0;
  return html.replace(PARTS, (part, ...match) => {
    const { title, attributes, first } = match.at(-1) as { [group: string]: string | undefined };
    if (title !== undefined) {
      section = title.replaceAll(/<[^>]*>/g, "");
      tables = 0;
      return part;
    }
    if (first !== undefined) return `<tr>\n<th scope="row"${attributes}>${first}</th>`;
    if (part === "</table>") return "</table></div>";
    if (part !== "<table>") return '<th scope="col"';
    tables += 1;
    const caption = tables === 1 ? section : `${section}, table ${tables}`;
    return `<div class="table" role="region" aria-label="${caption}" tabindex="0"><table><caption class="unseen">${caption}</caption>`;
  });
}
