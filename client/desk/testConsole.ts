import { testLiveSession, testSession } from '../../shared/commands/testSession.ts';
import type { LiveSession } from '../../shared/model/session.ts';
import type { PosterChoices } from '../../shared/model/gallery.ts';
import { countPeople } from '../../shared/model/peopleCounts.ts';
import type { TableRow } from '../../shared/model/table.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { RunContent } from '../meeting/documents/readRun.ts';
import { words } from '../words/speak.ts';
import type { ConsoleView } from './consoleView.ts';
import { EMPTY_GALLERY } from './galleryLists.ts';
import { boardOf } from './tablesBoard.ts';

/** A meeting as its desk sees it, and parts of one: what a test says nothing of is calm. */
export const session = (part: Partial<LiveSession> = {}): LiveSession =>
  testLiveSession(
    {
      joinCode: 'HUA42K',
      prompts: ['Where?'],
      sheetQuestions: [],
      createdAt: 0,
      since: 0,
      ...part,
    },
    words(),
  );

/** The run of such a meeting, before anything has happened. */
export const testRun = (): RunContent => {
  const { script, step, been, left } = testSession({}, words());
  return { script, step, been, left };
};

export const view = (part: Partial<ConsoleView> = {}): ConsoleView => {
  const all = {
    session: session(),
    run: testRun(),
    me: 'me',
    here: 1,
    noteCount: 0,
    groups: [],
    loose: 0,
    notes: [],
    people: [],
    presences: 0,
    rushes: { bursts: [], removals: [] },
    knownBursts: {},
    mayFallAsleep: false,
    isTimeUp: false,
    gallery: EMPTY_GALLERY,
    now: 0,
    ...part,
  };
  const counts = countPeople(
    all.people,
    all.session.tables,
    (id) => all.gallery.posters.get(id)?.again ?? null,
  );
  return { ...all, counts, board: boardOf(all.session, all.people, all.gallery) };
};

export const person = (id: string, part: Partial<PersonRow> = {}): PersonRow => ({
  id,
  name: id,
  role: 'participant',
  arrival: 'code',
  offer: 'offered',
  removed: false,
  joinedAt: 0,
  ...part,
});

export const table = (number: number, part: Partial<TableRow> = {}): TableRow => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
  ...part,
});

export const TWO = [table(1), table(2)];

export const POSTER: PosterChoices = {
  sentence: '',
  again: null,
  noteIds: [],
  here: 0,
  hereNames: [],
  mightJoin: 0,
  activators: [],
  counts: { activator: 0, supporter: 0, observer: 0 },
};
