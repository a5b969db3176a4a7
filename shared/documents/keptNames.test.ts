import { KEY_PRODUCT } from '../commands/testSession.ts';
import { NOTHING_RATED } from './ratedMeeting.ts';
import { expect, test } from 'vitest';
import type { ConnectionEdit } from '../commands/connections.ts';
import { connect, editConnection } from '../commands/connections.ts';
import type { Decision } from '../commands/decision.ts';
import { arrive, removePerson, setMe } from '../commands/people.ts';
import { editSession, newSession, setPhase } from '../commands/session.ts';
import { putNote } from '../commands/notes.ts';
import { openTables } from '../commands/openTables.ts';
import { makingOf } from '../commands/testTables.ts';
import { answerVisit, leaveVisit } from '../commands/visits.ts';
import { WallRecords } from '../commands/wallState.ts';
import { filterKept, meetingContent } from './meetingContent.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const uuid = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Two tables in the gallery, somebody at each and a visitor at none. */
function room() {
  const state = new WallRecords(newSession(ENGLISH, { title: 'Hui' }, 'ABCDEF', 0));
  const act = (personId: string) => ({ personId, now: 1_000 });
  const run = <Reply>({ changes, reply }: Decision<Reply>): Reply => {
    state.apply(changes);
    return reply;
  };
  run(arrive(state, act('fay'), { name: 'Fay Fairly', role: 'facilitator', arrival: 'creation' }));
  for (const name of ['Ann Arbour', 'Bob Barker', 'Vi Visitor'])
    run(
      arrive(state, act(name.slice(0, 3).trim().toLowerCase()), {
        name,
        role: 'participant',
        arrival: 'code',
      }),
    );
  const groups = [0, 1].map((index) => {
    const id = uuid(2, index);
    run(putNote(state, act('ann'), { id, text: `Note ${index}` }));
    return { clusterId: uuid(1, index), name: `Topic ${index}`, noteIds: [id] };
  });
  let made = 0;
  const [one, two] = run(
    openTables(
      state,
      act('fay'),
      makingOf(groups, () => uuid(3, (made += 1))),
    ),
  ).tables.map(({ tableId }) => tableId) as [string, string];
  run(setMe(state, act('ann'), { table: one }));
  run(setMe(state, act('bob'), { table: two }));
  run(setPhase(state, act('fay'), 'connect'));
  const edit = (who: string, id: string, change: ConnectionEdit) =>
    run(editConnection(state, act(who), id, change));
  const keep = () =>
    meetingContent(state, {
      clusters: {},
      placements: {},
      sheets: new Map(),
      rated: NOTHING_RATED,
      at: 1,
    });
  return { state, act, run, edit, keep, one, two };
}

test('T9 a kept meeting names nobody under words, or a promise, that are another’s by now', () => {
  const { state, act, run, edit, keep, one, two } = room();
  const id = uuid(6, 1);
  run(connect(state, act('ann'), { id, from: one, to: two, relation: 'supports', text: 'Water' }));
  edit('ann', id, { carry: true, until: 'May' });
  const kept = keep();
  const shown = () => filterKept(state, kept).connections[id];
  expect(shown()).toMatchObject({ text: 'Water', by: 'Ann Arbour', carried: { by: 'Ann Arbour' } });
  edit('ann', id, { carry: false });
  edit('bob', id, { carry: true, until: 'June' });
  expect(shown()?.carried).toEqual({ until: 'May' });
  edit('bob', id, { text: 'Air' });
  expect(shown()).toMatchObject({ text: 'Water' });
  expect(shown()).not.toHaveProperty('by');
});

test('T3 what became of a visitor’s thread is shown in a kept meeting as it may be read now', () => {
  const { state, act, run, edit, keep, one, two } = room();
  const id = uuid(6, 2);
  const visit = { table: one, kind: 'connection', toTable: two, relation: 'supports' } as const;
  run(leaveVisit(state, act('vi'), { ...visit, id, text: 'Planted words' }));
  edit('ann', id, { state: 'accepted' });
  const kept = keep();
  const shown = () => JSON.stringify(filterKept(state, kept).visits[id]?.thread ?? null);
  expect(shown()).toContain('Ann Arbour');
  run(editSession(state, act('fay'), { names: 'first' }, KEY_PRODUCT));
  expect(shown()).toContain('Ann');
  expect(shown()).not.toContain('Arbour');
  run(editSession(state, act('fay'), { names: 'anonymous' }, KEY_PRODUCT));
  expect(shown()).not.toContain('Ann');
});

test('T3 a kept answer has no other’s name under it, who answers by now', () => {
  const { state, act, run, keep, one } = room();
  const id = uuid(6, 3);
  run(leaveVisit(state, act('vi'), { table: one, kind: 'question', id, text: 'Who pays?' }));
  run(answerVisit(state, act('ann'), id, 'The council'));
  const kept = keep();
  const shown = () => filterKept(state, kept).visits[id]?.answer;
  expect(shown()).toEqual({ text: 'The council', by: 'Ann Arbour', at: 1_000 });
  run(editSession(state, act('fay'), { names: 'first' }, KEY_PRODUCT));
  expect(shown()).toEqual({ text: 'The council', by: 'Ann', at: 1_000 });
  run(answerVisit(state, act('fay'), id, 'Nobody'));
  expect(shown()).toEqual({ text: 'The council', at: 1_000 });
  run(answerVisit(state, act('ann'), id, ''));
  expect(shown()).toBeUndefined();
});

test('T3 who said the same is named in a kept meeting as long as she still does', () => {
  const { state, act, run, edit, keep, one, two } = room();
  const [first, second] = [uuid(6, 4), uuid(6, 5)];
  const thread = { from: one, to: two, relation: 'supports', text: 'Water' } as const;
  run(connect(state, act('ann'), { ...thread, id: first }));
  run(connect(state, act('bob'), { ...thread, id: second, text: 'water!' }));
  edit('ann', second, { into: first });
  const kept = keep();
  const shown = () => filterKept(state, kept).connections[first];
  expect(shown()).toMatchObject({ by: 'Ann Arbour', alsoBy: ['Bob Barker'] });
  run(editSession(state, act('fay'), { names: 'first' }, KEY_PRODUCT));
  expect(shown()).toMatchObject({ by: 'Ann', alsoBy: ['Bob'] });
  run(removePerson(state, act('fay'), 'bob'));
  expect(shown()).not.toHaveProperty('alsoBy');
});

test('T3 a kept visit is by its visitor as the wall names her now, or by nobody', () => {
  const { state, act, run, keep, one } = room();
  const id = uuid(6, 6);
  run(leaveVisit(state, act('vi'), { table: one, kind: 'join', id, text: '' }));
  const kept = keep();
  const shown = () => filterKept(state, kept).visits[id];
  expect(shown()?.by).toBe('Vi Visitor');
  run(editSession(state, act('fay'), { names: 'first' }, KEY_PRODUCT));
  expect(shown()?.by).toBe('Vi');
  run(editSession(state, act('fay'), { names: 'anonymous' }, KEY_PRODUCT));
  expect(shown()).not.toHaveProperty('by');
});
