import { NOTHING_RATED } from './ratedMeeting.ts';
import { describe, expect, test } from 'vitest';
import { mayRead, readsNotes } from '../access/rights.ts';
import { room, uuid } from '../commands/testTables.ts';
import type { NoteRecord } from '../model/note.ts';
import { ROLES, type Role } from '../model/person.ts';
import { PHASES, type Phase } from '../model/session.ts';
import type { SheetBlock } from '../model/sheet.ts';
import { filterKept, meetingContent } from './meetingContent.ts';
import { projectNote } from './projectNote.ts';
import { posterView, tableNotes, tableView } from './tableView.ts';

const NOTE = uuid(2, 0);
const WORDS = 'Words of one note';
const OWN = { person: 'p0', rev: 1, text: WORDS, color: 'blue', at: 1, seq: 0 } as const;
const STATES: Readonly<Record<NoteRecord['state'], NoteRecord>> = {
  live: { state: 'live', ...OWN },
  hidden: { state: 'hidden', ...OWN },
  out: { state: 'out', was: 'live', ...OWN },
  gone: { state: 'gone', person: 'p0' },
};
const SHEET: SheetBlock[] = [
  { type: 'heading', level: 2, text: [{ text: WORDS, note: 'blue', quoteOf: NOTE }] },
  { type: 'paragraph', text: [{ text: WORDS, note: 'blue', quoteOf: NOTE }] },
];

/** A table of which the note is one, chosen for its poster and quoted on its sheet; p1 sits there, in a role. */
function wall(state: NoteRecord['state'], role: Role, revealed: boolean, phase: Phase) {
  const made = room(2);
  const [one = ''] = made.open().map(({ tableId }) => tableId);
  const { records } = made;
  made.me('p1', { table: one });
  const record = records.tables.get(one);
  const person = records.people.get('p1');
  if (!record || !person) throw new Error('nobody sits there');
  records.apply([{ kind: 'note', id: NOTE, value: STATES.live }]);
  const before = meetingContent(records, {
    clusters: {},
    placements: {},
    sheets: new Map([[one, SHEET]]),
    rated: NOTHING_RATED,
    at: 1,
  });
  records.apply([
    { kind: 'note', id: NOTE, value: STATES[state] },
    { kind: 'table', id: one, value: { ...record, posterNotes: [NOTE] } },
    { kind: 'person', id: 'p1', value: { ...person, role } },
  ]);
  records.session = { ...records.session, revealed, phase };
  const asker = { role, sat: [one] };
  const reads = readsNotes(asker, records.session);
  const has = (view: unknown): boolean => JSON.stringify(view ?? null).includes(WORDS);
  return {
    /** By place, whether the words stand there for this reader. */
    'the notes’ document':
      mayRead(asker, 'notes', records.session) === true && has(projectNote(records, STATES[state])),
    'the table’s notes': has(tableNotes(records, one, reads)),
    'her own table': has(tableView(records, 'p1')),
    'the poster, its notes and its sheet': has(posterView(records, one, { sheet: SHEET, reads })),
    'a snapshot from before': has(filterKept(records, before)),
  };
}

describe('T2 the words of a note stand', () => {
  const everywhere = (is: boolean): Record<string, boolean> => ({
    'the notes’ document': is,
    'the table’s notes': is,
    'her own table': is,
    'the poster, its notes and its sheet': is,
  });
  const CASES = ROLES.flatMap((role) =>
    [true, false].map((revealed): [Role, boolean, boolean] => [
      role,
      revealed,
      role === 'facilitator' || revealed,
    ]),
  );
  test('for each of these readers, as a table says', () => {
    expect(CASES.map(([role, revealed, reads]) => `${role} ${revealed} ${reads}`)).toEqual([
      'facilitator true true',
      'facilitator false true',
      'volunteer true true',
      'volunteer false false',
      'participant true true',
      'participant false false',
      'projector true true',
      'projector false false',
    ]);
  });

  test.each(CASES)(
    'while it is there for a %s, revealed: %s, everywhere or nowhere: %s',
    (role, revealed, reads) => {
      for (const phase of PHASES) {
        const { 'a snapshot from before': kept, ...places } = wall('live', role, revealed, phase);
        expect([phase, places]).toEqual([phase, everywhere(reads)]);
        // Snapshots are a facilitator's, who reads all that there is.
        expect(kept).toBe(true);
      }
    },
  );

  test.each(['hidden', 'out', 'gone'] as const)('nowhere for anybody while it is %s', (state) => {
    for (const [role, revealed] of CASES)
      for (const phase of PHASES)
        expect([role, revealed, phase, wall(state, role, revealed, phase)]).toEqual([
          role,
          revealed,
          phase,
          { ...everywhere(false), 'a snapshot from before': false },
        ]);
  });
});
