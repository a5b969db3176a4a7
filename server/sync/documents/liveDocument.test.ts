import { inflateRawSync } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentName } from '../../../shared/access/rights.ts';
import { MESSAGE } from '../../../shared/protocol/wire.ts';
import { SYNC } from '../transport/frames.ts';
import { LiveDocument } from './liveDocument.ts';
import { SeededRandom } from '../../seededRandom.ts';

const NOTHING = Uint8Array.of(0);

/** What a reader makes of the frames, in order. */
function read(frames: readonly Uint8Array[], doc = new Y.Doc()): Y.Doc {
  for (const [index, frame] of frames.entries()) {
    const whole = frame[0] === MESSAGE.deflated ? inflateRawSync(frame.subarray(1)) : frame;
    const decoder = decoding.createDecoder(whole);
    expect(decoding.readVarUint(decoder)).toBe(MESSAGE.sync);
    // The last frame is step 2, so clients may take it for the end.
    expect(decoding.readVarUint(decoder)).toBe(
      index === frames.length - 1 ? SYNC.step2 : SYNC.update,
    );
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return doc;
}

async function load(document: LiveDocument, deflated: boolean): Promise<readonly Uint8Array[]> {
  const frames = document.answer(NOTHING, deflated);
  if (frames) return frames;
  await document.deflate();
  return document.answer(NOTHING, true) ?? [];
}

describe('a document in memory', () => {
  it.each<DocumentName>(['notes', 'arrangement'])(
    '5.4 %s: a newcomer, plain or compressed, and whoever comes back get exactly what there is, whatever went before',
    async (name) => {
      const counts = { loads: 0, tails: 0, deflated: 0, rests: 0, returns: 0, removals: 0 };
      for (let seed = 1; seed <= 40; seed += 1) {
        const random = new SeededRandom(seed);
        const document = new LiveDocument(name, 1 + random.below(1_000_000));
        const words = (): Y.Map<string> => document.doc.getMap<string>('words');
        const back = new Y.Doc();
        let serial = 0;
        for (let step = 0; step < 120; step += 1) {
          const what = random.below(10);
          if (what < 5) {
            const id = `w${(serial += 1)}`;
            document.doc.transact(() =>
              words().set(id, `${id}-${'long '.repeat(random.below(80))}`),
            );
            document.takeTick();
          } else if (what === 5) {
            const key = [...words().keys()][0];
            if (key === undefined) continue;
            const gone = words().get(key) as string;
            words().delete(key);
            document.takeTick();
            counts.removals += 1;
            // Positions are no text and may stay in a load; what people wrote is in no load once it
            // was removed.
            const held = Buffer.concat([...(await load(document, false))]);
            if (name === 'notes') expect(held.includes(gone.slice(0, 40))).toBe(false);
          } else if (what === 6) {
            document.rest();
            expect(document.isResting).toBe(true);
            counts.rests += 1;
          } else if (what === 7) {
            read(document.answer(Y.encodeStateVector(back), false) ?? [], back);
            expect(back.getMap('words').toJSON()).toEqual(words().toJSON());
            counts.returns += 1;
          } else {
            const frames = await load(document, what === 8);
            if (frames.at(-1)?.[0] === MESSAGE.deflated) counts.deflated += 1;
            counts.loads += 1;
            if (frames.length > 1) counts.tails += 1;
            expect(read(frames).getMap('words').toJSON()).toEqual(words().toJSON());
          }
        }
        document.destroy();
      }
      for (const [count, least] of Object.entries({
        loads: 500,
        tails: 50,
        deflated: 50,
        rests: 100,
        returns: 100,
        removals: 100,
      }))
        expect(counts[count as keyof typeof counts], count).toBeGreaterThan(least);
    },
  );

  it('encodes a load once for a whole room, also while people go on', () => {
    const document = new LiveDocument('arrangement', 7);
    for (let index = 0; index < 500; index += 1)
      document.doc.getMap('words').set(`w${index}`, index);
    document.takeTick();
    const [first] = document.answer(NOTHING, false) ?? [];
    document.doc.getMap('words').set('later', 1);
    document.takeTick();
    const second = document.answer(NOTHING, false) ?? [];
    expect(second[1]).toBe(first);
    expect(second).toHaveLength(2);
    expect(document.answer(NOTHING, false)?.[0]).toBe(second[0]);
  });

  it('what a running tick has applied is in no load before it is handed over', () => {
    const document = new LiveDocument('notes', 7);
    document.doc.getMap('words').set('shown', 1);
    document.takeTick();
    document.answer(NOTHING, false);
    document.doc.getMap('words').set('not yet', 1);
    expect(
      read(document.answer(NOTHING, false) ?? [])
        .getMap('words')
        .toJSON(),
    ).toEqual({ shown: 1 });
    expect(document.isTouched).toBe(true);
    document.rest();
    expect(document.isResting).toBe(false);
  });

  it('says a malformed state vector is one', () => {
    const document = new LiveDocument('notes', 7);
    expect(() => document.answer(Uint8Array.of(255, 255, 255), false)).toThrow();
    document.rest();
    expect(() => document.answer(Uint8Array.of(255, 255, 255), false)).toThrow();
  });
});

it('its parts make up the full state, encoded once for many changes, within a tick as well', () => {
  const document = new LiveDocument('arrangement', 7);
  const placements = document.doc.getMap('placements');
  document.doc.transact(() => {
    for (let note = 0; note < 1_000; note += 1) placements.set(`note-${note}`, { pos: [note, 1] });
  });
  document.takeTick();
  const encoded = document.encode();
  for (let move = 0; move < 20; move += 1) {
    placements.set(`note-${move}`, { pos: [0, move] });
    if (move % 3 === 0) document.takeTick();
    const parts = document.parts();
    expect(parts[0]).toBe(encoded);
    const copy = new Y.Doc();
    for (const part of parts) Y.applyUpdate(copy, part);
    expect(copy.getMap('placements').toJSON()).toEqual(placements.toJSON());
  }
});
