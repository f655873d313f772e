/**
 * Lets what is compared by time take turns, and each begin as often as the others: whatever else the machine does then
 * meets all of them alike.
 */
export async function inTurn<Contender>(
  rounds: number,
  contenders: readonly Contender[],
  once: (contender: Contender, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      await once(contenders[(round + turn) % contenders.length]!, round);
    }
  }
}
