import { momentNow, type Moment, progressNow } from '../../shared/activities/moment.ts';
import type { ConsoleView } from './consoleView.ts';
import { t, words } from '../words/speak.ts';

/** What could be said where a phase has more than one moment. */
const SAY: Record<Exclude<Moment['kind'], 'phase'>, (ask: string) => string> = {
  talk: () =>
    'Go round once: who are you, and why this table? Then choose who facilitates, who takes notes and who reports back.',
  decide: () =>
    'Before you leave the table: do you want another session? And each of you: make it happen, support it, or just hear of it?',
  report: (name) =>
    `${name}: what should everyone here know, and what do you need from the others?`,
};

/** What happens now, in the projector's own words, and what could be said about it. */
export function nowWords({ session, counts }: Pick<ConsoleView, 'session' | 'counts'>): {
  kicker: string;
  title: string;
  say: string;
} {
  const { kind, title, ask, progress } = momentNow(words(), session, counts);
  return {
    kicker: progressNow(words(), progress),
    title,
    say: kind === 'phase' ? t(`say.${session.phase}`) : SAY[kind](ask),
  };
}
