import { expect, test } from 'vitest';
import { rateThing } from '../commands/rating.ts';
import { RatingRoom, rateStep, scriptOf } from '../commands/testRatings.ts';
import { ownRatings } from '../documents/ratingViews.ts';
import { applyChange } from './change/applyChange.ts';
import { changeScript, type ScriptChange } from './change/changeScript.ts';
import { withFirst } from './everyWord.ts';
import { readScript } from './readScript.ts';
import type { Script } from './script.ts';
import { statementsOf } from './statements.ts';

const SAID = ['We ask for help.', 'We share what fails.', 'We rest.'];
const step = (items: readonly unknown[]) =>
  rateStep({ of: { kind: 'statements', items: items as string[] } });
const read = (items: readonly unknown[]): Script => {
  const { script, faults } = readScript(scriptOf(step(items)));
  expect(faults).toBeUndefined();
  return script as Script;
};
const statements = ({ steps }: Pick<Script, 'steps'>) => {
  const found = steps.find(({ kind }) => kind === 'rate');
  if (found?.kind !== 'rate' || found.of.kind !== 'statements') throw new Error('no statements');
  return statementsOf(found.of);
};

test('a file that gives words alone is read, and the same words have the same id wherever they stand', () => {
  const ids = statements(read(SAID)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  expect(statements(read(SAID.toReversed())).map(({ id }) => id)).toEqual(ids.toReversed());
  const [first = '', ...others] = SAID;
  expect(statements(read([{ en: first }, ...others])).map(({ id }) => id)).toEqual(ids);
});

test('what was read is read again as it is, and the same words twice are two statements', () => {
  const script = read(['We rest.', 'We rest.']);
  const [one, two] = statements(script).map(({ id }) => id);
  expect(two).toBe(`${one}-2`);
  expect(readScript(script).script).toEqual(script);
});

test('an id that stands there twice is told with its place, and Indonesian words are no id', () => {
  const twice = { id: 'rest', label: 'We rest.' };
  expect(readScript(scriptOf(step([twice, twice]))).faults).toEqual([
    { place: 'steps[1].of.items[1].id', code: 'duplicate', values: { given: 'rest' } },
  ]);
  const spoken = {
    ...scriptOf(step([{ en: 'We rest.', id: 'Kami rehat.' }])),
    languages: ['en', 'id'],
  };
  expect(statements(readScript(spoken).script as Script)[0]?.label).toEqual({
    en: 'We rest.',
    id: 'Kami rehat.',
  });
});

test('a wall that gets another first language keeps its statements’ ids', () => {
  const script = read(SAID);
  expect(statements(withFirst(script, 'fr')).map(({ id }) => id)).toEqual(
    statements(script).map(({ id }) => id),
  );
});

test('a statement taken away, moved or reworded takes no answer of another along', () => {
  const room = new RatingRoom(read(SAID).steps.filter(({ kind }) => kind === 'rate'));
  room.goTo('read');
  const [help, fails, rest] = statements(room.records.session.script);
  for (const [index, each] of [help, fails, rest].entries())
    room.run(
      rateThing(
        room.records,
        room.act('p0'),
        { step: 'read', thing: each?.id ?? '', answers: { merit: { value: index + 1 } } },
        room.known,
      ),
    );
  const of = { kind: 'statements', items: [help, fails, rest] };
  const change: ScriptChange = {
    do: 'set-step',
    step: 'read',
    was: { of },
    set: { of: { kind: 'statements', items: [{ ...rest, label: 'We rest enough.' }, help] } },
  };
  const { session } = room.records;
  const applied = applyChange({ script: session.script, step: 'read', been: [] }, change);
  if (!('script' in applied) || !applied.script) throw new Error('refused');
  room.apply([{ kind: 'session', value: { ...session, script: applied.script } }]);
  const asked = room.records.session.script.steps.find(({ kind }) => kind === 'rate');
  if (asked?.kind !== 'rate') throw new Error('no step');
  const own = ownRatings(room.known, asked, {
    personId: 'p0',
    person: room.person('p0'),
    language: 'en',
  });
  const said = (thing: string | undefined) =>
    own.answers.find((each) => each.thing === thing)?.value;
  expect(own.things.map(({ id, text }) => [text, said(id)])).toEqual([
    ['We rest enough.', 3],
    ['We ask for help.', 1],
  ]);
});

test('a change that gives words alone changes nothing when it comes once more', () => {
  const script = read(SAID);
  const add: ScriptChange = {
    do: 'add-step',
    step: { ...step(['New.']), id: 'more' },
    after: 'read',
  };
  const added = changeScript(script, add);
  if (added.refused) throw new Error(added.refused);
  expect(changeScript(added.script, add)).toEqual({ script: added.script });
  const set: ScriptChange = {
    do: 'set-step',
    step: 'read',
    was: { of: { kind: 'statements', items: SAID } },
    set: { of: { kind: 'statements', items: SAID.slice(1) } },
  };
  const once = changeScript(script, set);
  if (once.refused) throw new Error(once.refused);
  expect(statements(once.script)).toEqual(statements(script).slice(1));
  expect(changeScript(once.script, set)).toEqual({ script: once.script });
});

test('settings that are no statements at all are left to the reader, which names the fault', () => {
  for (const of of [null, 3, { kind: 'statements' }, { kind: 'statements', items: [null, 3] }]) {
    const changed = changeScript(scriptOf(), {
      do: 'add-step',
      step: { ...step([]), of },
      after: null,
    });
    expect(readScript(changed.refused ? null : changed.script).faults).toBeDefined();
  }
});
