/**
 * Works on elements, so many at once, taking them in their order and none before there is room for it. After a failure no
 * other is begun.
 *
 * @param most How many are under way at once, at most.
 * @throws What the first failure threw, once all that was under way has ended.
 */
export async function inParallel<Element>(
  elements: Iterable<Element>,
  most: number,
  work: (element: Element, i: number) => Promise<void>,
): Promise<void> {
  const iterator = elements[Symbol.iterator]();
  let next = 0;
  const failures: unknown[] = [];
  const worker = async () => {
    try {
      while (failures.length === 0) {
        const { value, done } = iterator.next();
        if (done) return;
        await work(value, next++);
      }
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
  if (failures.length > 0) throw failures[0];
}
