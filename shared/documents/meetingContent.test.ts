import { NOTHING_RATED } from './ratedMeeting.ts';
import { SLOWER_MACHINE } from '../model/testSpeed.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { WallRecords } from '../commands/wallState.ts';
import { joinPieces } from '../exchange/meetingPieces.ts';
import type { NoteRecord } from '../model/note.ts';
import { testSession } from '../commands/testSession.ts';
import { LIMITS } from '../model/limits.ts';
import { sheetSections, type SheetBlock } from '../model/sheet.ts';
import {
  filterKept,
  KeptFilter,
  meetingContent,
  meetingPieces,
  type MeetingDocuments,
} from './meetingContent.ts';
import { readSheet, sheetRoot } from './sheet.ts';

const NOTES = 10_000;
const TABLES = 60;
/** No legal input of one person may hold the server for longer, milliseconds of processor time. */
const HELD_MS = 50 * SLOWER_MACHINE;
const id = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const wordsOf = (seq: number): string => `${seq} `.padEnd(100, 'weave ');

/** Notes, tables and full sheets of quotes, as many as there may well be. */
function largeMeeting(): { state: WallRecords; documents: MeetingDocuments } {
  const tables = Array.from({ length: TABLES }, (_, index) => ({
    tableId: id(NOTES + index),
    number: index + 1,
    name: `Table ${index + 1}`,
    clusterId: id(index),
  }));
  const state = new WallRecords(testSession({ title: 'Large', phase: 'gallery', tables }));
  const note = (seq: number): NoteRecord => ({
    person: id(seq % 500),
    text: wordsOf(seq),
    color: 'blue',
    rev: 1,
    at: 1,
    seq,
    state: 'live',
  });
  state.apply(
    Array.from({ length: NOTES }, (_, seq) => ({
      kind: 'note' as const,
      id: id(seq),
      value: note(seq),
    })),
  );
  const sheet = Array.from({ length: 400 }, (_, line): SheetBlock => ({
    type: 'paragraph',
    text: [{ text: wordsOf(line), note: 'blue', quoteOf: id(line) }, { text: 'x'.repeat(400) }],
  }));
  const placements = Object.fromEntries(
    Array.from({ length: NOTES }, (_, seq) => [
      id(seq),
      { cluster: id(seq % TABLES), pos: [seq, seq] as [number, number] },
    ]),
  );
  return {
    state,
    documents: {
      clusters: {},
      placements,
      sheets: new Map(tables.map(({ tableId }) => [tableId, sheet])),
      rated: NOTHING_RATED,
      at: 1,
    },
  };
}

test('a meeting of ten thousand notes and sixty full sheets is composed, kept and shown in pieces that hold nobody up', () => {
  const { state, documents } = largeMeeting();
  const pieces = [...meetingPieces(state, documents)];
  const weights = pieces.map((piece) => JSON.stringify(piece).length);
  // A sheet is the most that is made in one go: half a megabyte, of 17 in all. Counted and not timed.
  expect(Math.max(...weights)).toBeLessThan(500_000);
  expect(weights.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(15_000_000);
  expect(joinPieces(pieces)).toEqual(meetingContent(state, documents));
  state.apply([{ kind: 'note', id: id(7), value: { state: 'gone', person: id(7) } }]);
  const filter = new KeptFilter();
  const shown = joinPieces(pieces.map((piece) => filter.show(state, piece)));
  expect(shown).toEqual(filterKept(state, joinPieces(pieces)));
  expect(JSON.stringify(shown)).not.toContain(`"${wordsOf(7)}`);
});

/** As many lines as a sheet may have, which together say as much as it may. */
function fullSheet(): Y.Doc {
  const doc = new Y.Doc();
  const words = 'x'.repeat(LIMITS.sheetChars / LIMITS.sheetNodes);
  doc.transact(() =>
    sheetRoot(doc).push(
      Array.from({ length: LIMITS.sheetNodes }, () => {
        const line = new Y.XmlElement('paragraph');
        line.insert(0, [new Y.XmlText(words)]);
        return line;
      }),
    ),
  );
  return doc;
}

test('the largest sheet there may be is read and divided at once before anybody notices, where somebody writes while a meeting is composed', () => {
  const doc = fullSheet();
  let least = Infinity;
  for (let turn = 0; turn < 5 && least >= HELD_MS; turn += 1) {
    const before = process.threadCpuUsage();
    const sections = sheetSections(readSheet(doc));
    const { user, system } = process.threadCpuUsage(before);
    expect(sections[0]?.blocks).toHaveLength(LIMITS.sheetNodes);
    least = Math.min(least, (user + system) / 1_000);
  }
  expect(least).toBeLessThan(HELD_MS);
});

test('a list of which nothing may be shown any more is there, and empty', () => {
  const state = new WallRecords(testSession());
  const [person, at] = ['p', 1];
  state.apply([
    { kind: 'note', id: 'n', value: { state: 'gone', person } },
    {
      kind: 'visit',
      id: 'v',
      value: { state: 'gone', person, table: 't', kind: 'question', text: '', at },
    },
    {
      kind: 'connection',
      id: 'c',
      value: {
        state: 'gone',
        person,
        from: 't',
        to: 'u',
        relation: 'supports',
        text: '',
        marks: [],
        at,
      },
    },
  ]);
  const content = meetingContent(state, {
    clusters: {},
    placements: {},
    sheets: new Map(),
    rated: NOTHING_RATED,
    at,
  });
  expect(content).toMatchObject({ notes: {}, visits: {}, connections: {}, posters: [] });
});
