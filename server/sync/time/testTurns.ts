/** For tests: the most this process worked between two rounds of its event loop while `during` runs, ms of its thread's processor time: however busy the machine is. */
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
