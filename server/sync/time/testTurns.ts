/**
 * For tests: the longest that this process worked between two rounds of its event loop while
 * `during` ran. Measured in processor time of its thread, ms, so that other programs on the machine
 * do not count.
 */
export async function longestTurn(during: () => Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false];
  let before = process.threadCpuUsage();
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1_000);
    before = process.threadCpuUsage();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await during();
  isOver = true;
  return longest;
}
