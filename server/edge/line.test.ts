import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InProcessCarrier, InProcessHub } from '../bus/inProcessCarrier.ts';
import { LossyCarrier, NO_FAULTS } from '../bus/lossyCarrier.ts';
import { SequencedBus } from '../bus/sequencedBus.ts';
import { SeededRandom } from '../seededRandom.ts';
import { until } from '../sync/wall/testWall.ts';
import { FramesOfTurn, TurnFrames } from './framesOfTurn.ts';
import { LineIn, LineOut, linesTo, pieceOf } from './line.ts';
import { readTurn, WordsOfTurn } from './wordsOfTurn.ts';

/** Both ends of a line, over a bus that may lose; `isKept`: what was said can be had again. */
async function openLine(seed: number, isKept = true) {
  const hub = new InProcessHub();
  const lossy = new LossyCarrier(new InProcessCarrier(hub), new SeededRandom(seed), NO_FAULTS);
  const [said, heard] = [new SequencedBus(new InProcessCarrier(hub)), new SequencedBus(lossy)];
  const got: string[] = [];
  const state = { isBroken: false, asked: 0 };
  const broken = (): void => void (state.isBroken = true);
  const out = new LineOut(said, 'there', { line: 'one', way: 'down' }, broken);
  const end = new LineIn({
    hear: (message) => void got.push(message.toString()),
    again: async (from) => {
      state.asked += 1;
      await turn();
      return isKept ? out.again(from) : null;
    },
    broken,
  });
  await heard.subscribe(linesTo('there'), {
    hear: (message) => {
      const piece = pieceOf(message);
      if (piece) end.take(piece.head, piece.bytes);
    },
    missed: () => end.missed(),
  });
  const close = () => Promise.all([said.close(), heard.close()]);
  return { out, got, state, lossy, close };
}

it('whatever is lost, doubled or late, each message is heard once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
      const { out, got, state, lossy, close } = await openLine(seed);
      lossy.suffer({ lost: 30, doubled: 20, late: 20 });
      const random = new SeededRandom(seed);
      const said: string[] = [];
      for (let n = 0; n < 30; n += 1) {
        // Some are longer than a piece.
        said.push(`${n} ${'x'.repeat(random.below(10) === 0 ? 700_000 : 10)}`);
        out.say(Buffer.from(said.at(-1) ?? ''));
        if (random.below(3) === 0) await turn();
      }
      lossy.suffer(NO_FAULTS);
      await until('all is heard', () => got.length === said.length);
      expect(got).toEqual(said);
      expect(state.isBroken).toBe(false);
      await close();
    }),
    { numRuns: 20 },
  );
});

it('a line is broken where what is missing cannot be had again, and nothing after it is heard', async () => {
  const { out, got, state, lossy, close } = await openLine(1, false);
  out.say(Buffer.from('one'));
  await until('heard', () => got.length === 1);
  lossy.suffer({ lost: 100, doubled: 0, late: 0 });
  out.say(Buffer.from('two'));
  await turn();
  lossy.suffer(NO_FAULTS);
  out.say(Buffer.from('three'));
  await until('broken', () => state.isBroken);
  out.say(Buffer.from('four'));
  await turn();
  expect(got).toEqual(['one']);
  await close();
});

it('a line is broken at once where nobody hears it', async () => {
  const bus = new SequencedBus(new InProcessCarrier(new InProcessHub()));
  let isBroken = false;
  const out = new LineOut(bus, 'nobody', { line: 'one', way: 'up' }, () => (isBroken = true));
  out.say(Buffer.from('one'));
  await until('broken', () => isBroken);
  await bus.close();
});

/** What each seat is told, as the other server reads it. */
function heardBy(turns: readonly (Buffer | null)[]) {
  const frames = new TurnFrames();
  const groups = new Map<number, Set<number>>();
  const heard = new Map<number, string[]>();
  const hear = (seat: number, word: string): void =>
    void heard.set(seat, [...(heard.get(seat) ?? []), word]);
  for (const message of turns)
    if (message)
      frames.read(message, {
        enter: (seat, group) => void groups.set(group, (groups.get(group) ?? new Set()).add(seat)),
        tell: (seats, frame) => seats.forEach((seat) => hear(seat, frame.toString())),
        tellGroup: (group, but, frame) =>
          groups.get(group)?.forEach((seat) => !but.has(seat) && hear(seat, frame.toString())),
        end: (seat, code) => {
          hear(seat, String(code));
          for (const seats of groups.values()) seats.delete(seat);
        },
      });
  return heard;
}

it('seats are told what they are sent, each in its order, in however many messages', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          act: fc.constantFrom('enter', 'tell', 'all', 'some', 'end', 'leave', 'flush'),
          seat: fc.nat(7),
          frame: fc.nat(5),
        }),
        { maxLength: 80 },
      ),
      (acts) => {
        const turn = new FramesOfTurn(() => undefined);
        const frames = [...'abcde', 'f'.repeat(9_000)].map((each) => Buffer.from(each));
        const messages: (Buffer | null)[] = [];
        const here = new Set<number>();
        const expected = new Map<number, string[]>();
        const left = new Set<number>();
        let next = 0;
        const numbers = new Map<number, number>();
        const send = (seat: number, frame: number): void => {
          const bytes = frames[frame] as Buffer;
          turn.send(seat, bytes);
          expected.set(seat, [...(expected.get(seat) ?? []), bytes.toString()]);
        };
        for (const { act, seat: who, frame } of acts) {
          const seat = numbers.get(who);
          if (act === 'flush') messages.push(turn.take());
          else if (act === 'all') for (const each of here) send(each, frame);
          else if (act === 'some') {
            for (const each of here) if (each !== seat) send(each, frame);
          } else if (act === 'enter' && seat === undefined) {
            numbers.set(who, (next += 1));
            here.add(next);
            turn.enter(next, who % 2 ? 'odd' : 'even');
          } else if (seat === undefined) continue;
          else if (act === 'tell') send(seat, frame);
          else if (act === 'end') {
            turn.end(seat, 4503, 'restarting');
            expected.set(seat, [...(expected.get(seat) ?? []), '4503']);
            here.delete(seat);
            numbers.delete(who);
          } else if (act === 'leave') {
            turn.leave(seat);
            // It is gone at the other server, whatever is said to it.
            left.add(seat);
            here.delete(seat);
            numbers.delete(who);
          }
        }
        messages.push(turn.take());
        turn.close();
        const heard = heardBy(messages);
        for (const [seat, words] of expected)
          if (!left.has(seat)) expect(heard.get(seat)).toEqual(words);
          else expect(heard.get(seat)?.slice(0, words.length)).toEqual(words);
      },
    ),
  );
});

it('what many are sent travels once, and a large frame that was sent lately not again', () => {
  const turn = new FramesOfTurn(() => undefined);
  for (let seat = 1; seat <= 1_000; seat += 1) turn.enter(seat, 'one');
  turn.take();
  const [update, load] = [Buffer.alloc(300, 'u'), Buffer.alloc(100_000, 'l')];
  for (let seat = 1; seat <= 1_000; seat += 1) turn.send(seat, update);
  expect(turn.take()?.length).toBeLessThan(500);
  turn.send(1, load);
  const first = turn.take();
  expect(first?.length).toBeGreaterThan(100_000);
  for (let seat = 2; seat <= 500; seat += 1) turn.send(seat, load);
  expect(turn.take()?.length).toBeLessThan(5_000);
  turn.close();
});

it('what sockets say in one turn is one message, in order, with its end', () => {
  let news = 0;
  const words = new WordsOfTurn(() => (news += 1));
  words.add(1, Buffer.from('a'), true);
  words.add(2, Buffer.from('text'), false);
  words.add(1, null, true);
  const read = readTurn(words.take() ?? Buffer.alloc(0));
  expect(read.map(({ seat, raw, isBinary }) => [seat, raw?.toString(), isBinary])).toEqual([
    [1, 'a', true],
    [2, 'text', false],
    [1, undefined, true],
  ]);
  expect([news, words.take()]).toEqual([1, null]);
});
