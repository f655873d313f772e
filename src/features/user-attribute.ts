import type { Attribute, GeoPoint } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { FeatureUser } from "./feature.ts";

type AttributeUser = Pick<FeatureUser, "attributes">;

/**
 * The texts of a user's attribute, one or several; none where the user lacks it.
 *
 * @throws HarnessError `input` when the attribute is something else.
 */
export function textsOf({ attributes }: AttributeUser, name: string): readonly string[] {
  const value = attributes?.[name];
  if (value === undefined) return [];
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value;
  throw wrongType(name, "a text or a list of texts", value);
}

/**
 * The number of a user's attribute; undefined where the user lacks it.
 *
 * @throws HarnessError `input` when the attribute is something else.
 */
export function numberOf({ attributes }: AttributeUser, name: string): number | undefined {
  const value = attributes?.[name];
  if (value === undefined || typeof value === "number") return value;
  throw wrongType(name, "a number", value);
}

/**
 * The place of a user's attribute; undefined where the user lacks it.
 *
 * @throws HarnessError `input` when the attribute is something else.
 */
export function placeOf({ attributes }: AttributeUser, name: string): GeoPoint | undefined {
  const value = attributes?.[name];
  if (value === undefined) return undefined;
  if (typeof value === "object" && "lat" in value) return value;
  throw wrongType(name, "{ lat, lon }", value);
}

function wrongType(name: string, wanted: string, value: Attribute): Error {
  return inputError(
    `the user attribute ${name} must be ${wanted} for what reads it, got ${JSON.stringify(value)}; name another attribute in the experiment, or fix the users' file`,
  );
}
