import type { Walk } from '../../shared/model/walk.ts';
import { minutesWords } from './nextStep.ts';

const MINUTE_MS = 60_000;

/** How long a walk takes, said before it starts. */
export function walkWords(mode: 'rotation' | 'free', stops: number, minutes: number): string {
  const each = minutesWords(minutes * MINUTE_MS);
  if (mode === 'free') return `${each} to walk.`;
  const all = minutesWords(stops * minutes * MINUTE_MS);
  return `${stops === 1 ? 'One stop' : `${stops} stops`} of ${each}: ${all} in all.`;
}

/** What becomes of a rotation by itself. */
export function goesOnWords({ swapAt, onItsOwn }: Pick<Walk, 'swapAt' | 'onItsOwn'>): string {
  const swap = swapAt === undefined ? '' : `Hosts swap at stop ${swapAt + 1}. `;
  return `${swap}${onItsOwn ? 'It goes on by itself when the time is up.' : 'You’re asked when the time is up.'}`;
}

/** The same of a report-back. */
export function reportBackWords(tables: number, minutes: number): string {
  const all = minutesWords(tables * minutes * MINUTE_MS);
  return `${tables === 1 ? 'One table' : `${tables} tables`}, ${all} in all.`;
}
