import { Command, Option } from "@commander-js/extra-typings";
import { loadModel } from "../deployment/load-model.ts";
import { renderCurl } from "../deployment/render-curl.ts";
import { renderJson } from "../deployment/render-json.ts";
import { renderPython } from "../deployment/render-python.ts";
import { renderTypeScript } from "../deployment/render-typescript.ts";

const RENDERERS = {
  json: renderJson,
  typescript: renderTypeScript,
  python: renderPython,
  curl: renderCurl,
} as const;

/** `export`: the evaluated query as code to paste into a service. */
export function exportCommand() {
  return new Command("export")
    .summary("print the evaluated query as code to paste into a service")
    .description(
      "Prints the ranking request of an experiment: weights and defaults in place, the user's vector and affinities to be filled in, and where it comes from in a comment.",
    )
    .argument("<report>", "a report folder, such as reports/synthetic, or its model.json")
    .addOption(
      new Option("--format <format>", "the language to print")
        .choices(["json", "typescript", "python", "curl"] as const)
        .default("json" as const),
    )
    .option("--allow-rejected", "print a model, too, whose run failed its check")
    .addHelpText(
      "after",
      `
Example:
  qdrant-rank-eval export reports/synthetic --format python > ranking.py`,
    )
    .action(async (report, { format, allowRejected = false }) => {
      process.stdout.write(RENDERERS[format](await loadModel(report, { allowRejected })));
    });
}
