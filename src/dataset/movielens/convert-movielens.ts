import type { Part } from "../../domain.ts";
import { splitByTime } from "../split-by-time.ts";
import { type DatasetRecords, toNumbers } from "../write-dataset.ts";
import { factorise } from "./als.ts";
import type { MovieLens, Ratings } from "./movielens.ts";

const ALS = { alpha: 20, lambda: 5, iterations: 15 };
const SHARES = { train: 0.6, tune: 0.2 };
const FAVOURITES = 3;

/**
 * Turns MovieLens into the records of a dataset, with everything that is learned (vectors, popularity, affinities)
 * learned from the positives of the train part.
 *
 * - item payload: `title`, `year` where known, `genres` (each of a film's n genres weighs 1/n), `genre_names`, and
 *   `popularity_log`, the ln(1 + number of positives);
 * - user affinities: `genres`, the share of each among the genres of the user's positives; user attributes:
 *   `favourite_genres`, up to three with the largest shares, and, where MovieLens says them, `gender` and `age_group`.
 *
 * @param factors Length of the vectors.
 * @param positiveFrom Stars that make a positive.
 */
export function convertMovieLens(
  { movies, people, ratings }: MovieLens,
  factors: number,
  positiveFrom: number,
  seed: number,
): DatasetRecords {
  const userIds = [...new Set(ratings.user)].sort((a, b) => a - b);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const userPositions = positionsOf(userIds);
  const itemPositions = positionsOf(movies.map(({ id }) => id));
  const user = ratings.user.map((id) => userPositions.get(id)!);
  const item = ratings.item.map((id) => itemPositions.get(id)!);
  const { stars, time } = ratings;
  const part = splitByTime({ user, time }, userIds.length, SHARES);

  const isLearned = (_: unknown, i: number) => part[i] === "train" && stars[i]! >= positiveFrom;
  const learned = { user: user.filter(isLearned), item: item.filter(isLearned) };
  const vectors = factorise(learned, { ...ALS, users: userIds.length, items: movies.length, factors, seed });

  const popularity = new Float64Array(movies.length);
  const tastes = userIds.map(() => new Map<string, number>());
  learned.item.forEach((liked, i) => {
    popularity[liked]! += 1;
    const taste = tastes[learned.user[i]!]!;
    for (const genre of movies[liked]!.genres) taste.set(genre, (taste.get(genre) ?? 0) + 1);
  });

  return {
    items: movies.map(({ id, title, year, genres }, i) => ({
      id,
      vector: toNumbers(vectors.items[i]!),
      payload: {
        title,
        year,
        genres: toShares(new Map(genres.map((genre) => [genre, 1]))),
        genre_names: genres,
        popularity_log: Math.log1p(popularity[i]!),
      },
    })),
    users: userIds.map((id, i) => {
      const person = personOf.get(id);
      return {
        id,
        vector: toNumbers(vectors.users[i]!),
        affinities: { genres: toShares(tastes[i]!) },
        attributes: {
          favourite_genres: mostCounted(tastes[i]!),
          ...(person && { gender: person.gender, age_group: ageGroup(person.age) }),
        },
      };
    }),
    interactions: toLines(ratings, part),
  };
}

/** One after another, since 32 million at once would not fit. */
function* toLines({ user, item, stars, time }: Ratings, part: readonly Part[]): Generator<object> {
  for (const i of user.keys()) {
    yield { user: user[i], item: item[i], label: stars[i], time: time[i], part: part[i] };
  }
}

function positionsOf(ids: readonly number[]): ReadonlyMap<number, number> {
  return new Map(ids.map((id, position) => [id, position]));
}

function ageGroup(age: number): string {
  if (age < 25) return "24 and under";
  if (age < 35) return "25 to 34";
  return age < 50 ? "35 to 49" : "50 and over";
}

/** Counts divided by their sum, in the order of the keys. */
function toShares(counts: ReadonlyMap<string, number>): { [key: string]: number } {
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  return Object.fromEntries([...counts].sort().map(([key, count]) => [key, count / sum]));
}

/** The keys with the largest counts, ties by name. */
function mostCounted(counts: ReadonlyMap<string, number>): string[] {
  const descending = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return descending.slice(0, FAVOURITES).map(([key]) => key);
}
