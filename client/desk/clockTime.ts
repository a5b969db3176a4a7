const DAY_MS = 24 * 60 * 60_000;

/** The moment at which a clock shows a time of day (`12:30`) on the day of another moment, where this page is. Times in ms. */
export function timeOnDay(clock: string, day: number): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(day).setHours(hours, minutes, 0, 0);
}

/** When a clock shows a time of day next, from a moment on. */
export function nextTime(clock: string, from: number): number {
  const same = timeOnDay(clock, from);
  // Not a day of 24 hours where clocks are put back or forward, but that of the calendar.
  return same >= from ? same : timeOnDay(clock, from + DAY_MS);
}

/** The time of day at a moment, as fields of the kind `time` take it. */
export function clockAt(time: number): string {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
