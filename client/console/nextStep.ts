import { PHASE_WORDS } from '../../shared/activities/activity.ts';
import { PHASES, type Phase } from '../../shared/model/session.ts';
import type { ConsoleView } from './consoleView.ts';
import { countWords } from './countWords.ts';

/** The one thing to do next, and what it will do to whom. */
export type NextStep =
  | { kind: 'phase'; phase: Phase; title: string; consequence: string; button: string }
  | { kind: 'reveal'; title: string; consequence: string; button: string }
  | { kind: 'keep'; title: string; consequence: string; button: string };

const NEXT_TITLE: Record<Phase, string> = {
  gather: 'Next: post', cluster: 'Next: group the notes', tables: 'Next: tables', gallery: 'Next: gallery walk', connect: 'Next: connect', 'follow-up': 'Next: follow up',
};
const NEXT_BUTTON: Record<Phase, string> = {
  gather: 'Back to posting', cluster: 'Start grouping', tables: 'Go to the tables', gallery: 'Start the walk', connect: 'Start connecting', 'follow-up': 'Start the follow-up',
};

const everyone = (others: number): string => (others === 0 ? 'Every screen' : others === 1 ? 'One other person’s screen' : `${others} other people’s screens`);

function consequenceOf(phase: Phase, view: ConsoleView): string {
  const others = Math.max(0, view.here - 1);
  const back = 'You can come back.';
  switch (phase) {
    case 'cluster': {
      const notes = view.notes.length === 0 ? 'There is nothing' : countWords(view.notes.length, 'note waits', 'notes wait');
      const posting = view.session.posting === 'open' ? 'Posting stays open.' : 'Posting stays closed.';
      return `${notes} on the wall for helpers to group${view.notes.length === 0 ? ' yet' : ''}. ${posting} ${back}`;
    }
    case 'tables': {
      const groups = view.groups.length === 0 ? 'There are no groups yet' : `${countWords(view.groups.length, 'group', 'groups')} to choose from`;
      return `${groups}. ${everyone(others)} then ${others <= 1 ? 'says' : 'say'} “${PHASE_WORDS.tables.title}”. Notes can no longer be reworded. ${back}`;
    }
    default: {
      const verb = others === 1 || others === 0 ? 'says' : 'say';
      return `${everyone(others)} then ${verb} “${PHASE_WORDS[phase].title}”. ${back}`;
    }
  }
}

/** What comes next on this wall. Before the reveal, once notes are gathered, that is the reveal: nobody can group what nobody sees. */
export function nextStep(view: ConsoleView): NextStep {
  const { session } = view;
  if (!session.revealed) {
    return { kind: 'reveal', title: 'Next: reveal the notes', consequence: revealConsequence(view), button: 'Reveal the notes' };
  }
  const next = PHASES[PHASES.indexOf(session.phase) + 1];
  if (!next) {
    return { kind: 'keep', title: 'Last: keep the wall', consequence: 'A snapshot keeps the wall as it is now. Nothing changes for anybody.', button: 'Take a snapshot' };
  }
  return { kind: 'phase', phase: next, title: NEXT_TITLE[next], consequence: consequenceOf(next, view), button: NEXT_BUTTON[next] };
}

/** What revealing does, and that it stays done. */
export function revealConsequence(view: ConsoleView): string {
  const notes = view.notes.length === 1 ? '1 note becomes' : `${view.notes.length.toLocaleString('en')} notes become`;
  return `${notes} readable for everyone on this wall, now and later. This cannot be undone.`;
}
