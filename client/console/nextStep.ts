import { PHASES, type Phase } from '../../shared/model/session.ts';
import type { ConsoleView, GroupRow } from './consoleView.ts';
import { countWords, listNames } from './countWords.ts';
import { groupsWithoutTable } from './tableGroups.ts';
import { isOpenTable } from './tablesBoard.ts';
import { t } from '../words/speak.ts';

interface StepWords {
  title: string;
  consequence: string;
  button: string;
}

/** The one thing to do next, and what it will do to whom. */
export type NextStep = StepWords &
  (
    | { kind: 'phase'; phase: Phase }
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

const NEXT_TITLE: Record<Phase, string> = {
  gather: 'Next: post',
  cluster: 'Next: group the notes',
  tables: 'Next: tables',
  gallery: 'Next: gallery walk',
  connect: 'Next: connect',
  'follow-up': 'Next: follow up',
};
const NEXT_BUTTON: Record<Phase, string> = {
  gather: 'Back to posting',
  cluster: 'Start grouping',
  tables: 'Go to the tables',
  gallery: 'Open the gallery',
  connect: 'Start connecting',
  'follow-up': 'Start the follow-up',
};
const BACK = 'You can come back.';

const everyone = (others: number): string =>
  others === 0
    ? 'Every screen'
    : others === 1
      ? 'One other person’s screen'
      : `${others.toLocaleString('en')} other people’s screens`;
const others = (view: ConsoleView): number => Math.max(0, view.here - 1);

function phaseStep(phase: Phase, view: ConsoleView, before = ''): NextStep {
  const words = {
    kind: 'phase',
    phase,
    title: NEXT_TITLE[phase],
    button: NEXT_BUTTON[phase],
  } as const;
  if (phase === 'cluster') {
    const notes =
      view.notes.length === 0
        ? 'There is nothing'
        : countWords(view.notes.length, 'note waits', 'notes wait');
    const posting =
      view.session.posting === 'open' ? 'Posting stays open.' : 'Posting stays closed.';
    return {
      ...words,
      consequence: `${notes} on the wall for helpers to group${view.notes.length === 0 ? ' yet' : ''}. ${posting} ${BACK}`,
    };
  }
  const count = others(view);
  return {
    ...words,
    consequence: `${before}${everyone(count)} then ${count <= 1 ? 'says' : 'say'} “${t(`step.${phase}.title`)}”. ${BACK}`,
  };
}

const numbers = (groups: readonly GroupRow[], one: string, many: string): string =>
  groups.length === 0
    ? ''
    : groups.length === 1
      ? `group ${groups[0]?.number ?? ''} has ${one}`
      : `groups ${listNames(groups.map((group) => String(group.number)))} have ${many}`;

/** "Left out: group 3 has no name, groups 5 and 6 have no notes." or ''. */
export function leftOutWords(view: Pick<ConsoleView, 'groups' | 'session'>): string {
  const { unnamed, empty } = groupsWithoutTable(view);
  const parts = [
    numbers(unnamed, 'no name', 'no name'),
    numbers(empty, 'no notes', 'no notes'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `Left out: ${parts.join(', ')}.`;
}

function tablesStep(view: ConsoleView): NextStep {
  const { ready, unnamed } = groupsWithoutTable(view);
  const words = {
    kind: 'open-tables',
    title: 'Next: tables',
    button: 'Open the tables',
    made: ready.length,
    isReady: ready.length > 0,
  } as const;
  if (ready.length === 0) {
    const why =
      unnamed.length > 0
        ? `${countWords(unnamed.length, 'group has notes but no name', 'groups have notes but no name')}. Name them on the wall`
        : 'No group has both a name and a note yet. Group notes on the wall and name the groups';
    return { ...words, consequence: `${why}, then open the tables.` };
  }
  const become =
    ready.length === 1
      ? '1 group becomes a table'
      : `${ready.length} groups become ${ready.length} tables`;
  const asked =
    others(view) === 0
      ? 'People are asked to choose one.'
      : others(view) === 1
        ? 'One other person is asked to choose one.'
        : `${others(view).toLocaleString('en')} people are asked to choose one.`;
  return {
    ...words,
    consequence: [`${become}.`, asked, leftOutWords(view), 'Notes can no longer be reworded.', BACK]
      .filter((part) => part !== '')
      .join(' '),
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
      title: 'Last: finish the report-back',
      consequence: 'Every table has reported. The projector goes back to the gallery.',
      button: 'Finish',
    };
  }
  return {
    kind: 'report',
    index: reportBack.index + 1,
    isLast: false,
    title: `Next: table ${next.number} reports back`,
    consequence: `Its poster fills the projector, and the clock starts again at ${minutesWords(reportBack.turnMs)}.`,
    button: 'Next table',
  };
}

/** 480000 → "8 minutes". */
export const minutesWords = (ms: number): string => {
  const minutes = Math.round((ms / 60_000) * 10) / 10;
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
};

/** What comes next on this wall. Before the reveal, once notes are gathered, that is the reveal: nobody can group what nobody sees. */
export function nextStep(view: ConsoleView): NextStep {
  const { session } = view;
  if (!session.revealed) {
    return {
      kind: 'reveal',
      title: 'Next: reveal the notes',
      consequence: revealConsequence(view),
      button: 'Reveal the notes',
    };
  }
  const report = reportStep(view);
  if (report) return report;
  const { walk, phase } = session;
  const open = session.tables.filter(isOpenTable).length;
  if (
    phase === 'cluster' &&
    (session.tables.length === 0 || groupsWithoutTable(view).ready.length > 0)
  )
    return tablesStep(view);
  if (phase === 'tables') {
    if (open === 0) return tablesStep(view);
    return {
      kind: 'walk',
      title: 'Next: gallery walk',
      button: 'Start the walk',
      consequence: `${open === 1 ? 'One poster hangs' : `${open} posters hang`} in the gallery, for everyone to read. You choose how people walk and for how long. ${BACK}`,
    };
  }
  if (phase === 'gallery' && walk?.mode === 'rotation' && walk.stop < walk.stops - 1) {
    return {
      kind: 'stop',
      stop: walk.stop + 1,
      title: `Next: stop ${walk.stop + 2} of ${walk.stops}`,
      button: 'Next stop',
      consequence: [
        walk.swapAt === walk.stop + 1
          ? 'Hosts swap with somebody who has walked; everyone else'
          : 'Everyone but the hosts',
        `is sent to their next poster, and the clock starts again at ${minutesWords(walk.stopMs)}.`,
        ...(walk.onItsOwn ? ['It goes on by itself when the time is up.'] : []),
      ].join(' '),
    };
  }
  const next = PHASES[PHASES.indexOf(phase) + 1];
  if (!next) {
    return {
      kind: 'keep',
      title: 'Last: keep the wall',
      consequence:
        'A snapshot keeps wall, tables and gallery as they are now. Nothing changes for anybody.',
      button: 'Take a snapshot',
    };
  }
  return phaseStep(next, view, walk && next === 'connect' ? 'The walk ends. ' : '');
}

/** What revealing does, and that it stays done. */
export function revealConsequence(view: ConsoleView): string {
  const notes =
    view.notes.length === 1
      ? '1 note becomes'
      : `${view.notes.length.toLocaleString('en')} notes become`;
  return `${notes} readable for everyone on this wall, now and later. This cannot be undone.`;
}
