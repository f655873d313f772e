import { show } from "../../read-json.ts";

/** A film of `u.item`. */
export interface Movie {
  readonly id: number;
  /** As MovieLens has it, usually with the year: `Toy Story (1995)`. */
  readonly title: string;
  /** Of its release; undefined where MovieLens does not know. */
  readonly year: number | undefined;
  /** Names of its genres, in the order of `u.genre`. */
  readonly genres: readonly string[];
}

/** A person of `u.user`. */
export interface Person {
  readonly id: number;
  readonly age: number;
  readonly gender: "F" | "M";
}

/** A rating of `u.data`. */
export interface Rating {
  readonly user: number;
  readonly item: number;
  /** 1 to 5 stars. */
  readonly stars: number;
  /** Unix seconds. */
  readonly time: number;
}

/*
 * One function a file of MovieLens 100K, each for one line. Throws a SyntaxError that says what is wrong with the line.
 */

/** A line of `u.genre`, such as `Action|1`: the name. */
export function parseGenre(line: string): string {
  const [name = "", number] = line.trim().split("|");
  if (name === "" || number === undefined) throw new SyntaxError(`must be name|number, got ${show(line)}`);
  return name;
}

/**
 * A line of `u.item`: id|title|release date|video release date|URL, and then 0 or 1 for each genre.
 *
 * @param genres Names of the genres, in the order of the line's numbers.
 */
export function parseMovie(line: string, genres: readonly string[]): Movie {
  const [id = "", title = "", released = "", , , ...flags] = line.trimEnd().split("|");
  if (flags.length !== genres.length || flags.some((flag) => flag !== "0" && flag !== "1")) {
    throw new SyntaxError(
      `must end in ${genres.length} numbers of 0 or 1, one for each line of u.genre, got ${show(flags.join("|"))}`,
    );
  }
  return {
    id: parseNatural("item id", id),
    title,
    year: released === "" ? undefined : parseNatural("year of release", released.slice(-4)),
    genres: genres.filter((_, i) => flags[i] === "1"),
  };
}

/** A line of `u.user`: id|age|gender|occupation|zip code, of which the last two are not used. */
export function parsePerson(line: string): Person {
  const [id = "", age = "", gender = ""] = line.trimEnd().split("|");
  if (gender !== "F" && gender !== "M") throw new SyntaxError(`gender must be F or M, got ${show(gender)}`);
  return { id: parseNatural("user", id), age: parseNatural("age", age), gender };
}

/**
 * A line of `u.data`: user, item, stars and Unix time, with tabs between them.
 *
 * @param items The ids of the items in `u.item`.
 * @param people The ids of the users in `u.user`.
 */
export function parseRating(line: string, items: ReadonlySet<number>, people: ReadonlySet<number>): Rating {
  const fields = line.trimEnd().split("\t");
  if (fields.length !== 4) {
    throw new SyntaxError(`must be user, item, rating and time with tabs between them, got ${show(line)}`);
  }
  const [user = "", item = "", stars = "", time = ""] = fields;
  const rating = {
    user: parseNatural("user", user),
    item: parseNatural("item", item),
    stars: parseNatural("rating", stars),
    time: parseNatural("time", time),
  };
  if (!items.has(rating.item)) throw new SyntaxError(`item ${rating.item} is not in u.item`);
  if (!people.has(rating.user)) throw new SyntaxError(`user ${rating.user} is not in u.user`);
  if (rating.stars < 1 || rating.stars > 5)
    throw new SyntaxError(`rating must be 1 to 5, got ${rating.stars}`);
  return rating;
}

function parseNatural(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new SyntaxError(`${name} must be a whole number, got ${show(text)}`);
  return Number(text);
}
