import { z } from "zod";
import type { Json } from "../domain.ts";
import { readPayloadFilter } from "../engine/payload-filter.ts";
import { inputError } from "../errors.ts";
import { fillPlaceholders } from "../placeholders.ts";
import { type ConstraintUser, type Filter, hasAttributes } from "./constraint.ts";
import { constraintKind } from "./constraint-kind.ts";

/** Any filter of Qdrant's, with the attributes of the user where it says so; the reference engine's filter is its predicate. */
export const filterConstraint = constraintKind(
  z
    .strictObject({
      kind: z.literal("filter"),
      filter: z
        .record(z.string(), z.json())
        .describe(
          'A filter as Qdrant takes it; { "$attribute": "name" } in it is the value of that attribute of the user.',
        ),
    })
    .describe("Items that pass a filter of Qdrant's."),
  ({ filter }) => {
    const attributes = attributesIn(filter as Json);
    const filled = (user: ConstraintUser) =>
      fillPlaceholders(filter as Json, { $attribute: (name) => attributeOf(user, name as string) });
    const read = (user: ConstraintUser) => {
      const json = filled(user);
      try {
        return readPayloadFilter(json);
      } catch (error) {
        throw inputError(
          `retrieval.only: ${JSON.stringify(json)} is no filter that can be used here: ${(error as Error).message}`,
          { cause: error },
        );
      }
    };
    return {
      description: `pass the filter ${JSON.stringify(filter)}`,
      attributes,
      filter: (user) => filled(user) as Filter,
      predicate: (user) => read(user).test,
      vectors: (user) => read(user).vectors,
      paths: (users) =>
        users
          .filter((user) => hasAttributes({ attributes }, user))
          .slice(0, 1)
          .flatMap((user) => read(user).paths)
          .map((path) => ({ ...path, access: "condition" as const })),
    };
  },
);

function attributesIn(filter: Json): string[] {
  const names = new Set<string>();
  fillPlaceholders(filter, {
    $attribute: (name) => {
      if (typeof name !== "string") {
        throw inputError(
          `retrieval.only: $attribute must name an attribute of users, got ${JSON.stringify(name)}`,
        );
      }
      names.add(name);
      return null;
    },
  });
  return [...names];
}

function attributeOf({ attributes }: ConstraintUser, name: string): Json {
  const value = attributes![name]!;
  return typeof value === "object" && "lat" in value ? { ...value } : value;
}
