import type { PeopleCounts } from '../model/peopleCounts.ts';
import { reportsOf } from '../model/reportBack.ts';
import type { LiveSession } from '../model/session.ts';
import { isDealt } from '../scripts/dealTables.ts';
import type { StepOf } from '../scripts/standing.ts';
import { stepWords } from '../scripts/stepWords.ts';
import { tableAsks } from '../scripts/tableAsks.ts';
import { ownTablesWords } from '../scripts/tablesWords.ts';
import type { Walk } from '../model/walk.ts';
import type { Words } from '../words/words.ts';

/** Share of people still looking for a seat below which the talk has begun. */
const STILL_LOOKING = 0.15;

/** How far what counts is: turns of report-backs, stops of a rotation. */
type Progress =
  | { kind: 'turn'; turn: number; turns: number }
  | { kind: 'stop'; stop: number; stops: number }
  | { kind: 'walked' };

/** What the room does now. Console and projector take their words from here, so that nobody is told two things. */
export interface Moment {
  /** At the tables people first choose, then talk, then decide; nobody presses a button for it, so it is seen from what they do. */
  kind: 'step' | 'talk' | 'decide' | 'report';
  /** As an instruction, or who speaks: "Table 2 reports back". */
  title: string;
  /** What it asks of people, one sentence; of a report-back what the table is called. */
  ask: string;
  /** `null` where nobody counts. */
  progress: Progress | null;
}

/** "Stop 2 of 3"; `isOver`: its time is up. '' where nobody counts. */
export function progressWords(words: Words, progress: Progress | null, isOver = false): string {
  if (progress === null) return '';
  const { kind } = progress;
  if (kind === 'walked') return words.say('moment.walked');
  if (kind === 'turn') return words.say('moment.turn', progress);
  return words.say(isOver ? 'moment.stop.over' : 'moment.stop', progress);
}

/** "Now, stop 2 of 3", or "Now". */
export function progressNow(words: Words, progress: Progress | null): string {
  if (progress === null) return words.say('moment.now');
  const { kind } = progress;
  if (kind === 'walked') return words.say('moment.walked.now');
  return kind === 'turn'
    ? words.say('moment.turn.now', progress)
    : words.say('moment.stop.now', progress);
}

type TablesKind = 'step' | 'talk' | 'decide';

/** `decides`: whether tables say if they want another session. */
function tablesKind(
  { seated, choosing, decided }: PeopleCounts,
  open: number,
  decides: boolean,
): TablesKind {
  if (seated === 0 || choosing > (seated + choosing) * STILL_LOOKING) return 'step';
  return decides && decided * 3 >= open ? 'decide' : 'talk';
}

/** What the run says of its tables stands; where it says nothing of its own, the words go with what people do. */
function tablesWords(
  words: Words,
  session: Pick<LiveSession, 'language'>,
  step: StepOf<'tables'>,
  kind: TablesKind,
): { title: string; ask: string } {
  const own = ownTablesWords(words, session, step);
  const at = kind !== 'step' ? (`${kind}.` as const) : isDealt(step) ? 'dealt.' : '';
  return {
    title: own.title || words.say(`step.tables.${at}title`),
    ask:
      own.ask ||
      // Where nobody is asked for her own part there is one question.
      (kind === 'decide' && tableAsks(step).commitments.length === 0
        ? words.say('decide.again')
        : words.say(`step.tables.${at}ask`)),
  };
}

/** A report-back comes before the step it happens in. Pure. */
export function momentNow(
  words: Words,
  session: Pick<LiveSession, 'present' | 'language' | 'walk' | 'reportBack' | 'tables'>,
  people: PeopleCounts,
): Moment {
  const { present, walk, reportBack, tables } = session;
  const progress: Progress | null = reportBack && {
    kind: 'turn',
    turn: reportBack.index + 1,
    turns: reportBack.queue.length,
  };
  const own = stepWords(words, session, present);
  if (reportBack && reportsOf(reportBack) !== 'tables')
    return { kind: 'report', title: own.title, ask: own.ask, progress };
  const speaks = reportBack
    ? tables.find((table) => table.tableId === reportBack.queue[reportBack.index])
    : undefined;
  if (speaks) {
    return {
      kind: 'report',
      title: words.say('moment.report', { number: speaks.number }),
      ask: speaks.name,
      progress,
    };
  }
  if (present.kind === 'tables') {
    const open = tables.filter((table) => table.state !== 'closed').length;
    const kind = tablesKind(people, open, tableAsks(present).again);
    return { kind, ...tablesWords(words, session, present, kind), progress: null };
  }
  return {
    kind: 'step',
    title: own.title,
    ask: own.ask,
    progress: present.kind === 'walk' && walk?.mode === 'rotation' ? walkProgress(walk) : null,
  };
}

const walkProgress = ({ stop, stops }: Walk): Progress =>
  stop < stops ? { kind: 'stop', stop: stop + 1, stops } : { kind: 'walked' };
