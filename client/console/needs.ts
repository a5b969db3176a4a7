import { calledName } from '../../shared/model/names.ts';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { isAtStop } from '../../shared/model/walk.ts';
import type { Burst, Removal } from '../../shared/model/removal.ts';
import { burstText, burstTitle, isNews } from './burstWords.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { IconName } from '../design/Icon.tsx';
import type { ConsoleView } from './consoleView.ts';
import { countWords, listNames } from './countWords.ts';
import { groupsWithoutTable } from './tableGroups.ts';
import { isOpenTable, type BoardTable } from './tablesBoard.ts';

/** Something that waits for the facilitator. Most urgent first in {@link whoNeedsMe}. */
export type Need = { title: string; text: string } & (
  | { kind: 'burst'; burst: Burst }
  /** Done by itself, shown while it lasts. */
  | { kind: 'removing'; removal: Removal }
  | { kind: 'door' | 'sleep' }
  | { kind: 'offers'; people: readonly string[]; accept: string; decline: string }
  | { kind: 'locked' | 'posting' | 'unnamed' | 'unplaced' | 'questions' }
  /** What helps against these is not at this desk. */
  | { kind: 'private' | 'no-host' | 'left-alone' | 'no-notes' | 'no-activator' }
  /** A stop of the walk is over, and waits for the facilitator. */
  | { kind: 'time-up'; button: string }
  /** A free walk is over: nobody is sent anywhere. */
  | { kind: 'walk-over' }
  /** `made`: how many tables opening them makes. */
  | { kind: 'untabled'; made: number }
);

export const NEED_ICONS: Record<Need['kind'], IconName> = {
  sleep: 'eye-off',
  burst: 'people',
  removing: 'people',
  door: 'lock',
  offers: 'hand',
  private: 'eye-off',
  locked: 'lock',
  posting: 'note',
  unnamed: 'pencil',
  unplaced: 'people',
  questions: 'speak',
  'no-host': 'person',
  'left-alone': 'person',
  'time-up': 'clock',
  'walk-over': 'clock',
  'no-notes': 'pencil',
  untabled: 'group',
  'no-activator': 'people',
};

/** Time for people to find their own way before the facilitator is told, ms. */
export const WAITS_TOO_LONG_MS = 3 * 60_000;

const nameOf = (person: PersonRow): string => calledName(person.name, person.role);

function offers(people: readonly PersonRow[]): Need | null {
  const asking = people.filter(
    (person) => person.offer === 'offered' && !person.removed && person.role === 'participant',
  );
  if (asking.length === 0) return null;
  return {
    kind: 'offers',
    people: asking.map((person) => person.id),
    title: listNames(asking.map(nameOf)),
    text:
      asking.length === 1 ? 'offers to help group the notes.' : 'offer to help group the notes.',
    accept:
      asking.length === 1
        ? 'Let in'
        : asking.length === 2
          ? 'Let both in'
          : `Let all ${asking.length} in`,
    decline: 'Not now',
  };
}

const tableList = (tables: readonly BoardTable[]): string =>
  tables.length === 1
    ? `Table ${tables[0]?.number ?? ''}`
    : `Tables ${listNames(tables.map((table) => String(table.number)))}`;

/** What the walk waits for: the next stop first, then posters beside which nobody stays. */
function walkNeeds({ session, board, isTimeUp }: ConsoleView): Need[] {
  const { walk } = session;
  if (!walk) return [];
  const needs: Need[] = [];
  if (isTimeUp && isAtStop(session) && !walk.onItsOwn) {
    const isLast = walk.stop >= walk.stops - 1;
    needs.push({
      kind: 'time-up',
      title: isLast ? 'Time’s up: back to the tables?' : 'Time’s up: next stop?',
      text: isLast
        ? 'The last stop is over. Phones then send everyone back to their tables.'
        : `Stop ${walk.stop + 1} of ${walk.stops} is over. Everyone waits where they are.`,
      button: isLast ? 'Back to the tables' : 'Next stop',
    });
  }
  if (isTimeUp && walk.mode === 'free' && session.phase === 'gallery' && !session.reportBack)
    needs.push({
      kind: 'walk-over',
      title: 'Time’s up: the walk',
      text: 'Everyone walks on until you go on.',
    });
  const open = board.tables.filter(isOpenTable);
  const hostless = open.filter((table) => table.people.length > 0 && !table.host);
  if (hostless.length > 0) {
    needs.push({
      kind: 'no-host',
      title:
        hostless.length === 1
          ? 'A poster has nobody beside it'
          : `${hostless.length} posters have nobody beside them`,
      text: `${tableList(hostless)}: ask one person to stay and host.`,
    });
  }
  const ahead = new Set(
    board.tables.flatMap(({ people }) =>
      people.flatMap(({ host, stops = [] }) => (host ? [] : stops.slice(walk.stop))),
    ),
  );
  const left = open.filter(({ people, tableId }) => people.length === 0 && ahead.has(tableId));
  if (left.length > 0) {
    needs.push({
      kind: 'left-alone',
      title:
        left.length === 1
          ? `Nobody is left at table ${left[0]?.number ?? ''}`
          : `Nobody is left at ${left.length} tables`,
      text: `${tableList(left)}: whoever has ${left.length === 1 ? 'it' : 'them'} ahead is sent to another poster, where there is one. Ask somebody to sit there, and she hosts.`,
    });
  }
  return needs;
}

function tableNeeds(view: ConsoleView): Need[] {
  const { session, board, gallery } = view;
  const needs: Need[] = walkNeeds(view);
  const hasWaited = view.now - view.phaseSince >= WAITS_TOO_LONG_MS;
  const open = board.tables.filter(isOpenTable);
  const inGallery = isGalleryOpen(session.phase);
  if (
    (session.phase === 'tables' || session.phase === 'gallery') &&
    open.length > 0 &&
    board.unplaced.length > 0
  ) {
    needs.push({
      kind: 'unplaced',
      title:
        board.unplaced.length === 1
          ? 'One person is at no table'
          : `${board.unplaced.length.toLocaleString('en')} people are at no table`,
      text: 'They can choose on their phones, or you move them.',
    });
  }
  const waiting = gallery.visits.filter(
    (visit) =>
      visit.kind === 'question' && !visit.answer && view.now - visit.at >= WAITS_TOO_LONG_MS,
  );
  if (inGallery && waiting.length > 0) {
    const asked = board.tables.filter((table) =>
      waiting.some((visit) => visit.table === table.tableId),
    );
    needs.push({
      kind: 'questions',
      title:
        waiting.length === 1
          ? 'A question has no answer yet'
          : `${waiting.length} questions have no answer yet`,
      text: `At ${tableList(asked).replace(/^T/, 't')}.`,
    });
  }
  const unwritten = open.filter(
    (table) =>
      table.people.length > 0 &&
      !table.people.some((person) => person.duties?.includes('note-taker')),
  );
  if (session.phase === 'tables' && hasWaited && unwritten.length > 0) {
    needs.push({
      kind: 'no-notes',
      title:
        unwritten.length === 1
          ? 'Nobody takes notes at one table'
          : `Nobody takes notes at ${unwritten.length} tables`,
      text: `${tableList(unwritten)}: ask for a note-taker.`,
    });
  }
  const idle = board.tables.filter(
    (table) => table.again === 'yes' && table.commitments.activator === 0,
  );
  if (session.phase === 'follow-up' && idle.length > 0) {
    needs.push({
      kind: 'no-activator',
      title:
        idle.length === 1
          ? 'A table meets again with nobody to call it'
          : `${idle.length} tables meet again with nobody to call it`,
      text: `${tableList(idle)}: ask who will be the activator.`,
    });
  }
  const { ready } = groupsWithoutTable(view);
  if (session.tables.length > 0 && ready.length > 0) {
    needs.push({
      kind: 'untabled',
      made: ready.length,
      title:
        ready.length === 1
          ? 'A new group has no table yet'
          : `${ready.length} new groups have no table yet`,
      text: listNames(ready.map((group) => `“${group.name.trim()}”`)),
    });
  }
  return needs;
}

/** Who came in a rush, what becomes of them, and a door that is closed: it is easily forgotten. */
function doorNeeds({ session, rushes, knownBursts }: ConsoleView): Need[] {
  const needs: Need[] = rushes.bursts
    .filter((burst) => isNews(burst, knownBursts))
    .map((burst) => ({ kind: 'burst', burst, title: burstTitle(burst), text: burstText(burst) }));
  for (const removal of rushes.removals) {
    if (removal.doing === null) continue;
    const them = countWords(removal.people, 'person', 'people');
    needs.push({
      kind: 'removing',
      removal,
      title: removal.doing === 'out' ? `${them} are leaving` : `${them} are coming back`,
      text:
        removal.doing === 'out'
          ? 'They are out already; what they left goes in the next seconds.'
          : 'Everything of theirs is on its way back.',
    });
  }
  if (session.door === 'closed')
    needs.push({
      kind: 'door',
      title: 'The door is closed',
      text: 'Nobody new comes in by the code. Who is in stays, and links still open.',
    });
  return needs;
}

/** What waits for the facilitator just now: people first, then what keeps them from working. Pure. */
export function whoNeedsMe(view: ConsoleView): Need[] {
  const { session } = view;
  const needs: Need[] = [];
  needs.push(...doorNeeds(view));
  const asked = offers(view.people);
  if (asked) needs.push(asked);
  if (session.phase === 'cluster' && !session.revealed) {
    needs.push({
      kind: 'private',
      title: 'The notes are still private',
      text: 'Helpers can’t group what they can’t read. Reveal the notes when everyone has posted.',
    });
  }
  if (session.phase === 'cluster' && session.locked) {
    needs.push({
      kind: 'locked',
      title: 'The wall is locked',
      text: 'Nobody can move notes until you unlock it.',
    });
  }
  if (session.phase === 'gather' && session.posting === 'closed') {
    needs.push({
      kind: 'posting',
      title: 'Posting is closed',
      text: 'Phones can’t add notes until you open it again.',
    });
  }
  needs.push(...tableNeeds(view));
  const { unnamed } = groupsWithoutTable(view);
  const first = unnamed[0];
  if (first && (session.phase === 'cluster' || session.phase === 'tables')) {
    needs.push({
      kind: 'unnamed',
      title:
        unnamed.length === 1
          ? `Group ${first.number} has no name`
          : `${countWords(unnamed.length, 'group has', 'groups have')} no name`,
      text:
        unnamed.length === 1
          ? 'Only a group with a name becomes a table.'
          : `Numbers ${listNames(unnamed.map((group) => String(group.number)))}. Only a group with a name becomes a table.`,
    });
  }
  if (view.mayFallAsleep)
    needs.push({
      kind: 'sleep',
      title: 'Screens may fall asleep',
      text: 'In this network browsers can’t keep them awake. On each computer that shows the wall, turn off sleep and the screen saver.',
    });
  return needs;
}
