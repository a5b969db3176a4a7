import { LIMITS } from '../../shared/model/limits.ts';
import type { Burst } from '../../shared/model/removal.ts';
import { t } from '../words/speak.ts';
import { sentences } from './listNames.ts';

/** How long something took, as people say it. */
function within(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds <= 5) return t('console.burst.within.moment');
  if (seconds < 55) return t('console.burst.within.seconds', { count: seconds });
  return seconds < 90
    ? t('console.burst.within.minute')
    : t('console.burst.within.minutes', { count: Math.round(seconds / 60) });
}

/** What is happening, in a facilitator's words. */
export function burstTitle({ kind, people, places, notes, since, until }: Burst): string {
  const when = within(until - since);
  const from = places > 1 ? 'many' : 'one';
  if (kind === 'people') return t(`console.burst.people.${from}`, { people, when });
  return people === 1
    ? t('console.burst.notes.person', { notes, when })
    : t(`console.burst.notes.${from}`, { people, notes, when });
}

/** What it may be. */
export function burstText({ kind, places, notes }: Burst): string {
  if (kind === 'notes') return t('console.burst.text.notes');
  return sentences(
    t(places > 1 ? 'console.burst.text.many' : 'console.burst.text.one'),
    notes > 0 ? t('console.burst.text.wrote', { notes }) : '',
  );
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
