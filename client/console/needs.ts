import { calledName } from '../../shared/model/names.ts';
import { isGalleryOpen } from '../../shared/model/session.ts';
import { isAtStop } from '../../shared/model/walk.ts';
import type { Burst, Removal } from '../../shared/model/removal.ts';
import { burstText, burstTitle, isNews } from './burstWords.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { IconName } from '../design/Icon.tsx';
import { t, words } from '../words/speak.ts';
import type { ConsoleView } from './consoleView.ts';
import { listNames, listTables } from './listNames.ts';
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

const nameOf = (person: PersonRow): string => calledName(words(), person.name, person.role);

function offers(people: readonly PersonRow[]): Need | null {
  const asking = people.filter(
    (person) => person.offer === 'offered' && !person.removed && person.role === 'participant',
  );
  if (asking.length === 0) return null;
  const count = asking.length;
  return {
    kind: 'offers',
    people: asking.map((person) => person.id),
    title: listNames(asking.map(nameOf)),
    text: t('console.needs.offers', { count }),
    accept: t('console.needs.offers.accept', { count }),
    decline: t('console.needs.offers.decline'),
  };
}

/** How many, and which by their numbers. */
const these = (numbered: readonly { number: number }[]): { count: number; which: string } => ({
  count: numbered.length,
  which: listNames(numbered.map(({ number }) => words().number(number))),
});
const tablesIn = (
  tables: readonly BoardTable[],
  form?: 'at',
): { count: number; tables: string } => ({
  count: tables.length,
  tables: listTables(
    tables.map(({ number }) => number),
    form,
  ),
});

/** What the walk waits for: the next stop first, then posters beside which nobody stays. */
function walkNeeds({ session, board, isTimeUp }: ConsoleView): Need[] {
  const { walk } = session;
  if (!walk) return [];
  const needs: Need[] = [];
  if (isTimeUp && isAtStop(session) && !walk.onItsOwn) {
    const isLast = walk.stop >= walk.stops - 1;
    needs.push({
      kind: 'time-up',
      title: t(isLast ? 'console.needs.timeUp.last' : 'console.needs.timeUp'),
      text: isLast
        ? t('console.needs.timeUp.last.text')
        : t('console.needs.timeUp.text', { stop: walk.stop + 1, stops: walk.stops }),
      button: t(isLast ? 'console.needs.timeUp.last.go' : 'console.next.stop.go'),
    });
  }
  if (isTimeUp && walk.mode === 'free' && session.phase === 'gallery' && !session.reportBack)
    needs.push({
      kind: 'walk-over',
      title: t('console.needs.walkOver'),
      text: t('console.needs.walkOver.text'),
    });
  const open = board.tables.filter(isOpenTable);
  const hostless = open.filter((table) => table.people.length > 0 && !table.host);
  if (hostless.length > 0) {
    needs.push({
      kind: 'no-host',
      title: t('console.needs.noHost', { count: hostless.length }),
      text: t('console.needs.noHost.text', tablesIn(hostless)),
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
      title: t('console.needs.leftAlone', tablesIn(left)),
      text: t('console.needs.leftAlone.text', tablesIn(left)),
    });
  }
  return needs;
}

function tableNeeds(view: ConsoleView): Need[] {
  const { session, board, gallery } = view;
  const needs: Need[] = walkNeeds(view);
  const hasWaited = view.now - view.session.since >= WAITS_TOO_LONG_MS;
  const open = board.tables.filter(isOpenTable);
  const inGallery = isGalleryOpen(session);
  if (
    (session.phase === 'tables' || session.phase === 'gallery') &&
    open.length > 0 &&
    board.unplaced.length > 0
  ) {
    needs.push({
      kind: 'unplaced',
      title: t('console.needs.unplaced', { count: board.unplaced.length }),
      text: t('console.needs.unplaced.text'),
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
      title: t('console.needs.questions', { count: waiting.length }),
      text: t('console.needs.questions.text', tablesIn(asked, 'at')),
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
      title: t('console.needs.noNotes', { count: unwritten.length }),
      text: t('console.needs.noNotes.text', tablesIn(unwritten)),
    });
  }
  const idle = board.tables.filter(
    (table) => table.again === 'yes' && table.commitments.activator === 0,
  );
  if (session.phase === 'follow-up' && idle.length > 0) {
    needs.push({
      kind: 'no-activator',
      title: t('console.needs.noActivator', { count: idle.length }),
      text: t('console.needs.noActivator.text', tablesIn(idle)),
    });
  }
  const { ready } = groupsWithoutTable(view);
  if (session.tables.length > 0 && ready.length > 0) {
    needs.push({
      kind: 'untabled',
      made: ready.length,
      title: t('console.needs.untabled', { count: ready.length }),
      text: listNames(
        ready.map(({ name }) => t('console.needs.untabled.group', { name: name.trim() })),
      ),
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
    const { people } = removal;
    const where = removal.doing === 'out' ? 'leaving' : 'comingBack';
    needs.push({
      kind: 'removing',
      removal,
      title: t(`console.needs.${where}`, { people }),
      text: t(`console.needs.${where}.text`),
    });
  }
  if (session.door === 'closed')
    needs.push({
      kind: 'door',
      title: t('console.needs.door'),
      text: t('console.needs.door.text'),
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
      title: t('console.needs.private'),
      text: t('console.needs.private.text'),
    });
  }
  if (session.phase === 'cluster' && session.locked) {
    needs.push({
      kind: 'locked',
      title: t('console.needs.locked'),
      text: t('console.needs.locked.text'),
    });
  }
  if (session.phase === 'gather' && session.posting === 'closed') {
    needs.push({
      kind: 'posting',
      title: t('console.needs.posting'),
      text: t('console.needs.posting.text'),
    });
  }
  needs.push(...tableNeeds(view));
  const { unnamed } = groupsWithoutTable(view);
  const first = unnamed[0];
  if (first && (session.phase === 'cluster' || session.phase === 'tables')) {
    const { count, which } = these(unnamed);
    needs.push({
      kind: 'unnamed',
      title: t('console.needs.unnamed', { count, number: first.number }),
      text: t('console.needs.unnamed.text', { count, groups: which }),
    });
  }
  if (view.mayFallAsleep)
    needs.push({
      kind: 'sleep',
      title: t('console.needs.sleep'),
      text: t('console.needs.sleep.text'),
    });
  return needs;
}
