import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { NOBODY } from '../../shared/model/peopleCounts.ts';
import { readArrangement } from '../../shared/documents/arrangement.ts';
import { readNotes } from '../../shared/documents/readNotes.ts';
import { readPeople } from '../meeting/documents/readDocuments.ts';
import { consoleViewMaker } from './readConsoleView.ts';
import { session, testRun } from '../desk/testConsole.ts';

describe('reading the documents', () => {
  it('counts notes by open group, follows merges, and ignores what is gone', () => {
    const documents = {
      notes: new Y.Doc(),
      people: new Y.Doc(),
      arrangement: new Y.Doc(),
      gallery: new Y.Doc(),
    };
    const clusters = documents.arrangement.getMap('clusters');
    const cluster = (record: Record<string, unknown>): Y.Map<unknown> =>
      new Y.Map(Object.entries(record));
    clusters.set('a', cluster({ name: 'Rivers', color: 'blue', pos: [500, -900] }));
    clusters.set('b', cluster({ name: 'Towns', color: 'pink', pos: [0, -900] }));
    clusters.set(
      'old',
      cluster({ name: 'Water', color: 'blue', pos: [0, 0], state: 'dissolved', into: 'a' }),
    );
    const placements = documents.arrangement.getMap('placements');
    placements.set('n0', { cluster: 'a', pos: [0, 0] });
    placements.set('n1', { cluster: 'old', pos: [0, 0] });
    placements.set('withdrawn', { cluster: 'b', pos: [0, 0] });
    const notes = documents.notes.getMap('notes');
    for (const seq of [2, 0, 1])
      notes.set(`n${seq}`, { text: `Note ${seq}`, color: 'yellow', at: seq, seq });
    documents.people.getMap('people').set('p', {
      name: 'Aroha',
      role: 'participant',
      arrival: 'code',
      offer: 'none',
      removed: false,
      joinedAt: 1,
    });
    const content = {
      wall: { notes: readNotes(documents.notes), ...readArrangement(documents.arrangement) },
      people: readPeople(documents.people),
      gallery: null,
    };
    const read = consoleViewMaker()(content, {
      session: session(),
      run: testRun(),
      me: 'me',
      here: 2,
      noteCount: 0,
      presences: 1,
      now: 0,
      rushes: { bursts: [], removals: [] },
      knownBursts: {},
      mayFallAsleep: false,
      isTimeUp: false,
      counts: NOBODY,
    });
    expect(read.groups).toEqual([
      { id: 'b', number: 1, name: 'Towns', notes: 0 },
      { id: 'a', number: 2, name: 'Rivers', notes: 2, merged: ['old'] },
    ]);
    expect(read.loose).toBe(1);
    expect(read.notes.map((note) => [note.id, note.group])).toEqual([
      ['n0', 2],
      ['n1', 2],
      ['n2', undefined],
    ]);
    expect(read.people.map((each) => each.name)).toEqual(['Aroha']);
  });
});
