import { momentNow, progressNow, type Moment } from '../../shared/activities/moment.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import { findStep } from '../../shared/scripts/course.ts';
import { ownTablesWords } from '../../shared/scripts/tablesWords.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { stepWords } from '../../shared/scripts/stepWords.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import { t, words } from '../words/speak.ts';

/** What could be said where a phase has more than one moment. `ask`: the table's name, where one reports. */
const sayOf = (kind: Exclude<Moment['kind'], 'step'>, ask: string): string =>
  kind === 'report' ? t('console.now.say.report', { table: ask }) : t(`console.now.say.${kind}`);

/** Whether the run has words of its own for the tables that are now: what it says then goes before what the product would. */
function hasOwnWords(session: LiveSession, script: Script): boolean {
  const step = findStep(script, session.step);
  if (step?.kind !== 'tables') return false;
  return Object.values(ownTablesWords(words(), session, step)).some((each) => each !== '');
}

/** What the script gives to say at the present step, else what that asks. */
function sayAt(session: LiveSession, script: Script): string {
  const { say, ask } = stepWords(
    words(),
    session,
    findStep(script, session.step) ?? session.present,
  );
  return say === '' ? ask : say;
}

/** What happens now, in the projector's own words, and what could be said about it. */
export function nowWords({
  session,
  run: { script },
  counts,
}: Pick<ConsoleView, 'session' | 'run' | 'counts'>): {
  kicker: string;
  title: string;
  say: string;
} {
  const { kind, title, ask, progress } = momentNow(words(), session, counts);
  return {
    kicker: progressNow(words(), progress),
    title,
    say:
      kind === 'step' ||
      // Of notes and groups nobody reports as a table does.
      session.reportBack?.of !== undefined ||
      (kind !== 'report' && hasOwnWords(session, script))
        ? sayAt(session, script)
        : sayOf(kind, ask),
  };
}
