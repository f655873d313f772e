import { resolve } from "node:path";
import type { LoadedExperiment } from "../experiment/load-experiment.ts";
import { checkReportFolder, readSource, recoverReports } from "../report/report-folder.ts";

/** Makes sure before the run that its report can be written, and says whose it replaces. */
export async function prepareReportFolder(
  reports: string,
  folder: string,
  { path, experiment }: LoadedExperiment,
  note: (line: string) => void,
): Promise<void> {
  for (const name of await recoverReports(reports, folder)) {
    note(`Given back: ${name}, which a run that was killed had moved away`);
  }
  await checkReportFolder(folder);
  const before = await readSource(folder);
  if (before !== undefined && resolve(before) !== resolve(path)) {
    note(
      `Warning: ${path} and ${before} both have the name ${experiment.name}, so that this run replaces the other's report in ${folder}; rename one`,
    );
  }
}
