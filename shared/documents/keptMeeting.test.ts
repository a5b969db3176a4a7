import { KEY_PRODUCT } from '../commands/testSession.ts';
import { NOTHING_RATED } from './ratedMeeting.ts';
import { describe, expect, it, test } from 'vitest';
import { connect, editConnection } from '../commands/connections.ts';
import { removePerson, setMe } from '../commands/people.ts';
import { setNoteHidden, withdrawNote } from '../commands/notes.ts';
import { editSession, setPhase } from '../commands/session.ts';
import { room, uuid } from '../commands/testTables.ts';
import { leaveVisit, takeBackVisit } from '../commands/visits.ts';
import { ratedOf } from '../exchange/testRated.ts';
import { joinPieces, piecesOf, type MeetingPiece } from '../exchange/meetingPieces.ts';
import type { SheetBlock } from '../model/sheet.ts';
import { TAKEN_DOWN } from './keptWords.ts';
import { filterKept, KeptFilter, meetingContent } from './meetingContent.ts';

/** Four tables in the gallery; p0 wrote all eight notes, p1 hosts table one, p2 sits at table two. */
function meeting() {
  const made = room(4);
  const { records, run, act, me } = made;
  const tables = made.open();
  const [one = '', two = ''] = tables.map(({ tableId }) => tableId);
  me('p1', { table: one });
  me('p1', { host: true, duties: ['reporter'], commitment: { table: one, kind: 'activator' } });
  me('p2', { table: two });
  run(setPhase(records, act('fay'), 'connect'));
  const keep = (sheet: SheetBlock[] = []) =>
    meetingContent(records, {
      clusters: { g: { name: 'Water', color: 'blue', pos: [0, 0] } },
      placements: { n: { pos: [1, 2] } },
      sheets: new Map([[one, sheet]]),
      rated: NOTHING_RATED,
      at: 7,
    });
  const names = (setting: 'first' | 'anonymous') =>
    run(editSession(records, act('fay'), { names: setting }, KEY_PRODUCT));
  return { ...made, one, two, keep, names };
}
const NOTE = uuid(2, 0);

describe('the roster of a meeting', () => {
  it('has who sits, committed, or left a contact, and nobody else', () => {
    const { records, keep, me, one } = meeting();
    me('p3', { contact: { text: 'p3@x.org', shownTo: 'table' } });
    expect(keep().roster).toEqual([
      {
        name: 'Person p1',
        table: 1,
        duties: ['reporter'],
        commitments: [{ tableId: one, kind: 'activator' }],
      },
      { name: 'Person p2', table: 2, duties: [], commitments: [] },
      {
        name: 'Person p3',
        table: null,
        duties: [],
        commitments: [],
        contact: 'p3@x.org',
        contactShownTo: 'table',
      },
    ]);
    const beamer = records.people.get('p2');
    if (beamer)
      records.apply([{ kind: 'person', id: 'p2', value: { ...beamer, role: 'projector' } }]);
    expect(keep().roster.map(({ name }) => name)).toEqual(['Person p1', 'Person p3']);
  });

  it('has nobody who was removed, and no name where the wall shows none', () => {
    const { records, run, act, keep, names } = meeting();
    run(removePerson(records, act('fay'), 'p2'));
    names('anonymous');
    expect(keep().roster.map(({ name, table }) => [name, table])).toEqual([['', 1]]);
  });

  it('has who committed and sits nowhere any more', () => {
    const { keep, me } = meeting();
    me('p1', { table: null });
    expect(keep().roster[0]).toMatchObject({ name: 'Person p1', table: null });
  });
});

test('a meeting has its documents’ parts as they are, and the moment it is of', () => {
  const { keep, one, two } = meeting();
  const content = keep();
  expect(content).toMatchObject({
    at: 7,
    questions: 'marked',
    clusters: { g: { name: 'Water' } },
    placements: { n: { pos: [1, 2] } },
    session: { phase: 'connect' },
  });
  expect(content.posters.map(({ tableId }) => tableId).slice(0, 2)).toEqual([one, two]);
  expect(content.tableNoteIds[one]).toEqual([uuid(2, 0), uuid(2, 1)]);
  expect(Object.keys(content.notes)).toHaveLength(8);
});

describe('a kept meeting that is shown now', () => {
  it('is as it was kept where nothing happened since', () => {
    const { records, keep } = meeting();
    const kept = keep();
    expect(filterKept(records, kept)).toEqual(kept);
  });

  it('T2 has no table by the words of a note that was taken down since', () => {
    const { records, run, act, keep, one } = meeting();
    const { session } = records;
    const tables = session.tables.map((table) =>
      table.tableId === one ? { ...table, clusterId: NOTE, name: 'Secret words' } : table,
    );
    records.apply([{ kind: 'session', value: { ...session, tables } }]);
    const things = [{ id: one, text: 'Secret words', number: 1, results: [] }];
    const kept = { ...keep(), ratings: [ratedOf({ of: 'tables', things })] };
    expect(JSON.stringify(kept).split('Secret words')).toHaveLength(4);
    expect(filterKept(records, kept)).toEqual(kept);
    run(setNoteHidden(records, act('fay'), NOTE, true));
    expect(JSON.stringify(filterKept(records, kept))).not.toContain('Secret words');
  });

  test.each([
    [
      'hidden',
      (made: ReturnType<typeof meeting>) =>
        setNoteHidden(made.records, made.act('fay'), NOTE, true),
    ],
    [
      'withdrawn',
      (made: ReturnType<typeof meeting>) => withdrawNote(made.records, made.act('p0'), NOTE),
    ],
  ])('T2 has no word of a note that was %s since, wherever it stood', (_what, takeDown) => {
    const made = meeting();
    const quote: SheetBlock = {
      type: 'paragraph',
      text: [
        { text: 'They said ' },
        { text: 'Note 0 0', note: 'yellow', quoteOf: NOTE },
        { text: '; ' },
        { text: 'Note 0 0', note: 'yellow' },
      ],
    };
    const kept = made.keep([quote]);
    expect(JSON.stringify(kept).split('"Note 0 0"')).toHaveLength(5);
    made.run(takeDown(made));
    const shown = filterKept(made.records, kept);
    expect(JSON.stringify(shown)).not.toContain('Note 0 0');
    expect(Object.keys(shown.notes)).toHaveLength(7);
    expect(shown.posters[0]?.notes.map(({ id }) => id)).toEqual([uuid(2, 1)]);
    expect(shown.tableNoteIds[made.one]).toEqual([uuid(2, 1)]);
    expect(JSON.stringify(shown.posters[0]?.sections).split(TAKEN_DOWN)).toHaveLength(3);
    // What was kept is kept.
    expect(kept.posters[0]?.notes).toHaveLength(2);
  });

  it('T2 has the words again of a note that is back', () => {
    const { records, run, act, keep } = meeting();
    const kept = keep();
    run(setNoteHidden(records, act('fay'), NOTE, true));
    run(setNoteHidden(records, act('fay'), NOTE, false));
    expect(filterKept(records, kept).notes[NOTE]).toMatchObject({ text: 'Note 0 0' });
  });

  it('T3 names people as the wall does now, in each place', () => {
    const { records, keep, names } = meeting();
    const kept = keep();
    expect(kept.posters[0]).toMatchObject({
      host: 'Person p1',
      activators: ['Person p1'],
      people: [{ name: 'Person p1', duties: ['reporter'] }],
      notes: [{ by: 'Person p0' }, { by: 'Person p0' }],
    });
    names('first');
    const first = filterKept(records, kept);
    expect(first.posters[0]).toMatchObject({
      host: 'Person',
      activators: ['Person'],
      people: [{ name: 'Person', duties: ['reporter'] }],
      notes: [{ by: 'Person' }, { by: 'Person' }],
    });
    expect(first.roster.map(({ name }) => name)).toEqual(['Person', 'Person']);
    names('anonymous');
    const nobody = filterKept(records, kept);
    expect(JSON.stringify(nobody)).not.toContain('Person');
    expect(nobody.posters[0]).toMatchObject({ activators: [], hereNames: [], people: [] });
    expect(nobody.posters[0]).not.toHaveProperty('host');
    // Who does what is no secret, only who they are.
    expect(nobody.roster[0]).toMatchObject({ name: '', duties: ['reporter'] });
  });

  it('T2 has no visit and no thread that was taken back since', () => {
    const { records, run, act, keep, one, two } = meeting();
    const [asked, drawn, stays] = [uuid(6, 1), uuid(6, 2), uuid(6, 3)];
    const thread = { from: one, to: two, relation: 'supports', text: 'Water' } as const;
    run(leaveVisit(records, act('p3'), { table: one, kind: 'question', id: asked, text: 'Why?' }));
    run(leaveVisit(records, act('p3'), { table: one, kind: 'join', id: stays, text: '' }));
    run(connect(records, act('p1'), { ...thread, id: drawn }));
    const kept = keep();
    expect([kept.visits[asked]?.text, kept.connections[drawn]?.text]).toEqual(['Why?', 'Water']);
    run(takeBackVisit(records, act('p3'), asked));
    run(editConnection(records, act('p1'), drawn, { state: 'gone' }));
    const shown = filterKept(records, kept);
    expect([Object.keys(shown.visits), shown.connections]).toEqual([[stays], {}]);
  });

  it('T2 has nothing of ids that the wall never had', () => {
    const { records, keep } = meeting();
    const kept = keep();
    const [note] = Object.values(kept.notes);
    const strange = {
      ...kept,
      notes: { constructor: note, ghost: note } as typeof kept.notes,
      visits: { ghost: { table: 't', kind: 'join', text: '', at: 1 } } as typeof kept.visits,
    };
    expect(filterKept(records, strange)).toMatchObject({ notes: {}, visits: {} });
  });

  it('is the same in pieces as in one, and a piece gets no list that it had not', () => {
    const { records, run, act, keep } = meeting();
    const kept = keep();
    run(setNoteHidden(records, act('fay'), NOTE, true));
    const filter = new KeptFilter();
    const pieces = [...piecesOf(kept)].map((piece) => filter.show(records, piece));
    expect(joinPieces(pieces)).toEqual(filterKept(records, kept));
    expect(filter.show(records, { at: 1 })).toEqual({ at: 1 });
  });
});

describe('T3 a contact in a kept meeting', () => {
  /** p3 left a contact, and maybe p2 the same; what is shown of it once they did something. */
  function after(does: (made: ReturnType<typeof meeting>) => unknown, shared = false) {
    const made = meeting();
    const contact = { text: 'we@x.org', shownTo: 'table' } as const;
    made.me('p3', { contact });
    const kept = made.keep();
    if (shared) made.me('p2', { contact: { ...contact, shownTo: 'facilitators' } });
    does(made);
    const row = filterKept(made.records, kept).roster.find(({ name }) => name === 'Person p3');
    return [row?.contact, row?.contactShownTo];
  }
  type Made = ReturnType<typeof meeting>;
  const taken = ({ me }: Made) => me('p3', { contact: null });
  test.each<[string, (made: Made) => unknown, boolean, unknown[]]>([
    ['stays while she shares it', () => undefined, false, ['we@x.org', 'table']],
    ['goes with her word', taken, false, [undefined, undefined]],
    [
      'goes where she gave another',
      ({ me }) => me('p3', { contact: { text: 'other', shownTo: 'table' } }),
      false,
      [undefined, undefined],
    ],
    [
      'goes with her, once she was removed',
      ({ records, run, act }) => run(removePerson(records, act('fay'), 'p3')),
      false,
      [undefined, undefined],
    ],
    [
      'is for facilitators once she says so',
      ({ me }) => me('p3', { contact: { text: 'we@x.org', shownTo: 'facilitators' } }),
      false,
      ['we@x.org', 'facilitators'],
    ],
    [
      'that two share is for the smaller circle',
      () => undefined,
      true,
      ['we@x.org', 'facilitators'],
    ],
    ['that two share stays for the other', taken, true, ['we@x.org', 'facilitators']],
  ])('%s', (_what, does, shared, shown) => {
    expect(after(does, shared)).toEqual(shown);
  });

  it('that nobody had then is not there by now', () => {
    const made = meeting();
    const kept = made.keep();
    made.run(setMe(made.records, made.act('p2'), { contact: { text: 'x', shownTo: 'table' } }));
    expect(JSON.stringify(filterKept(made.records, kept).roster)).not.toContain('contact');
  });
});

test('T2 an older meeting, whose questions mark nothing, is read for the words of gone notes', () => {
  const { records, run, act, keep } = meeting();
  const kept = keep([{ type: 'heading', level: 2, text: [{ text: 'Is Note 0 0 true?' }] }]);
  run(setNoteHidden(records, act('fay'), NOTE, true));
  const questionOf = (meetingOf: MeetingPiece) =>
    filterKept(records, meetingOf).posters?.[0]?.sections[0]?.question;
  expect(questionOf(kept)).toBe('Is Note 0 0 true?');
  const { questions: _marked, ...older } = kept;
  expect(questionOf(older)).toBe(`Is ${TAKEN_DOWN} true?`);
});
