import { expect, it } from "vitest";
import { createDataset } from "../../src/dataset/create-dataset.ts";
import { filesManifest } from "../../src/dataset/files/data-format.ts";
import { readDatasetFiles } from "../../src/dataset/files/read-dataset-files.ts";
import { createGroupedProblems } from "../../src/dataset/grouped-problems.ts";
import { checkDataset } from "../../src/steps/check-dataset.ts";
import { describeDataset } from "../../src/steps/describe-dataset.ts";
import { checkText, descriptionText, problemsText } from "../../src/terminal/dataset-text.ts";
import { scratchFolder } from "../dataset/scratch.ts";

const settings = { name: "log", dimensions: 2, positiveFrom: 1, split: { by: "part" } as const };
const records = {
  items: [
    { id: "a", vector: [1, 0], payload: { price: 1, tags: ["x", "y"] } },
    { id: "b", vector: [0, 0], payload: { price: 3 } },
    { id: "c", vector: [0, 1], payload: { price: "?" } },
  ],
  users: [
    { id: "ada", vector: [1, 1], attributes: { country: "cz" } },
    { id: "bob", vector: [0, 0] },
    { id: "eve", vector: [1, 0] },
  ],
  interactions: [
    { user: "ada", item: "a", label: 1, time: 1_700_000_000_000, part: "train" },
    { user: "ada", item: "b", label: 0, time: 1_700_000_000_000, part: "test" },
    { user: "ada", item: "b", label: 1, time: 1_700_000_000_000, part: "test" },
    { user: "ada", item: "a", label: 1, time: 1_700_000_000_500, part: "test" },
    { user: "bob", item: "a", label: 0, time: 1_700_000_000_500, part: "test" },
  ],
};

it("warns of all that no reader refuses", async () => {
  const text = checkText(checkDataset(await createDataset(settings, records)));
  expect(text.split("\n").filter((line) => line.startsWith("  ! "))).toEqual([
    "  ! 1 items have a zero vector (b): its cosine is undefined",
    "  ! 1 users have a zero vector (bob): its cosine is undefined",
    "  ! times are beyond the year 5138: are they milliseconds? They must be seconds",
    "  ! 1 users have equal times on both sides of a cut: what came first is not known",
    "  ! 2 interactions repeat a user and an item",
    "  ! 1 test interactions are with items that the user met before: they are not judged",
    "  ! 1 users of the test have no relevant item: they are left out",
    "  ! 1 items have no interaction or judgment",
    "  ! 1 users have no interaction or judgment",
    "  ! 1 queries are too few to tell systems apart: at least 20 are needed",
  ]);
});

it("says what learns from no negatives, and from later interactions", async () => {
  const interactions = [
    { user: "ada", item: "a", label: 1, time: 5, part: "train" },
    { user: "bob", item: "a", label: 1, time: 4, part: "test" },
  ];
  const text = checkText(checkDataset(await createDataset(settings, { ...records, interactions })));
  expect(text).toContain("all labels are positives: a model learns from candidates");
  expect(text).toContain("1 of 1 train interactions are later than the first test interaction");
  expect(text).toContain("1 judged users have nothing in train and tune");
});

it("describes what is there", async () => {
  const description = describeDataset(await createDataset(settings, records));
  expect(description.labels).toEqual([
    [0, 2],
    [1, 3],
  ]);
  expect(description.keys).toEqual([
    expect.objectContaining({
      owner: "items",
      key: "price",
      types: ["number", "text"],
      there: 3,
      of: 3,
      distinct: 3,
    }),
    expect.objectContaining({
      ...{ owner: "items", key: "tags", types: ["list"], there: 1, distinct: 2 },
      commonest: [
        ["x", 1],
        ["y", 1],
      ],
    }),
    expect.objectContaining({
      owner: "users",
      key: "country",
      types: ["text"],
      there: 1,
      commonest: [["cz", 1]],
    }),
  ]);
  const items = description.distributions.find(({ what }) => what === "interactions of an item")!;
  expect(items.numbers).toMatchObject({ queries: 3, minimum: 0, median: 2, maximum: 3 });
  expect(descriptionText(description)).toMatch(/1 {2,}3 {2}█{40}/);
});

it("counts problems by kind, with the first places of each", async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `x${i},[${i}],${i}`);
  const folder = await scratchFolder({
    "items.csv": ["id,vector,price", ...rows, "x1,[1 2],3", 'y,"[1, nan]",1', ""].join("\n"),
    "users.csv": "id,vector\nada,1 2\n",
    "interactions.csv": "user,item,label,part\nada,x1,1,train\nada,zzz,1,test\neve,x1,?,test\n",
  });
  const problems = createGroupedProblems();
  const manifest = filesManifest.parse({ kind: "files", format: 1, ...settings });
  await expect(readDatasetFiles(folder, manifest, problems)).rejects.toMatchObject({ code: "input" });
  expect(problemsText(problems.groups()).replaceAll(`${folder}/`, "")).toBe(`9 problems of one kind:
  items.csv:2: vector has 1 numbers, the manifest says dimensions 2
  items.csv:3: vector has 1 numbers, the manifest says dimensions 2
  items.csv:4: vector has 1 numbers, the manifest says dimensions 2
  … and 6 more
1 problem:
  items.csv:11: id x1 was used before; ids must differ
1 problem:
  items.csv:12: vector must be an array of 2 numbers, got "[1, nan]"
1 problem:
  interactions.csv:3: item "zzz" is not in items.csv
1 problem:
  interactions.csv:4: user "eve" is not in users.csv
1 problem:
  interactions.csv:4: label must be a finite number, got "?"
`);
});
