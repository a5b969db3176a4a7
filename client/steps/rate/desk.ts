import { statementsOf } from '../../../shared/scripts/statements.ts';
import { settingsOf } from '../../../shared/scripts/stepSettings.ts';
import { FEWEST_SHOWN } from '../../../shared/rating/results.ts';
import type { RateStep } from '../../../shared/rating/rateStep.ts';
import type { Step } from '../../../shared/scripts/script.ts';
import type { ConsoleView } from '../../desk/consoleView.ts';
import { isOpenTable } from '../../desk/tablesBoard.ts';
import { t } from '../../words/speak.ts';
import type { DeskKind } from '../deskKind.ts';
import { RatePanel } from './RatePanel.tsx';

/** How many things there are to rate, as far as this page knows; 0: nobody knows. */
function countThings({ of }: RateStep, { notes, groups, session }: ConsoleView): number {
  switch (of.kind) {
    case 'notes': {
      const { step } = of;
      // A note names no step where that is the first that asked.
      return step === undefined
        ? notes.length
        : notes.filter((note) => note.step === undefined || note.step === step).length;
    }
    case 'groups':
      return groups.filter(({ name, notes: count }) => name.trim() !== '' && count > 0).length;
    case 'tables':
      return session.tables.filter(isOpenTable).length;
    case 'statements':
      return statementsOf(of).length;
    case 'times':
      return of.items?.length ?? 0;
  }
}

/** Pure. About how many will rate each thing, if everybody who is here does. */
export function readersEach(step: RateStep, view: ConsoleView): number {
  const things = countThings(step, view);
  const people =
    step.by === 'tables' ? view.session.tables.filter(isOpenTable).length : view.counts.came;
  if (step.each === 'all' || things === 0) return people;
  return Math.floor((people * Math.min(step.each, things)) / things);
}

/** Of what fewer people say than a step wants nothing, or little, is shown: better known before than after. */
function warns(view: ConsoleView, step: Step): string {
  if (step.kind !== 'rate' || step.by === 'facilitators') return '';
  const { names, fewest } = settingsOf<'rate'>(step);
  const wanted = Math.max(names ? 1 : FEWEST_SHOWN, fewest);
  const readers = readersEach(step, view);
  return countThings(step, view) > 0 && readers < wanted
    ? t('rate.warn.few', { readers, wanted })
    : '';
}

export const rateOnDesk: DeskKind = { Panel: RatePanel, warns };
