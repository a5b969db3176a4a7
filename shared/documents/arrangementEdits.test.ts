import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import type { Cluster } from '../model/arrangement.ts';
import { clustersRoot, placementsRoot } from './arrangement.ts';
import {
  applyOperation,
  redoOperation,
  undoOperation,
  type Edit,
  type Operation,
} from './arrangementEdits.ts';

const MADE: Cluster = { name: '', color: 'yellow', pos: [0, 0], state: 'open' };
const operation = (...edits: Edit[]): Operation => ({ did: { act: 'tidyWall' }, edits });
const MAKING = operation({ kind: 'create', cluster: 'g', after: MADE });

const stateOf = (doc: Y.Doc): unknown => ({
  clusters: clustersRoot(doc).toJSON(),
  placements: placementsRoot(doc).toJSON(),
});
const fieldsOf = (doc: Y.Doc, id = 'g'): Y.Map<unknown> =>
  clustersRoot(doc).get(id) as Y.Map<unknown>;
/** A wall with one group, as it was made. */
function withGroup(): Y.Doc {
  const doc = new Y.Doc();
  applyOperation(doc, MAKING, 'me');
  return doc;
}

describe('an operation', () => {
  const FIELDS: [Edit, Record<string, unknown>][] = [
    [{ kind: 'name', cluster: 'g', before: '', after: 'Water' }, { name: 'Water' }],
    [{ kind: 'color', cluster: 'g', before: 'yellow', after: 'pink' }, { color: 'pink' }],
    [{ kind: 'pos', cluster: 'g', before: [0, 0], after: [5, -6] }, { pos: [5, -6] }],
    [{ kind: 'state', cluster: 'g', before: 'open', after: 'dissolved' }, { state: 'dissolved' }],
    [{ kind: 'into', cluster: 'g', before: undefined, after: 'h' }, { into: 'h' }],
    [{ kind: 'collapsed', cluster: 'g', before: undefined, after: true }, { collapsed: true }],
  ];
  test.each(FIELDS)('%j writes that field alone, and undo takes it back', (edit, written) => {
    const doc = withGroup();
    applyOperation(doc, operation(edit), 'me');
    expect(fieldsOf(doc).toJSON()).toEqual({ ...MADE, ...written });
    expect(undoOperation(doc, operation(edit), 'me')).toEqual({ applied: 1, skipped: 0 });
    expect(fieldsOf(doc).toJSON()).toEqual(MADE);
    expect(redoOperation(doc, operation(edit), 'me')).toEqual({ applied: 1, skipped: 0 });
    expect(fieldsOf(doc).toJSON()).toEqual({ ...MADE, ...written });
  });

  it('is one transaction with one origin, however many edits it has', () => {
    const doc = withGroup();
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    const several = operation(
      { kind: 'name', cluster: 'g', before: '', after: 'Water' },
      { kind: 'placement', note: 'n', before: undefined, after: { cluster: 'g', pos: [1, 2] } },
      { kind: 'pos', cluster: 'g', before: [0, 0], after: [9, 9] },
    );
    applyOperation(doc, several, 'me');
    undoOperation(doc, several, 'undo');
    redoOperation(doc, several, 'redo');
    expect(origins).toEqual(['me', 'undo', 'redo']);
  });

  it('writes nothing to a group that is not there', () => {
    const doc = new Y.Doc();
    const edit: Edit = { kind: 'name', cluster: 'g', before: '', after: 'Water' };
    applyOperation(doc, operation(edit), 'me');
    expect(stateOf(doc)).toEqual({ clusters: {}, placements: {} });
    expect(undoOperation(doc, operation(edit), 'me')).toEqual({ applied: 0, skipped: 1 });
    expect(redoOperation(doc, operation(edit), 'me')).toEqual({ applied: 0, skipped: 1 });
  });

  it('writes nothing to what a hostile peer put in a group’s place', () => {
    const doc = new Y.Doc();
    clustersRoot(doc).set('g', { name: 'plain' });
    const edit: Edit = { kind: 'name', cluster: 'g', before: 'plain', after: 'Water' };
    applyOperation(doc, operation(edit), 'me');
    expect(clustersRoot(doc).get('g')).toEqual({ name: 'plain' });
    expect(undoOperation(doc, operation(edit), 'me').skipped).toBe(1);
  });

  it('takes a placement away where after it there was none', () => {
    const doc = new Y.Doc();
    placementsRoot(doc).set('n', { pos: [1, 2] });
    const away = operation({
      kind: 'placement',
      note: 'n',
      before: { pos: [1, 2] },
      after: undefined,
    });
    applyOperation(doc, away, 'me');
    expect(placementsRoot(doc).has('n')).toBe(false);
    undoOperation(doc, away, 'me');
    expect(placementsRoot(doc).get('n')).toEqual({ pos: [1, 2] });
  });
});

describe('undo', () => {
  const placed = operation({
    kind: 'placement',
    note: 'n',
    before: { pos: [0, 0] },
    after: { cluster: 'g', pos: [12, 96] },
  });
  test.each([
    ['the same value, written by somebody else', { cluster: 'g', pos: [12, 96] }, 1],
    ['the same with its members the other way round', { pos: [12, 96], cluster: 'g' }, 1],
    ['another place', { cluster: 'g', pos: [12, 97] }, 0],
    ['another group', { cluster: 'h', pos: [12, 96] }, 0],
    ['no group', { pos: [12, 96] }, 0],
    ['a longer list', { cluster: 'g', pos: [12, 96, 0] }, 0],
    ['something out of shape', 'here', 0],
    ['nothing', null, 0],
  ])('of a placement meets %s', (_what, now, applied) => {
    const doc = new Y.Doc();
    placementsRoot(doc).set('n', now);
    expect(undoOperation(doc, placed, 'me')).toEqual({ applied, skipped: 1 - applied });
    expect(placementsRoot(doc).get('n')).toEqual(applied === 1 ? { pos: [0, 0] } : now);
  });

  it('takes edits of one value back from the last to the first', () => {
    const doc = withGroup();
    const twice = operation(
      { kind: 'name', cluster: 'g', before: '', after: 'A' },
      { kind: 'name', cluster: 'g', before: 'A', after: 'B' },
    );
    applyOperation(doc, twice, 'me');
    expect(undoOperation(doc, twice, 'me')).toEqual({ applied: 2, skipped: 0 });
    expect(fieldsOf(doc).get('name')).toBe('');
  });

  it('does what is still possible and counts what is not', () => {
    const doc = withGroup();
    const both = operation(
      { kind: 'name', cluster: 'g', before: '', after: 'Water' },
      { kind: 'color', cluster: 'g', before: 'yellow', after: 'pink' },
    );
    applyOperation(doc, both, 'me');
    fieldsOf(doc).set('name', 'Fire');
    expect(undoOperation(doc, both, 'me')).toEqual({ applied: 1, skipped: 1 });
    expect(fieldsOf(doc).toJSON()).toMatchObject({ name: 'Fire', color: 'yellow' });
  });
});

describe('a new group that is taken back', () => {
  it('is dissolved, never deleted, so that nobody’s offline work is stranded', () => {
    const doc = withGroup();
    expect(undoOperation(doc, MAKING, 'me')).toEqual({ applied: 1, skipped: 0 });
    expect(fieldsOf(doc).toJSON()).toEqual({ ...MADE, state: 'dissolved' });
  });

  it('is taken back once, and made again once', () => {
    const doc = withGroup();
    undoOperation(doc, MAKING, 'me');
    expect(undoOperation(doc, MAKING, 'me')).toEqual({ applied: 0, skipped: 1 });
    expect(redoOperation(doc, MAKING, 'me')).toEqual({ applied: 1, skipped: 0 });
    expect(redoOperation(doc, MAKING, 'me')).toEqual({ applied: 0, skipped: 1 });
    expect(fieldsOf(doc).toJSON()).toEqual(MADE);
  });

  const touches: [string, (doc: Y.Doc) => void][] = [
    ['named', (doc) => fieldsOf(doc).set('name', 'Theirs')],
    ['recoloured', (doc) => fieldsOf(doc).set('color', 'pink')],
    ['moved', (doc) => fieldsOf(doc).set('pos', [0, 1])],
    ['filled', (doc) => placementsRoot(doc).set('n', { cluster: 'g', pos: [1, 2] })],
    [
      'merged others into it',
      (doc) =>
        clustersRoot(doc).set(
          'h',
          new Y.Map<unknown>(Object.entries({ ...MADE, state: 'dissolved', into: 'g' })),
        ),
    ],
  ];
  test.each(touches)('stays where somebody else %s meanwhile', (_what, touch) => {
    const doc = withGroup();
    touch(doc);
    const before = stateOf(doc);
    expect(undoOperation(doc, MAKING, 'me')).toEqual({ applied: 0, skipped: 1 });
    expect(stateOf(doc)).toEqual(before);
  });

  test.each<[string, unknown]>([
    ['a note in another group', { cluster: 'h', pos: [1, 2] }],
    ['a placement out of shape', { cluster: 'g', pos: 'here' }],
  ])('is not kept by %s', (_what, value) => {
    const doc = withGroup();
    placementsRoot(doc).set('n', value);
    expect(undoOperation(doc, MAKING, 'me').applied).toBe(1);
  });

  it('is not kept by a group that once pointed there and is open again', () => {
    const doc = withGroup();
    clustersRoot(doc).set('h', new Y.Map<unknown>(Object.entries({ ...MADE, into: 'g' })));
    expect(undoOperation(doc, MAKING, 'me').applied).toBe(1);
  });

  it('goes together with the notes that its maker put there', () => {
    const doc = new Y.Doc();
    const making = operation(
      { kind: 'create', cluster: 'g', after: MADE },
      { kind: 'placement', note: 'n', before: undefined, after: { cluster: 'g', pos: [12, 96] } },
    );
    applyOperation(doc, making, 'me');
    expect(undoOperation(doc, making, 'me')).toEqual({ applied: 2, skipped: 0 });
    expect(stateOf(doc)).toEqual({
      clusters: { g: { ...MADE, state: 'dissolved' } },
      placements: {},
    });
  });
});

describe('a group that is made again', () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ['merged into another', (doc) => fieldsOf(doc).set('into', 'h')],
    ['named', (doc) => fieldsOf(doc).set('name', 'Theirs')],
    ['moved', (doc) => fieldsOf(doc).set('pos', [7, 7])],
    ['opened', (doc) => fieldsOf(doc).set('state', 'open')],
  ])('stays as it is where somebody %s it meanwhile', (_what, touch) => {
    const doc = withGroup();
    undoOperation(doc, MAKING, 'me');
    touch(doc);
    const before = stateOf(doc);
    expect(redoOperation(doc, MAKING, 'me')).toEqual({ applied: 0, skipped: 1 });
    expect(stateOf(doc)).toEqual(before);
  });

  it('is made where the document never had it', () => {
    const doc = new Y.Doc();
    expect(redoOperation(doc, MAKING, 'me')).toEqual({ applied: 1, skipped: 0 });
    expect(fieldsOf(doc).toJSON()).toEqual(MADE);
  });

  it('keeps what others wrote into it where its maker’s device writes it a second time', () => {
    const doc = withGroup();
    fieldsOf(doc).set('name', 'Theirs');
    fieldsOf(doc).set('state', 'dissolved');
    applyOperation(doc, MAKING, 'me');
    expect(fieldsOf(doc).toJSON()).toEqual({ ...MADE, name: 'Theirs' });
  });
});

it('redo of a placement happens only where it is still as it was before', () => {
  const doc = new Y.Doc();
  const edit = operation({
    kind: 'placement',
    note: 'n',
    before: undefined,
    after: { pos: [1, 2] },
  });
  expect(redoOperation(doc, edit, 'me').applied).toBe(1);
  placementsRoot(doc).set('n', { pos: [3, 4] });
  expect(redoOperation(doc, edit, 'me')).toEqual({ applied: 0, skipped: 1 });
  expect(placementsRoot(doc).get('n')).toEqual({ pos: [3, 4] });
});

it('nothing done is nothing to take back', () => {
  const doc = withGroup();
  expect(undoOperation(doc, operation(), 'me')).toEqual({ applied: 0, skipped: 0 });
  expect(redoOperation(doc, operation(), 'me')).toEqual({ applied: 0, skipped: 0 });
});
