import { phaseOfKind, stepAfter } from '../../shared/scripts/course.ts';
import type { Step } from '../../shared/scripts/script.ts';
import { stepName, stepWords } from '../../shared/scripts/stepWords.ts';
import { t, words } from '../words/speak.ts';
import type { ConsoleView, GroupRow } from './consoleView.ts';
import { listNames, sentences } from './listNames.ts';
import { groupsWithoutTable } from './tableGroups.ts';
import { isOpenTable } from './tablesBoard.ts';
import { minutesOf } from './walkWords.ts';

interface StepWords {
  title: string;
  consequence: string;
  button: string;
}

/** The one thing to do next, and what it will do to whom. */
export type NextStep = StepWords &
  /** `of`: the step it goes to. */
  (
    | { kind: 'step'; of: Step }
    /** `made`: how many groups become tables; with none there is nothing to open. */
    | { kind: 'open-tables'; made: number; isReady: boolean }
    /** Asks how to walk. */
    | { kind: 'walk' }
    | { kind: 'stop'; stop: number }
    /** `isLast`: the report-backs end with it. */
    | { kind: 'report'; index: number; isLast: boolean }
    | { kind: 'reveal' }
    | { kind: 'keep' }
  );

const back = (): string => t('console.next.back');

const others = (view: ConsoleView): number => Math.max(0, view.here - 1);

/** A step of the run; where it is as the product knows it, in the words for its kind. */
function goingTo(step: Step, view: ConsoleView, before = ''): NextStep {
  const { session } = view;
  const { title } = stepWords(words(), session, step);
  const phase = phaseOfKind(step.kind);
  const isKnown = phase !== undefined && stepName(words(), session, step) !== title;
  const said = {
    kind: 'step',
    of: step,
    title: isKnown ? t(`console.next.title.${phase}`) : title,
    button: isKnown ? t(`console.next.go.${phase}`) : t('console.next.go.on'),
  } as const;
  if (step.kind === 'group') {
    return {
      ...said,
      consequence: sentences(
        t('console.next.group', { notes: view.notes.length }),
        t(`console.next.group.${session.posting}`),
        back(),
      ),
    };
  }
  return {
    ...said,
    consequence: sentences(
      before,
      t('console.next.screens', { others: others(view), title }),
      back(),
    ),
  };
}

const numbers = (groups: readonly GroupRow[]): string =>
  listNames(groups.map((group) => words().number(group.number)));

/** "Left out: group 3 has no name, groups 5 and 6 have no notes." or ''. */
export function leftOutWords(view: Pick<ConsoleView, 'groups' | 'session'>): string {
  const { unnamed, empty } = groupsWithoutTable(view);
  if (unnamed.length > 0 && empty.length > 0)
    return t('console.next.leftOut.both', {
      unnamed: numbers(unnamed),
      unnamedCount: unnamed.length,
      empty: numbers(empty),
      emptyCount: empty.length,
    });
  const left = unnamed.length > 0 ? unnamed : empty;
  if (left.length === 0) return '';
  return t(unnamed.length > 0 ? 'console.next.leftOut.unnamed' : 'console.next.leftOut.empty', {
    groups: numbers(left),
    count: left.length,
  });
}

function tablesStep(view: ConsoleView): NextStep {
  const { ready, unnamed } = groupsWithoutTable(view);
  return {
    kind: 'open-tables',
    title: t('console.next.title.tables'),
    button: t('console.next.openTables'),
    made: ready.length,
    isReady: ready.length > 0,
    consequence:
      ready.length === 0
        ? t('console.next.openTables.none', { count: unnamed.length })
        : sentences(
            t('console.next.openTables.become', { count: ready.length }),
            t('console.next.openTables.asked', { count: others(view) }),
            leftOutWords(view),
            t('console.next.openTables.kept'),
            back(),
          ),
  };
}

function reportStep(view: ConsoleView): NextStep | null {
  const { reportBack, tables } = view.session;
  if (!reportBack) return null;
  const next = tables.find((table) => table.tableId === reportBack.queue[reportBack.index + 1]);
  if (!next) {
    return {
      kind: 'report',
      index: reportBack.index,
      isLast: true,
      title: t('console.next.report.last'),
      consequence: t('console.next.report.last.text'),
      button: t('console.next.report.last.go'),
    };
  }
  return {
    kind: 'report',
    index: reportBack.index + 1,
    isLast: false,
    title: t('console.next.report', { table: next.number }),
    consequence: t('console.next.report.text', { minutes: minutesOf(reportBack.turnMs) }),
    button: t('console.next.report.go'),
  };
}

/** What comes next on this wall. Before the reveal, once notes are gathered, that is the reveal: nobody can group what nobody sees. */
export function nextStep(view: ConsoleView): NextStep {
  const { session } = view;
  if (!session.revealed) {
    return {
      kind: 'reveal',
      title: t('console.next.reveal'),
      consequence: t('console.next.reveal.text', { notes: view.notes.length }),
      button: t('console.next.reveal.go'),
    };
  }
  const report = reportStep(view);
  if (report) return report;
  const { walk, present } = session;
  const open = session.tables.filter(isOpenTable).length;
  const next = stepAfter(view.script, session.step);
  const isFromGroups = (step: Step): boolean =>
    step.kind === 'tables' && step.from.kind === 'groups';
  if (
    next &&
    isFromGroups(next) &&
    (session.tables.length === 0 || groupsWithoutTable(view).ready.length > 0)
  )
    return tablesStep(view);
  if (isFromGroups(present) && open === 0) return tablesStep(view);
  if (next?.kind === 'walk' && open > 0) {
    return {
      kind: 'walk',
      title: t('console.next.title.gallery'),
      button: t('console.walk.start'),
      consequence: sentences(t('console.next.walk', { posters: open }), back()),
    };
  }
  if (present.kind === 'walk' && walk?.mode === 'rotation' && walk.stop < walk.stops - 1) {
    const isSwap = walk.swapAt === walk.stop + 1;
    return {
      kind: 'stop',
      stop: walk.stop + 1,
      title: t('console.next.stop', { stop: walk.stop + 2, stops: walk.stops }),
      button: t('console.next.stop.go'),
      consequence: sentences(
        t(isSwap ? 'console.next.stop.swap' : 'console.next.stop.text', {
          minutes: minutesOf(walk.stopMs),
        }),
        walk.onItsOwn ? t('console.walk.onItsOwn') : '',
      ),
    };
  }
  if (!next) {
    return {
      kind: 'keep',
      title: t('console.next.keep'),
      consequence: t('console.next.keep.text'),
      button: t('console.snapshot.take'),
    };
  }
  return goingTo(next, view, walk && next.kind !== 'walk' ? t('console.next.walkEnds') : '');
}
