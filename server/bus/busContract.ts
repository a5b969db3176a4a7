import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../sync/wall/testWall.ts';
import { MESSAGE_BYTES, type Answering, type Bus, type Hearing } from './bus.ts';

/** Several buses on one carrier. */
export interface BusBench {
  /** Another one, that carries. */
  open(): Promise<Bus>;
  stop(): Promise<void>;
}

export const bytes = (text: string): Buffer => Buffer.from(text);
export const textOf = (message: Uint8Array): string => Buffer.from(message).toString();

/** What was heard, and `!` where something was missed. */
export function heard(): { said: string[]; hears: Hearing } {
  const said: string[] = [];
  return {
    said,
    hears: {
      hear: (message) => void said.push(textOf(message)),
      missed: () => void said.push('!'),
    },
  };
}

export const faultOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: { fault?: string; name: string }) => error.fault ?? error.name,
  );

/** Whoever is asked, and says nothing. */
export function neverAnswers(): { isAsked: () => boolean; answers: Answering } {
  let asked = false;
  return {
    isAsked: () => asked,
    answers: () => {
      asked = true;
      return new Promise(() => undefined);
    },
  };
}

const SOON = { withinMs: 10_000 };

/** What a bus does, whatever it stands on. */
export function busContract(name: string, start: () => Promise<BusBench>): void {
  describe(`bus contract: ${name}`, () => {
    let bench: BusBench;
    let one: Bus;
    let other: Bus;
    beforeEach(async () => {
      bench = await start();
      [one, other] = [await bench.open(), await bench.open()];
    });
    afterEach(async () => {
      await one.close();
      await other.close();
      await bench.stop();
    });

    it('what is said on a topic is heard by all who listen to it, and by no others', async () => {
      const third = await bench.open();
      const [first, second, elsewhere] = [heard(), heard(), heard()];
      await other.subscribe('wall/a', first.hears);
      await third.subscribe('wall/a', second.hears);
      await third.subscribe('wall/b', elsewhere.hears);
      expect(await one.publish('wall/a', bytes('hello'))).toBe(2);
      await until('both heard', () => first.said.length + second.said.length === 2);
      expect([first.said, second.said, elsewhere.said]).toEqual([['hello'], ['hello'], []]);
      await third.close();
    });

    it('whoever says something knows at once that nobody heard it', async () => {
      expect(await one.publish('wall/a', bytes('hello'))).toBe(0);
      const listening = await other.subscribe('wall/a', heard().hears);
      expect(await one.publish('wall/a', bytes('hello'))).toBe(1);
      await listening.end();
      expect(await one.publish('wall/a', bytes('hello'))).toBe(0);
    });

    it('bytes are what they were, none and many of them', async () => {
      const taken: Uint8Array[] = [];
      await other.subscribe('wall/a', {
        hear: (message) => void taken.push(Uint8Array.from(message)),
        missed: () => taken.push(bytes('missed')),
      });
      const all = Uint8Array.from({ length: 256 }, (_, n) => n);
      const large = new Uint8Array(1024 * 1024).map((_, n) => (n * 31) % 256);
      for (const message of [all, new Uint8Array(), large]) await one.publish('wall/a', message);
      await until('all heard', () => taken.length === 3);
      expect(taken.map((message) => Buffer.from(message).toString('base64'))).toEqual(
        [all, new Uint8Array(), large].map((message) => Buffer.from(message).toString('base64')),
      );
      await expect(one.publish('wall/a', new Uint8Array(MESSAGE_BYTES + 1))).rejects.toThrow(
        RangeError,
      );
    });

    it('what one says comes in its order, with its sequence', async () => {
      const { said, hears } = heard();
      const sequences: number[] = [];
      await other.subscribe('wall/a', {
        ...hears,
        hear: (message, from, sequence) => {
          expect(from).toBe(one.node);
          sequences.push(sequence);
          hears.hear(message, from, sequence);
        },
      });
      const texts = Array.from({ length: 200 }, (_, n) => String(n));
      await Promise.all(texts.map((text) => one.publish('wall/a', bytes(text))));
      await until('all heard', () => said.length >= texts.length);
      expect(said).toEqual(texts);
      expect(sequences).toEqual(texts.map((_, n) => n + 1));
      expect(one.saidOn('wall/a')).toBe(200);
    });

    it('whoever knows what was said up to somewhere goes on from there, and learns what is missing', async () => {
      const { said, hears } = heard();
      for (const text of ['1', '2', '3']) await one.publish('wall/a', bytes(text));
      const listening = await other.subscribe('wall/a', hears);
      listening.startAfter(one.node, 4);
      // Known already.
      await one.publish('wall/a', bytes('4'));
      await one.publish('wall/a', bytes('5'));
      await until('5 is heard', () => said.includes('5'));
      expect(said).toEqual(['5']);
      listening.startAfter(one.node, 6);
      await one.publish('wall/a', bytes('6'));
      await one.publish('wall/a', bytes('7'));
      await until('7 is heard', () => said.includes('7'));
      expect(said).toEqual(['5', '7']);
    });

    it('a question is answered by whoever answers on its topic; several wait for theirs at once', async () => {
      await other.answer('node/x', async (question, from) =>
        bytes(`${textOf(question)} of ${from === one.node ? 'one' : 'somebody'}`),
      );
      const asked = ['a', 'b', 'c'].map((each) => one.request('node/x', bytes(each), SOON));
      expect((await Promise.all(asked)).map(textOf)).toEqual(['a of one', 'b of one', 'c of one']);
    });

    it('a question says why it was not answered', async () => {
      expect(await faultOf(one.request('node/x', bytes('?'), SOON))).toBe('nobody');
      const ended = await other.answer('node/x', () => Promise.reject(new Error('broken')));
      expect(await faultOf(one.request('node/x', bytes('?'), SOON))).toBe('failed');
      await ended.end();
      expect(await faultOf(one.request('node/x', bytes('?'), SOON))).toBe('nobody');
      await other.answer('node/x', async () => new Uint8Array(MESSAGE_BYTES + 1));
      expect(await faultOf(one.request('node/x', bytes('?'), SOON))).toBe('failed');
      await other.answer('node/y', () => new Promise(() => undefined));
      expect(await faultOf(one.request('node/y', bytes('?'), { withinMs: 30 }))).toBe('late');
      const given = new AbortController();
      const waiting = faultOf(one.request('node/y', bytes('?'), { ...SOON, signal: given.signal }));
      given.abort();
      expect(await waiting).toBe('late');
    });

    it('what waits when the bus is closed is told, and so is what comes later', async () => {
      const { isAsked, answers } = neverAnswers();
      await other.answer('node/y', answers);
      const waiting = faultOf(one.request('node/y', bytes('?'), SOON));
      await until('it is asked', isAsked);
      await one.close();
      expect(await waiting).toBe('closed');
      expect(await faultOf(one.publish('wall/a', bytes('late')))).toBe('closed');
      expect(one.isUp).toBe(false);
    });
  });
}
