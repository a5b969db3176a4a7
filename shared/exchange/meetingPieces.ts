import type { MeetingContent } from './meetingContent.ts';

/**
 * A part of a meeting: some entries of some of its lists. An empty list of the meeting is an empty
 * list in a piece.
 */
export type MeetingPiece = Partial<MeetingContent>;

/**
 * Entries in one piece; of posters one, because their sheets may be long, and of results one step's.
 * So a piece is made, encoded or read in a few milliseconds.
 */
const ENTRIES = { large: 1, others: 200 } as const;
const LARGE: ReadonlySet<string> = new Set(['posters', 'ratings', 'claims']);

/** Divides a meeting, or a snapshot, into pieces, in order. */
export function* piecesOf(content: MeetingPiece): Generator<MeetingPiece> {
  for (const [key, value] of Object.entries(content)) {
    const most = LARGE.has(key) ? ENTRIES.large : ENTRIES.others;
    if (typeof value !== 'object' || key === 'session') yield { [key]: value };
    else if (Array.isArray(value))
      for (let at = 0; at === 0 || at < value.length; at += most)
        yield { [key]: value.slice(at, at + most) };
    else yield* entryPieces(key as keyof MeetingContent, Object.entries(value));
  }
}

/** Pieces of a list by id, from its entries as they are made. `null` entries are left out. */
export function* entryPieces(
  key: keyof MeetingContent,
  entries: Iterable<readonly [string, unknown]>,
): Generator<MeetingPiece> {
  let some: (readonly [string, unknown])[] = [];
  let looked = 0;
  for (const entry of entries) {
    looked += 1;
    if (entry[1] !== null) some.push(entry);
    if (looked % ENTRIES.others !== 0) continue;
    yield { [key]: Object.fromEntries(some) };
    some = [];
  }
  if (looked < ENTRIES.others || some.length > 0) yield { [key]: Object.fromEntries(some) };
}

/** Joins pieces, whatever the order of their lists. */
export function joinPieces(pieces: Iterable<MeetingPiece>): MeetingPiece {
  const plain: [string, unknown][] = [];
  const lists = new Map<string, unknown[]>();
  const byId = new Map<string, [string, unknown][]>();
  for (const piece of pieces)
    for (const [key, value] of Object.entries(piece)) {
      if (typeof value !== 'object' || key === 'session') plain.push([key, value]);
      else if (Array.isArray(value)) addTo(lists, key, value);
      else addTo(byId, key, Object.entries(value));
    }
  return Object.fromEntries([
    ...plain,
    ...lists,
    ...[...byId].map(([key, entries]) => [key, Object.fromEntries(entries)] as const),
  ]);
}

function addTo<Value>(all: Map<string, Value[]>, key: string, values: readonly Value[]): void {
  const known = all.get(key);
  if (known) for (const value of values) known.push(value);
  else all.set(key, [...values]);
}

/**
 * One JSON object as pieces of text: `head`, then the lists; pieces of one list follow each other.
 */
export function* jsonOfPieces(head: object, pieces: Iterable<MeetingPiece>): Generator<string> {
  yield JSON.stringify(head).slice(0, -1);
  let [open, end, isEmpty] = ['', '', true];
  let isFirst = Object.keys(head).length === 0;
  for (const piece of pieces)
    for (const [key, value] of Object.entries(piece)) {
      if (value === undefined) continue;
      const text = JSON.stringify(value);
      if (key !== open) {
        yield `${end}${isFirst ? '' : ','}${JSON.stringify(key)}:`;
        isFirst = false;
        const isList = typeof value === 'object';
        [open, end, isEmpty] = [key, isList ? text.slice(-1) : '', true];
        yield isList ? text.slice(0, 1) : text;
        if (!isList) continue;
      }
      const inside = text.slice(1, -1);
      if (inside === '') continue;
      yield isEmpty ? inside : `,${inside}`;
      isEmpty = false;
    }
  yield `${end}}`;
}
