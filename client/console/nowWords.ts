import { momentNow, progressNow, type Moment } from '../../shared/activities/moment.ts';
import type { ConsoleView } from './consoleView.ts';
import { t, words } from '../words/speak.ts';

/** What could be said where a phase has more than one moment. `ask`: the table's name, where one reports. */
const sayOf = (kind: Exclude<Moment['kind'], 'phase'>, ask: string): string =>
  kind === 'report' ? t('console.now.say.report', { table: ask }) : t(`console.now.say.${kind}`);

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
    say: kind === 'phase' ? t(`say.${session.phase}`) : sayOf(kind, ask),
  };
}
