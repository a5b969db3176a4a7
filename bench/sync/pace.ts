const POLL_MS = 10;

/** Does `act(0)`, `act(1)` … at `rate` a second for `seconds`; what the event loop delayed is done as soon as it can be. */
export async function atRate(
  rate: number,
  seconds: number,
  act: (index: number) => void,
): Promise<number> {
  const total = Math.round(rate * seconds);
  const start = performance.now();
  for (let index = 0; index < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * rate) + 1);
    for (; index < due; index += 1) act(index);
    if (index < total) await new Promise((next) => setTimeout(next, 1));
  }
  return total;
}

/** Until `holds`, or `withinMs` have passed; resolves with whether it does. */
export async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await new Promise((again) => setTimeout(again, POLL_MS));
  }
  return true;
}
