import { type Random, randomInteger } from "../../random.ts";

const TITLES: readonly ((main: string, side: string) => string)[] = [
  (main, side) => `${main} for people who love ${side}`,
  (main) => `a beginner's guide to ${main}`,
  (main, side) => `what ${side} taught me about ${main}`,
  (main) => `ten quiet minutes of ${main}`,
  (main, side) => `${main} meets ${side}`,
  (main) => `five myths about ${main}, tested`,
  (main, side) => `from ${side} to ${main} in one evening`,
  (main) => `behind the scenes of ${main}`,
  (main, side) => `why ${main} needs ${side}`,
  (main) => `a week of nothing but ${main}`,
  (main, side) => `${main} and ${side}, an unlikely friendship`,
  (main) => `${main} on a small budget`,
];

/**
 * Makes up a title from the two strongest topics of an item.
 *
 * @param topics Names of the topics, at least two.
 * @param mix Weight of each topic.
 * @example "What travel taught me about cooking"
 */
export function makeTitle(random: Random, topics: readonly string[], mix: Float64Array): string {
  const [main = "", side = ""] = topics
    .map((topic, i) => ({ topic, weight: mix[i]! }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ topic }) => topic);
  const title = TITLES[randomInteger(random, TITLES.length)]!(main, side);
  return title.charAt(0).toUpperCase() + title.slice(1);
}
