import type { Verdict } from '../access/rights.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import type { RecordChange, WallState } from './wallState.ts';

/** Who asks, and the server's clock in ms since 1970 UTC. */
export interface Actor {
  personId: string;
  now: number;
}

/** What a command does: records to write (none when it was already so) and what to answer. */
export interface Decision<Reply> {
  changes: RecordChange[];
  reply: Reply;
}

/** The asking person. Throws `Refusal` when unknown or removed. */
export function requirePerson(
  state: Pick<WallState, 'people' | 'leaving'>,
  personId: string,
): Person {
  const person = state.people.get(personId);
  if (!person) throw new Refusal('unauthenticated');
  if (person.removed || state.leaving.has(personId)) throw new Refusal('removed');
  return person;
}

/** Throws the refusal that a verdict of the rights table stands for. */
export function demand(verdict: Verdict): void {
  if (verdict !== true) throw new Refusal(verdict);
}

/**
 * The same where it is only later decided what a closed step means: what is known already is
 * acknowledged then too.
 */
export function demandUnlessClosed(verdict: Verdict): void {
  if (verdict !== 'step-closed') demand(verdict);
}
