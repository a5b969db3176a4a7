import type { ConsoleView, PersonRow } from './consoleView.ts';
import { countWords, listNames } from './countWords.ts';

/** Something that waits for the facilitator. Most urgent first in {@link whoNeedsMe}. */
export type Need =
  | { kind: 'offers'; people: readonly string[]; title: string; text: string; accept: string; decline: string }
  | { kind: 'private'; title: string; text: string }
  | { kind: 'locked'; title: string; text: string }
  | { kind: 'posting'; title: string; text: string }
  | { kind: 'unnamed'; title: string; text: string };

const nameOf = (person: PersonRow): string => person.name?.trim() || 'Someone without a name';

function offers(people: readonly PersonRow[]): Need | null {
  const asking = people.filter((person) => person.offer === 'offered' && !person.removed && person.role === 'participant');
  if (asking.length === 0) return null;
  return {
    kind: 'offers', people: asking.map((person) => person.id), title: listNames(asking.map(nameOf)),
    text: asking.length === 1 ? 'offers to help group the notes.' : 'offer to help group the notes.',
    accept: asking.length === 1 ? 'Let in' : asking.length === 2 ? 'Let both in' : `Let all ${asking.length} in`, decline: 'Not now',
  };
}

/** What waits for the facilitator just now: people first, then what keeps them from working. Pure. */
export function whoNeedsMe(view: ConsoleView): Need[] {
  const { session, groups } = view;
  const needs: Need[] = [];
  const asked = offers(view.people);
  if (asked) needs.push(asked);
  if (session.phase === 'cluster' && !session.revealed) {
    needs.push({ kind: 'private', title: 'The notes are still private', text: 'Helpers can’t group what they can’t read. Reveal the notes when everyone has posted.' });
  }
  if (session.phase === 'cluster' && session.locked) {
    needs.push({ kind: 'locked', title: 'The wall is locked', text: 'Nobody can move notes until you unlock it.' });
  }
  if (session.phase === 'gather' && session.posting === 'closed') {
    needs.push({ kind: 'posting', title: 'Posting is closed', text: 'Phones can’t add notes until you open it again.' });
  }
  const unnamed = groups.filter((group) => group.name.trim() === '' && group.notes > 0);
  const first = unnamed[0];
  if (first && session.phase !== 'gather') {
    needs.push({
      kind: 'unnamed', title: unnamed.length === 1 ? `Group ${first.number} has no name` : `${countWords(unnamed.length, 'group has', 'groups have')} no name`,
      text: unnamed.length === 1 ? 'A name in people’s own words helps them choose.' : `Numbers ${listNames(unnamed.map((group) => String(group.number)))}. Names help people choose.`,
    });
  }
  return needs;
}
