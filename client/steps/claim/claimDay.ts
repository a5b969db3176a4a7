import { formattingOf } from '../../../shared/words/languages.ts';

/** A day as it is called in a language: "31 Mar 2027"; `''` of none. It is the same day everywhere. */
export const claimDay = (language: string, date: string | undefined): string =>
  date === undefined
    ? ''
    : new Intl.DateTimeFormat(formattingOf(language), {
        dateStyle: 'medium',
        timeZone: 'UTC',
      }).format(Date.parse(`${date}T00:00Z`));

/** The day that it is here, as fields of dates have it: "2027-03-31". */
export const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
