/** ISO 8601 in UTC from ms since 1970, by hand: `shared/` knows no clock. Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function isoTime(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  const inDay = ms - days * 86_400_000;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  const part = (unitMs: number, of: number): number => Math.floor(inDay / unitMs) % of;
  const millis = String(Math.floor(inDay) % 1000).padStart(3, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(part(3_600_000, 24))}:${two(part(60_000, 60))}:${two(part(1000, 60))}.${millis}Z`;
}

/** Days from 1970-01-01 to a day of the calendar that we use now, also before it began. */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Of a day, `2027-03-04`, or a moment in UTC, `2027-03-04T15:00Z`: ms since 1970 UTC. Both are of that form already. */
export function utcMs(text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return (daysTo(year, month, day) * 1_440 + hour * 60 + minute) * 60_000;
}

/** The day of a moment in UTC: `2027-03-04`. */
export const utcDay = (ms: number): string => isoTime(ms).slice(0, '2027-03-04'.length);
