import { type Placeholder, Slot, type Template } from "./request-template.ts";

/** How a language writes values. */
export interface Syntax {
  readonly null: string;
  readonly true: string;
  readonly false: string;
  readonly text: (text: string) => string;
  readonly slot: (placeholder: Placeholder) => string;
}

/** A text in double quotes, escaped as JSON does; JavaScript and Python take it too. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** JSON, but for its placeholders; JavaScript takes it too. */
export function jsonSyntax(slot: Syntax["slot"]): Syntax {
  return { null: "null", true: "true", false: "false", text: quote, slot };
}

const WIDTH = 100;

/** Prints a template over several lines, with what is short on one line. */
export function printTemplate(template: Template, syntax: Syntax, indent = ""): string {
  const flat = printFlat(template, syntax);
  if (indent.length + flat.length <= WIDTH || isScalar(template)) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(template)) {
    const lines = template.map((element) => inner + printTemplate(element, syntax, inner));
    return `[\n${lines.join(",\n")}\n${indent}]`;
  }
  const lines = Object.entries(template as object).map(
    ([key, value]) => `${inner}${syntax.text(key)}: ${printTemplate(value, syntax, inner)}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function isScalar(template: Template): boolean {
  return typeof template !== "object" || template === null || template instanceof Slot;
}

function printFlat(template: Template, syntax: Syntax): string {
  if (template === null) return syntax.null;
  if (typeof template === "boolean") return template ? syntax.true : syntax.false;
  if (typeof template === "number") return printConstant(template);
  if (typeof template === "string") return syntax.text(template);
  if (template instanceof Slot) return syntax.slot(template.placeholder);
  if (Array.isArray(template)) return `[${template.map((element) => printFlat(element, syntax)).join(", ")}]`;
  const entries = Object.entries(template).map(
    ([key, value]) => `${syntax.text(key)}: ${printFlat(value, syntax)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** The shortest decimals that Qdrant, which keeps constants in 32 bits, reads as the same number. */
function printConstant(value: number): string {
  if (Math.fround(value) !== value) return String(value);
  for (let digits = 6; digits < 10; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(value);
}
