import { visibleJson } from "../visible-text.ts";
import { type Placeholder, Slot, type Template } from "./request-template.ts";

/** How a language writes values. */
export interface Syntax {
  readonly null: string;
  readonly true: string;
  readonly false: string;
  readonly text: (text: string) => string;
  /** The key of an object, where that is not written as any text. */
  readonly key?: (key: string) => string;
  readonly slot: (placeholder: Placeholder) => string;
}

/** A text in double quotes as JSON and JavaScript have it, with every hidden character escaped. */
export function quote(text: string): string {
  return visibleJson(JSON.stringify(text));
}

/** JSON, but for its placeholders; JavaScript takes it too, except for the key `__proto__`. */
export function jsonSyntax(slot: Syntax["slot"]) {
  return { null: "null", true: "true", false: "false", text: quote, slot } satisfies Syntax;
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
    ([key, value]) => `${inner}${printKey(key, syntax)}: ${printTemplate(value, syntax, inner)}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function isScalar(template: Template): boolean {
  return typeof template !== "object" || template === null || template instanceof Slot;
}

function printFlat(template: Template, syntax: Syntax): string {
  if (template === null) return syntax.null;
  if (typeof template === "boolean") return template ? syntax.true : syntax.false;
  if (typeof template === "number") return String(template);
  if (typeof template === "string") return syntax.text(template);
  if (template instanceof Slot) return syntax.slot(template.placeholder);
  if (Array.isArray(template)) return `[${template.map((element) => printFlat(element, syntax)).join(", ")}]`;
  const entries = Object.entries(template).map(
    ([key, value]) => `${printKey(key, syntax)}: ${printFlat(value, syntax)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function printKey(key: string, { key: print, text }: Syntax): string {
  return (print ?? text)(key);
}
