/**
 * Makes an element. Texts become text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{ readonly [attribute: string]: string }} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A table in a region that scrolls by itself and that the keyboard reaches.
 *
 * @param {string} caption
 * @param {HTMLElement[]} head Cells.
 * @param {HTMLElement[]} rows
 */
export function scrollingTable(caption, head, rows) {
  const table = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
  return element("div", { class: "table", role: "region", "aria-label": caption, tabindex: "0" }, table);
}

/**
 * @param {string} text
 * @param {"left" | "right"} align
 */
export function headCell(text, align = "left") {
  return element("th", { scope: "col", class: align }, text);
}

/** @param {string} text */
export function numberCell(text) {
  return element("td", { class: "right" }, text);
}

/**
 * A labelled choice.
 *
 * @param {string} label
 * @param {readonly string[]} options
 * @param {number} chosen
 * @param {(option: number) => void} onChoose
 */
export function choice(label, options, chosen, onChoose) {
  const select = element(
    "select",
    {},
    ...options.map((option, i) => element("option", { value: `${i}` }, option)),
  );
  select.selectedIndex = chosen;
  select.addEventListener("change", () => onChoose(select.selectedIndex));
  return element("label", {}, label, " ", select);
}

/**
 * @param {number | null} value
 * @param {number} digits After the point.
 */
export function fixed(value, digits = 4) {
  if (value === null) return "–";
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/**
 * A number with its sign.
 *
 * @param {number} value
 */
export function signed(value, digits = 4) {
  const text = fixed(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}
