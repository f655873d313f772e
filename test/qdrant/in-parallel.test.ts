import { expect, it } from "vitest";
import { inParallel } from "../../src/qdrant/in-parallel.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

it("works on at most so many elements at once, in their order, and takes none before there is room", async () => {
  const taken: number[] = [];
  function* elements() {
    for (let i = 0; i < 7; i++) {
      taken.push(i);
      yield i;
    }
  }
  let underWay = 0;
  const most: number[] = [];
  const places: number[] = [];
  await inParallel(elements(), 3, async (element, place) => {
    underWay += 1;
    most.push(underWay);
    expect(taken.length - places.length).toBeLessThanOrEqual(3);
    await turn();
    places[place] = element;
    underWay -= 1;
  });
  expect(places).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(Math.max(...most)).toBe(3);
});

it("begins nothing after a failure, and throws it once the rest has ended", async () => {
  const ended: number[] = [];
  const work = async (element: number) => {
    await turn();
    if (element === 1) throw new Error("the second");
    await turn();
    ended.push(element);
  };
  await expect(inParallel([0, 1, 2, 3, 4, 5], 3, work)).rejects.toThrow("the second");
  expect(ended).toEqual([0, 2]);
});
