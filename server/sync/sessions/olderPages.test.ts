import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MESSAGE } from '../../../shared/protocol/wire.ts';
import { startEngine, until } from '../wall/testWall.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

const ready = ({ provider }: ReturnType<typeof engine.open>) =>
  until('synced', () => provider.synced);

it('9.3 a page of the version before is served as it was, beside those of today', async () => {
  const { wall, come } = await engine.newWall();
  const rights: unknown[] = [];
  const open = async (ww: string) => {
    const { token } = await come('volunteer');
    const opened = engine.open(wall.wallId, 'arrangement', token, new Y.Doc(), ww);
    opened.provider.messageHandlers[MESSAGE.rights] = (_encoder, decoder) =>
      rights.push(JSON.parse(decoding.readVarString(decoder)));
    return opened;
  };
  const [mover, before, today] = [await open('2'), await open('1'), await open('2')];
  await Promise.all([mover, before, today].map(ready));
  await until('all were told their rights', () => rights.length === 3);
  mover.provider.awareness.setLocalState({ cursor: [4, 5] });
  const seen = ({ provider }: typeof mover): Record<string, unknown> | undefined =>
    provider.awareness.getStates().get(mover.doc.clientID);
  await until('seen by both', () => [before, today].every((page) => seen(page)?.['cursor']));
  const { name, color } = seen(today) ?? {};
  expect([typeof name, typeof color]).toEqual(['string', 'number']);
  expect(seen(today)).toEqual({ name, color, cursor: [4, 5] });
  expect(seen(before)).toEqual({ name, color, hand: color, cursor: [4, 5] });
});
