import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { SeededRandom } from '../../seededRandom.ts';
import { applyInSteps, stepsOf } from './applyInSteps.ts';

/** A document that pages wrote in turns, each on what some of the others had: all kinds of content, much of it deleted, several clients. */
function worked(seed: number, edits: number): Y.Doc {
  const random = new SeededRandom(seed);
  const pages = Array.from({ length: 4 }, () => new Y.Doc());
  for (let edit = 0; edit < edits; edit += 1) {
    const doc = random.pick(pages);
    const [map, list, sheet] = [
      doc.getMap<unknown>('map'),
      doc.getArray<unknown>('list'),
      doc.getXmlFragment('sheet'),
    ];
    const acts: (() => void)[] = [
      () => map.set(`key ${random.below(9)}`, { pos: [random.below(99), -0.5], name: 'ö🙂' }),
      () => map.set(`map ${random.below(5)}`, new Y.Map([['name', 'A name']])),
      () => map.delete(`key ${random.below(9)}`),
      () => list.insert(random.below(list.length + 1), [1, null, 'two', new Uint8Array([7, 8])]),
      () => list.length > 3 && list.delete(random.below(list.length - 3), 3),
      () => {
        const line = new Y.XmlElement('paragraph');
        const text = new Y.XmlText();
        text.applyDelta([{ insert: 'plain 🙂 ' }, { insert: 'more' }, { insert: { image: 'x' } }]);
        line.insert(0, [text]);
        line.setAttribute('level', '2');
        sheet.insert(random.below(sheet.length + 1), [line]);
      },
      () => sheet.length > 1 && sheet.delete(random.below(sheet.length - 1), 2),
      () => {
        const other = random.pick(pages);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
      },
    ];
    random.pick(acts)();
  }
  const [first, ...others] = pages as [Y.Doc, ...Y.Doc[]];
  for (const other of others) Y.applyUpdate(first, Y.encodeStateAsUpdate(other));
  return first;
}

const shown = (doc: Y.Doc): object => ({
  map: doc.getMap('map').toJSON(),
  list: doc.getArray('list').toJSON(),
  sheet: doc.getXmlFragment('sheet').toJSON(),
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('an update in steps says the same as the whole (%i)', (seed) => {
  const state = Y.encodeStateAsUpdate(worked(seed, 400));
  const [whole, stepwise] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(whole, state);
  let steps = 0;
  for (const step of stepsOf(state, 20)) {
    if (!step) continue;
    steps += 1;
    Y.applyUpdate(stepwise, step);
    // Each builds on the ones before it and nothing else.
    expect(stepwise.store.pendingStructs).toBeNull();
    expect(stepwise.store.pendingDs).toBeNull();
  }
  expect(steps).toBeGreaterThan(12);
  expect(Y.equalSnapshots(Y.snapshot(stepwise), Y.snapshot(whole))).toBe(true);
  expect(shown(stepwise)).toEqual(shown(whole));
});

function manyPlaces(): Y.Doc {
  const doc = new Y.Doc();
  const map = doc.getMap('map');
  for (let at = 0; at < 9_000; at += 1) map.set(`note ${at}`, { pos: [at, at] });
  return doc;
}

it('others have their turn between the steps', async () => {
  const [doc, copy] = [manyPlaces(), new Y.Doc()];
  const sizes = [0];
  await applyInSteps(copy, Y.encodeStateAsUpdate(doc), () => {
    sizes.push(Y.getState(copy.store, doc.clientID));
    return undefined;
  });
  const steps = sizes.slice(1).map((size, at) => size - (sizes[at] ?? 0));
  expect(Math.max(...steps)).toBe(2_000);
  expect(copy.getMap('map').size).toBe(9_000);
});

it('what has a gap, inside or before it, is applied as it would be at once', async () => {
  const doc = manyPlaces();
  const states = ['one', 'two', 'three'].map((key) => {
    const before = Y.encodeStateVector(doc);
    doc.getMap('map').set(key, { pos: [0, 0] });
    return [before, Y.encodeStateAsUpdate(doc, before)] as const;
  });
  const gapped = Y.mergeUpdates([states[0]?.[1], states[2]?.[1]] as Uint8Array[]);
  expect([...stepsOf(gapped)]).toEqual([gapped]);
  const later = new Y.Doc();
  await applyInSteps(later, Y.encodeStateAsUpdate(doc, states[0]?.[0]), () => undefined);
  expect(later.store.pendingStructs).not.toBeNull();
});
