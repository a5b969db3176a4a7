import type { ClaimedThing } from '../protocol/ratings.ts';
import type { Words } from '../words/words.ts';

type Claim = ClaimedThing['roles'][number]['claims'][number];

/** Who put a name to something, as the wall shows names. `own`: how words that people wrote stand there. */
export const claimerWords = (
  words: Words,
  { by, table }: Pick<Claim, 'by' | 'table'>,
  own = (text: string): string => text,
): string =>
  table === undefined
    ? by === undefined
      ? words.say('claim.somebody')
      : own(by)
    : words.say('table.numbered', { number: table });
