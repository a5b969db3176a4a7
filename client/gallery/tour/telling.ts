import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';

/** What is told, one after the other. */
export interface Telling {
  /** Connections in the order they are told. */
  ids: readonly string[];
  at: number;
  isHeld: boolean;
}

/** A connection is told as long as its words need, at least so long: to find its posters takes time. */
const LEAST_MS = 12_000;
const WORDS_A_SECOND = 3;
const BEFORE_MS = 5_000;

/** Pure. How long a sentence stands, ms. Scripts without spaces are read a sign at a time, about two to a word. */
export function tellMs(text: string): number {
  const words = Math.max(text.trim().split(/\s+/u).length, [...text].length / 12);
  return Math.max(LEAST_MS, (words / WORDS_A_SECOND) * 1000 + BEFORE_MS);
}

type Told = Pick<ConnectionRow, 'id' | 'marks' | 'state' | 'at'>;

/** Pure. Most marked first, then accepted before proposed, then the oldest. */
export const tellingOrder = (rows: readonly Told[]): string[] =>
  [...rows]
    .sort(
      (a, b) =>
        b.marks - a.marks ||
        Number(b.state === 'accepted') - Number(a.state === 'accepted') ||
        a.at - b.at ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);

export const startTelling = (rows: readonly Told[]): Telling => ({
  ids: tellingOrder(rows),
  at: 0,
  isHeld: false,
});

/** Pure. What was taken away is left out, what is new comes at the end; what is told now stays. */
export function withNews(telling: Telling, rows: readonly Told[]): Telling {
  const hanging = new Set(rows.map(({ id }) => id));
  const known = new Set(telling.ids);
  const fresh = tellingOrder(rows.filter(({ id }) => !known.has(id)));
  if (fresh.length === 0 && telling.ids.every((id) => hanging.has(id))) return telling;
  const before = telling.ids.slice(0, telling.at).filter((id) => hanging.has(id)).length;
  const ids = [...telling.ids.filter((id) => hanging.has(id)), ...fresh];
  return { ...telling, ids, at: Math.min(before, Math.max(0, ids.length - 1)) };
}

/** Pure. On or back by one, round at the ends. */
export const step = (telling: Telling, way: 1 | -1): Telling => ({
  ...telling,
  at: telling.ids.length === 0 ? 0 : (telling.at + way + telling.ids.length) % telling.ids.length,
});

/** Pure. To this one, where it is told at all. */
export function tellingAt(telling: Telling, id: string | null): Telling {
  const at = id === null ? -1 : telling.ids.indexOf(id);
  return at < 0 || at === telling.at ? telling : { ...telling, at };
}

/** Pure. Whoever begins to lead the projector talks, and goes on herself; when she no longer leads, the clock does. */
export const whenLed = (telling: Telling, isLeading: boolean): Telling => ({
  ...telling,
  isHeld: isLeading,
});

/**
 * Pure. Which of the ids in `order` stand beside a poster with room for `room` of them: the first, and what just came (`isNew`) below
 * them, of which the last is always there.
 */
export function besidePoster(
  order: readonly string[],
  isNew: (id: string) => boolean,
  room: number,
): string[] {
  const fresh = order.filter(isNew);
  const told = [...order.filter((id) => !isNew(id)), ...fresh];
  if (fresh.length === 0 || told.length <= room) return told.slice(0, room);
  return room < 1 ? [] : [...told.slice(0, room - 1), ...told.slice(-1)];
}

/** Pure. Room for `room` things, shared by connections and questions: as much to each as it needs, of what is short half to each. */
export function shareRoom(
  connections: number,
  questions: number,
  room: number,
): { connections: number; questions: number } {
  const forQuestions = Math.min(questions, Math.max(Math.floor(room / 2), room - connections));
  return { connections: Math.min(connections, room - forQuestions), questions: forQuestions };
}

/** A name's largest size, and what its longest word and all its letters take of a card, in hundredths of the screen's width. */
const LARGEST = 2.9;
const WORD = 30;
const LETTERS = 17;

/** Pure. Size of a name on a card of the tour, so that it stands whole with no word broken: hundredths of the screen's width. */
export function nameSize(name: string): number {
  const longest = Math.max(1, ...name.split(/[\s-]+/u).map((word) => [...word].length));
  const all = Math.max(1, [...name].length);
  return Math.min(LARGEST, WORD / longest, LETTERS / Math.sqrt(all));
}
