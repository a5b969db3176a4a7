import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeededRandom } from '../seededRandom.ts';
import { until } from '../sync/wall/testWall.ts';
import { busContract, bytes, faultOf, heard, textOf } from './busContract.ts';
import { decodeEnvelope, encodeEnvelope } from './envelope.ts';
import { InProcessCarrier, InProcessHub } from './inProcessCarrier.ts';
import { LossyCarrier, NO_FAULTS } from './lossyCarrier.ts';
import { SequencedBus } from './sequencedBus.ts';

busContract('in process', async () => {
  const hub = new InProcessHub();
  return {
    open: async () => new SequencedBus(new InProcessCarrier(hub)),
    stop: async () => undefined,
  };
});

it('whatever is lost, doubled or late: nothing is heard twice or out of order, and what is missing is said before what comes after it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.record({
        lost: fc.integer({ min: 0, max: 30 }),
        doubled: fc.integer({ min: 0, max: 30 }),
        late: fc.integer({ min: 0, max: 30 }),
      }),
      async (seed, faults) => {
        const hub = new InProcessHub();
        const speaker = new SequencedBus(new InProcessCarrier(hub));
        const lossy = new LossyCarrier(new InProcessCarrier(hub), new SeededRandom(seed), faults);
        const listener = new SequencedBus(lossy);
        const { said, hears } = heard();
        const listening = await listener.subscribe('wall/a', hears);
        listening.startAfter(speaker.node, 0);
        for (let n = 1; n <= 60; n += 1) await speaker.publish('wall/a', bytes(String(n)));
        // All of it comes, or not, before the rest does.
        await new Promise(setImmediate);
        lossy.suffer(NO_FAULTS);
        await speaker.publish('wall/a', bytes('61'));
        await until('the last is heard', () => said.includes('61'));
        let last = 0;
        let isMissing = false;
        for (const each of said) {
          if (each === '!') isMissing = true;
          else {
            expect(Number(each)).toBeGreaterThan(last);
            expect(Number(each) === last + 1 || isMissing).toBe(true);
            [last, isMissing] = [Number(each), false];
          }
        }
        await Promise.all([speaker.close(), listener.close()]);
      },
    ),
    { numRuns: 40 },
  );
});

it('where the last message is lost that is known soon, without another one', async () => {
  const hub = new InProcessHub();
  const speaker = new SequencedBus(new InProcessCarrier(hub));
  const lossy = new LossyCarrier(new InProcessCarrier(hub), new SeededRandom(1), {
    lost: 100,
    doubled: 0,
    late: 0,
  });
  const listener = new SequencedBus(lossy);
  const { said, hears } = heard();
  const listening = await listener.subscribe('wall/a', hears);
  listening.startAfter(speaker.node, 0);
  await speaker.publish('wall/a', bytes('gone'));
  await new Promise(setImmediate);
  lossy.suffer(NO_FAULTS);
  await until('it is known', () => said.length > 0);
  expect(said).toEqual(['!']);
  await Promise.all([speaker.close(), listener.close()]);
});

it('a question that comes twice is answered once', async () => {
  const hub = new InProcessHub();
  const asker = new SequencedBus(new InProcessCarrier(hub));
  const answering = new SequencedBus(
    new LossyCarrier(new InProcessCarrier(hub), new SeededRandom(1), {
      lost: 0,
      doubled: 100,
      late: 0,
    }),
  );
  const asked: string[] = [];
  await answering.answer('node/x', async (question) => {
    asked.push(textOf(question));
    return question;
  });
  for (const each of ['a', 'b']) await asker.request('node/x', bytes(each), { withinMs: 10_000 });
  expect(asked).toEqual(['a', 'b']);
  await Promise.all([asker.close(), answering.close()]);
});

it('an answer that is lost is late, and one that comes later than that is nobody’s', async () => {
  const hub = new InProcessHub();
  const asker = new SequencedBus(new InProcessCarrier(hub));
  const answering = new SequencedBus(new InProcessCarrier(hub));
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  await answering.answer('node/x', () => promise);
  expect(await faultOf(asker.request('node/x', bytes('a'), { withinMs: 5 }))).toBe('late');
  resolve(bytes('too late'));
  await answering.answer('node/x', async () => bytes('b'));
  expect(textOf(await asker.request('node/x', bytes('b'), { withinMs: 10_000 }))).toBe('b');
  await Promise.all([asker.close(), answering.close()]);
});

it('an envelope is read as it was written, and anything else is none', () => {
  const from = 'ab'.repeat(16);
  fc.assert(
    fc.property(
      fc.constantFrom('message', 'tail', 'question', 'answer', 'failure'),
      fc.maxSafeNat(),
      fc.uint8Array(),
      (kind, number, body) => {
        const read = decodeEnvelope(encodeEnvelope({ kind, from, number, body }));
        expect({ ...read, body: [...(read?.body ?? [])] }).toEqual({
          kind,
          from,
          number,
          body: [...body],
        });
      },
    ),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (garbage) => {
      const read = decodeEnvelope(garbage);
      expect(read === null || garbage[0] === 1).toBe(true);
    }),
  );
  const whole = encodeEnvelope({ kind: 'message', from, number: 1, body: bytes('') });
  expect(decodeEnvelope(whole.subarray(0, -1))).toBeNull();
  expect(decodeEnvelope(Buffer.of(2, ...whole.subarray(1)))).toBeNull();
});
