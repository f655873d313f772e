import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readMovieLens } from "../../../src/dataset/movielens/read-movielens.ts";
import { inputProblems, scratchFolder } from "../scratch.ts";
import { movieLensFiles } from "./tiny-movielens.ts";

async function problems(replaced: { readonly [name: string]: string }) {
  const folder = await scratchFolder(movieLensFiles(replaced));
  return inputProblems(folder, readMovieLens(folder));
}

it("reads films with year and genres, people, and ratings", async () => {
  const { movies, people, ratings } = await readMovieLens(await scratchFolder(movieLensFiles()));
  expect(movies).toHaveLength(5);
  expect(movies[0]).toEqual({ id: 10, title: "Dawn (1990)", year: 1990, genres: ["Action", "Drama"] });
  expect(movies[1]!.year).toBe(1991);
  expect(movies[4]).toEqual({ id: 50, title: "unknown", year: undefined, genres: ["unknown"] });
  expect(people[1]).toEqual({ id: 7, age: 50, gender: "M" });
  expect(Object.values(ratings).map((column) => column[1])).toEqual([7, 20, 4, 100]);
});

it("reads accents, which MovieLens writes in Latin-1", async () => {
  const line = "10|Misérables, Les (1995)|01-Jan-1995|||0|0|0|1\n";
  const files = movieLensFiles({ "u.item": Buffer.from(line, "latin1"), "u.data": "7\t10\t5\t300\n" });
  const { movies } = await readMovieLens(await scratchFolder(files));
  expect(movies[0]!.title).toBe("Misérables, Les (1995)");
});

it("reads a copy that was saved as UTF-8 with a mark and the line ends of Windows", async () => {
  const line = "\uFEFF10|Mis\u00e9rables, Les (1995)|01-Jan-1995|||0|0|0|1\r\n";
  const files = movieLensFiles({ "u.item": line, "u.data": "\uFEFF7\t10\t5\t300\r\n" });
  const { movies, ratings } = await readMovieLens(await scratchFolder(files));
  expect(movies[0]).toMatchObject({ id: 10, title: "Mis\u00e9rables, Les (1995)", genres: ["Drama"] });
  expect(ratings.stars).toEqual(Float64Array.of(5));
});

it.each([
  ["u.genre", "Action\n", 'u.genre:1: must be name|number, got "Action"'],
  [
    "u.item",
    "1|A|01-Jan-1990|||0|1|0\n",
    'u.item:1: must end in 4 numbers of 0 or 1, one for each line of u.genre, got "0|1|0"',
  ],
  [
    "u.item",
    "1|A|01-Jan-1990|||0|1|0|2\n",
    'u.item:1: must end in 4 numbers of 0 or 1, one for each line of u.genre, got "0|1|0|2"',
  ],
  ["u.item", "x|A|01-Jan-1990|||0|1|0|0\n", 'u.item:1: item id must be a whole number, got "x"'],
  ["u.item", "1|A|Jan-90|||0|1|0|0\n", 'u.item:1: year of release must be a whole number, got "n-90"'],
  [
    "u.data",
    "7,10,5,300\n",
    'u.data:1: must be user, item, rating and time with tabs between them, got "7,10,5,300"',
  ],
  ["u.data", "7\t10\t5\tnow\n", 'u.data:1: time must be a whole number, got "now"'],
  ["u.data", "7\t11\t5\t300\n", "u.data:1: item 11 is not in u.item"],
  ["u.data", "8\t10\t5\t300\n", "u.data:1: user 8 is not in u.user"],
  ["u.user", "3|young|F|writer|85711\n", 'u.user:1: age must be a whole number, got "young"'],
  ["u.user", "3|24\n", 'u.user:1: gender must be F or M, got ""'],
  ["u.data", "7\t10\t6\t300\n", "u.data:1: rating must be 1 to 5, got 6"],
  ["u.data", "", "u.data: is empty; at least one line is needed"],
])("refuses %s with the line %j", async (name, text, problem) => {
  expect(await problems({ [name]: text })).toEqual([problem]);
});

it("tells all problems of a file", async () => {
  expect(await problems({ "u.data": "7\t11\t5\t300\n7\t10\t5\t300\n7\t10\t0\t1\n" })).toEqual([
    "u.data:1: item 11 is not in u.item",
    "u.data:3: rating must be 1 to 5, got 0",
  ]);
});

it("says what to name where there is no MovieLens", async () => {
  const folder = await scratchFolder();
  expect(await inputProblems(folder, readMovieLens(folder))).toEqual([
    expect.stringContaining(
      "has none of u.data, ratings.dat, ratings.csv; name an unpacked folder of MovieLens",
    ),
  ]);
});

/** The ratings of the tiny data, in the layouts of 1M and of CSV. */
const layouts = {
  "1M": {
    "movies.dat": Buffer.from("10::Misérables, Les (1995)::Drama|Musical\r\n20::Noon::Action\r\n", "latin1"),
    "users.dat": "7::M::50::1::12345\n3::F::1::1::12345\n",
    "ratings.dat": "7::10::5::300\n3::20::1::900\n",
  },
  CSV: {
    "movies.csv":
      '\uFEFFmovieId,title,genres\r\n10,"Misérables, Les (1995)",Drama|Musical\r\n20,Noon,(no genres listed)\r\n',
    "ratings.csv": "userId,movieId,rating,timestamp\r\n7,10,4.5,300\r\n3,20,0.5,900\r\n",
  },
};

it("reads 1M, with :: between fields", async () => {
  const { name, movies, people, ratings } = await readMovieLens(await scratchFolder(layouts["1M"]));
  expect(name).toBe("movielens-1m");
  expect(movies).toEqual([
    { id: 10, title: "Misérables, Les (1995)", year: 1995, genres: ["Drama", "Musical"] },
    { id: 20, title: "Noon", year: undefined, genres: ["Action"] },
  ]);
  expect(people).toEqual([
    { id: 7, gender: "M", age: 50 },
    { id: 3, gender: "F", age: 1 },
  ]);
  expect(ratings.time).toEqual(Float64Array.of(300, 900));
});

it("reads CSV with half stars, and nothing of users", async () => {
  const { name, movies, people, ratings } = await readMovieLens(await scratchFolder(layouts.CSV));
  expect(name).toBe("movielens");
  expect(movies).toEqual([
    { id: 10, title: "Misérables, Les (1995)", year: 1995, genres: ["Drama", "Musical"] },
    { id: 20, title: "Noon", year: undefined, genres: [] },
  ]);
  expect(people).toEqual([]);
  expect(ratings.stars).toEqual(Float64Array.of(4.5, 0.5));
});

it("calls CSV of no known size after its folder", async () => {
  const folder = join(await scratchFolder(), "ml-latest-small");
  await mkdir(folder);
  for (const [file, text] of Object.entries(layouts.CSV)) await writeFile(join(folder, file), text);
  expect((await readMovieLens(folder)).name).toBe("movielens-latest-small");
});

it.each([
  ["1M", "movies.dat", "10|A|B\n", 'movies.dat:1: must be id::title::genres, got "10|A|B"'],
  [
    "CSV",
    "movies.csv",
    "id,title,genres\n",
    'movies.csv:1: must be movieId,title,genres, got "id,title,genres"',
  ],
  [
    "CSV",
    "movies.csv",
    "movieId,title,genres\n10,A, B,C\n",
    'movies.csv:2: must be movieId,title,genres, got "10,A, B,C"',
  ],
  [
    "CSV",
    "ratings.csv",
    "userId,movieId,rating,timestamp\n7,10,4.2,300\n",
    'ratings.csv:2: rating must be in half stars, got "4.2"',
  ],
  [
    "CSV",
    "ratings.csv",
    "userId,movieId,rating,timestamp\n7,11,4,300\n",
    "ratings.csv:2: item 11 is not in movies.csv",
  ],
] as const)("refuses of %s the file %s with the lines %j", async (layout, file, text, problem) => {
  const folder = await scratchFolder({ ...layouts[layout], [file]: text });
  expect(await inputProblems(folder, readMovieLens(folder))).toEqual([problem]);
});
