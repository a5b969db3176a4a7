import { phaseOfKind, stepAfter } from '../../shared/scripts/course.ts';
import type { ReportBack } from '../../shared/model/reportBack.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { hasUnseen } from '../../shared/scripts/revealing.ts';
import { stepName, stepWords } from '../../shared/scripts/stepWords.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import { sentences } from '../desk/listNames.ts';
import { goToStep, steerReportBack } from '../desk/moveActions.ts';
import { nextTold } from '../desk/reportThings.ts';
import { minutesOf } from '../desk/walkWords.ts';
import type { NextThing } from '../steps/deskKind.ts';
import { DESK_KINDS } from '../steps/kinds/desk.ts';
import { t, words } from '../words/speak.ts';

/** A step of the run; where it is as the product knows it, in the words for its kind. */
function goingTo(step: Step, view: ConsoleView): NextThing {
  const { session } = view;
  const { title } = stepWords(words(), session, step);
  const phase = phaseOfKind(step.kind);
  const isKnown = phase !== undefined && stepName(words(), session, step) !== title;
  const isWalkOver = session.walk !== null && step.kind !== 'walk';
  return {
    id: 'step',
    title: isKnown ? t(`console.next.title.${phase}`) : title,
    button: isKnown ? t(`console.next.go.${phase}`) : t('console.next.go.on'),
    consequence: sentences(
      ...(step.kind === 'group'
        ? [
            t('console.next.group', { notes: view.notes.length }),
            t(`console.next.group.${session.posting}`),
          ]
        : [
            isWalkOver ? t('console.next.walkEnds') : '',
            t('console.next.screens', { others: Math.max(0, view.here - 1), title }),
          ]),
      t('console.next.back'),
      DESK_KINDS[step.kind].warns?.(view, step) ?? '',
    ),
    does: { act: () => goToStep(session, step) },
  };
}

/** While notes or groups are told of, the next of them. */
function nextTurn(view: ConsoleView, reportBack: ReportBack): NextThing {
  const next = nextTold(view, reportBack);
  const does = { act: () => steerReportBack(view.session, { action: 'next' }) };
  return next
    ? {
        id: 'report',
        title: t('console.next.report.thing', { thing: next.name }),
        consequence: t('console.next.report.thing.text', { minutes: minutesOf(reportBack.turnMs) }),
        button: t('told.nextTurn'),
        does,
      }
    : {
        id: 'report-last',
        title: t('console.next.report.last'),
        consequence: t('console.next.report.things.over'),
        button: t('console.next.report.last.go'),
        does,
      };
}

/** While tables report back, the next of them, whatever step that happens in. */
function nextReport(view: ConsoleView): NextThing | null {
  const { session } = view;
  const { reportBack, tables } = session;
  if (!reportBack) return null;
  if (reportBack.of !== undefined) return nextTurn(view, reportBack);
  const next = tables.find(({ tableId }) => tableId === reportBack.queue[reportBack.index + 1]);
  const does = { act: () => steerReportBack(session, { action: 'next' }) };
  return next
    ? {
        id: 'report',
        title: t('console.next.report', { table: next.number }),
        consequence: t('console.next.report.text', { minutes: minutesOf(reportBack.turnMs) }),
        button: t('console.next.report.go'),
        does,
      }
    : {
        id: 'report-last',
        title: t('console.next.report.last'),
        consequence: t('console.next.report.last.text'),
        button: t('console.next.report.last.go'),
        does,
      };
}

/** Before the reveal, once notes are gathered, that comes next: nobody can group what nobody sees. */
const reveal = ({ session, notes, noteCount }: ConsoleView): NextThing | null =>
  hasUnseen(session)
    ? {
        id: 'reveal',
        title: t('console.next.reveal'),
        consequence: t('console.next.reveal.text', {
          // Those that are kept back are in no document.
          notes: session.revealed ? Math.max(0, noteCount - notes.length) : notes.length,
        }),
        button: t('console.next.reveal.go'),
        does: { asks: 'reveal' },
      }
    : null;

const keep = (): NextThing => ({
  id: 'keep',
  title: t('console.next.keep'),
  consequence: t('console.next.keep.text'),
  button: t('console.snapshot.take'),
  does: { asks: 'keep' },
});

/** What comes next on this wall. Pure. */
export function nextStep(view: ConsoleView): NextThing {
  const { present, step } = view.session;
  const after = stepAfter(view.run.script, step);
  return (
    reveal(view) ??
    nextReport(view) ??
    DESK_KINDS[present.kind].next?.(view) ??
    (after && DESK_KINDS[after.kind].coming?.(view, after)) ??
    (after ? goingTo(after, view) : keep())
  );
}
