import { trainingUsers } from "../dataset/training-users.ts";
import type { Split } from "../domain.ts";
import { unseen } from "../eligibility/unseen.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { Feature } from "../features/feature.ts";
import { samplesFromCandidates, samplesFromInteractions } from "../model/build-samples.ts";
import type { Samples } from "../model/samples.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { retrieveNearest, type SearchSession } from "../retrieval/search-session.ts";

/** The training samples that an experiment asks for; candidates are retrieved from the engine. */
export async function buildSamples(
  session: SearchSession,
  split: Split,
  features: readonly Feature[],
  { training, retrieval }: Pick<Experiment, "training" | "retrieval">,
  pause: Pause = NO_PAUSE,
): Promise<Samples> {
  const { dataset } = session;
  if (training.source === "impressions") {
    const { distance } = retrieval;
    const { inversePropensity } = training;
    const options = { distance, inversePropensity };
    return samplesFromInteractions(dataset, split.train, features, options, pause);
  }
  const users = trainingUsers(dataset, split);
  const run = await retrieveNearest({ ...session, constraints: [unseen] }, users, training.depth);
  const candidates = users.map((user, i) => ({ ...user, ranking: run.rankings[i]! }));
  return samplesFromCandidates(dataset, candidates, features, pause);
}
