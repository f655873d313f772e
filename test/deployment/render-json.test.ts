import { expect, it } from "vitest";
import { renderJson } from "../../src/deployment/render-json.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { model } from "./sample-model.ts";

it("gives JSON, whatever an attribute is called", () => {
  const attribute = '"mother" tongue';
  const features = createFeatures([{ kind: "match", path: "languages", attribute }]);
  const users = { affinities: {}, attributes: { [attribute]: "texts" as const } };
  const text = renderJson({ ...model, features, saved: { ...model.saved, users } });
  expect(JSON.stringify(JSON.parse(text))).toContain(
    JSON.stringify(`{{attributes.${JSON.stringify(attribute)}}}`),
  );
});
