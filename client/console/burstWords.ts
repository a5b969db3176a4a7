import { LIMITS } from '../../shared/model/limits.ts';
import type { Burst } from '../../shared/model/removal.ts';
import { countWords } from './countWords.ts';

/** How long something took, as people say it. */
function within(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds <= 5) return 'in a few seconds';
  if (seconds < 55) return `in ${seconds} seconds`;
  return seconds < 90 ? 'in a minute' : `in ${Math.round(seconds / 60)} minutes`;
}

/** What is happening, in a facilitator's words. */
export function burstTitle({ kind, people, places, notes, since, until }: Burst): string {
  const when = within(until - since);
  if (kind === 'people')
    return places > 1
      ? `${countWords(people, 'person', 'people')} came ${when} from many places`
      : `${countWords(people, 'person', 'people')} came from one address ${when}`;
  return people === 1
    ? `One person wrote ${countWords(notes, 'note', 'notes')} ${when}`
    : `${countWords(people, 'person', 'people')} at ${places > 1 ? 'many places' : 'one address'} wrote ${countWords(notes, 'note', 'notes')} ${when}`;
}

/** What it may be. */
export function burstText({ kind, places, notes }: Burst): string {
  if (kind === 'notes') return 'That is faster than hands type.';
  const wrote = notes > 0 ? ` Together they wrote ${countWords(notes, 'note', 'notes')}.` : '';
  if (places > 1)
    return `A very large call looks like this, and so do made-up people who come over many networks.${wrote}`;
  return `A full room behind one router looks like this, and so does one device that makes people up.${wrote}`;
}

/** Bursts that a facilitator has called her own, by id, with how many people they were then. */
export type KnownBursts = Readonly<Record<string, number>>;

/** Where many places came, they come all evening: only as many again as a whole room are news. */
const GROWN_BY = { one: LIMITS.burstPeople, many: 1_000 };

/** One that was known and has grown by as many as make a burst is news again. */
export function isNews({ id, people, places }: Burst, known: KnownBursts): boolean {
  const before = known[id];
  return before === undefined || people >= before + (places > 1 ? GROWN_BY.many : GROWN_BY.one);
}

const keyOf = (wall: string): string => `ww-known-bursts-${wall}`;

/** From this browser's memory; what is not readable is forgotten. */
export function readKnownBursts(wall: string): KnownBursts {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(wall)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    );
  } catch {
    return {};
  }
}

export function keepKnownBursts(wall: string, known: KnownBursts): void {
  try {
    localStorage.setItem(keyOf(wall), JSON.stringify(known));
  } catch {
    // Said again after a reload, then.
  }
}
