/** A part of a JSON Schema. */
type Schema = { [key: string]: unknown };

/**
 * Says beside each choice between objects that one property tells them apart: an editor then offers all of its values, also
 * where the rest of the object fits only one of them.
 *
 * @param schema As zod makes it; it is not changed.
 * @example { oneOf: [{ properties: { kind: { const: "a" } } }, …] } // gains properties: { kind: { anyOf: [{ const: "a" }, …] } }
 */
export function withDiscriminators(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withDiscriminators);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, withDiscriminators(value)] as const);
  const node: Schema = Object.fromEntries(entries);
  const branches = node.oneOf ?? node.anyOf;
  if (!Array.isArray(branches) || node.properties !== undefined) return node;
  const key = discriminatorOf(branches);
  if (key === undefined) return node;
  const { oneOf: _, anyOf: __, ...rest } = node;
  const values = branches.map(({ properties }) => {
    const { const: value, description } = properties[key];
    return { const: value, ...(description !== undefined && { description }) };
  });
  return {
    type: "object",
    ...rest,
    properties: { [key]: { anyOf: values } },
    required: [key],
    anyOf: branches,
  };
}

/** The property that has another constant in each of the branches. */
function discriminatorOf(
  branches: readonly { properties?: { [key: string]: Schema } }[],
): string | undefined {
  const [first] = branches;
  return Object.keys(first?.properties ?? {}).find((key) => {
    const values = branches.map(({ properties }) => properties?.[key]?.const);
    return branches.length > 1 && !values.includes(undefined) && new Set(values).size === values.length;
  });
}
