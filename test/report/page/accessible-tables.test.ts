import { expect, it } from "vitest";
import { accessibleTables } from "../../../src/report/page/accessible-tables.ts";

const TABLE = `<table>
<thead>
<tr>
<th align="right">depth</th>
<th>P@10</th>
</tr>
</thead>
<tbody><tr>
<td align="right"><strong>20</strong></td>
<td>0.1</td>
</tr>
</tbody></table>
`;

it("gives a table a region that the keyboard scrolls, a caption, and heads of columns and rows", () => {
  expect(accessibleTables(`<h2>By <code>P@10</code></h2>\n${TABLE}`)).toBe(`<h2>By <code>P@10</code></h2>
<div class="table" role="region" aria-label="By P@10" tabindex="0"><table><caption class="unseen">By P@10</caption>
<thead>
<tr>
<th scope="col" align="right">depth</th>
<th scope="col">P@10</th>
</tr>
</thead>
<tbody><tr>
<th scope="row" align="right"><strong>20</strong></th>
<td>0.1</td>
</tr>
</tbody></table></div>
`);
});

it("tells the tables of a section apart", () => {
  const html = accessibleTables(`<h2>A</h2>${TABLE}${TABLE}<h2>B</h2>${TABLE}`);
  expect(Array.from(html.matchAll(/aria-label="([^"]*)"/g), ([, label]) => label)).toEqual([
    "A",
    "A, table 2",
    "B",
  ]);
});
