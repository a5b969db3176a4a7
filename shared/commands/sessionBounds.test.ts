import { KEY_PRODUCT } from './testSession.ts';
import { describe, expect, it } from 'vitest';
import type { Timer } from '../model/session.ts';
import { editSession, newSession, setTimer } from './session.ts';
import { moveTimer, nextTimer } from './timer.ts';
import { refusal, room } from './testTables.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const DAY = 24 * 60 * 60 * 1_000;
const running = (endsAt: number, totalMs = 60_000): Timer => ({
  state: 'running',
  endsAt,
  totalMs,
});
const paused = (leftMs: number, totalMs = 60_000): Timer => ({ state: 'paused', leftMs, totalMs });

describe('the clock', () => {
  it.each<[string, Timer | null, Parameters<typeof nextTimer>[1], Timer | null]>([
    ['starts', null, { action: 'start', ms: 1 }, running(1_001, 1)],
    ['starts as long as a day', null, { action: 'start', ms: DAY }, running(1_000 + DAY, DAY)],
    ['starts anew', paused(5), { action: 'start', ms: 9 }, running(1_009, 9)],
    ['is not lengthened while there is none', null, { action: 'add', ms: 5 }, null],
    ['gets longer', running(1_500), { action: 'add', ms: 100 }, running(1_600, 60_100)],
    ['gets shorter', running(1_500), { action: 'add', ms: -100 }, running(1_400, 59_900)],
    [
      'is over at once, never before',
      running(1_500),
      { action: 'add', ms: -600 },
      running(1_000, 59_400),
    ],
    [
      'that ran out goes on from now',
      running(10),
      { action: 'add', ms: 70 },
      running(1_070, 60_070),
    ],
    ['gets longer while it stands', paused(5), { action: 'add', ms: 7 }, paused(12, 60_007)],
    ['holds a day at most', paused(DAY - 1, DAY), { action: 'add', ms: 2 }, paused(DAY, DAY)],
    ['stands with what it has left', running(1_500), { action: 'pause' }, paused(500)],
    ['that ran out stands at nothing', running(900), { action: 'pause' }, paused(0)],
    ['that stands goes on standing', paused(5), { action: 'pause' }, paused(5)],
    ['goes on', paused(500), { action: 'resume' }, running(1_500)],
    ['that runs goes on running', running(1_500), { action: 'resume' }, running(1_500)],
    ['that is not there cannot go on', null, { action: 'resume' }, null],
    ['ends', running(1_500), { action: 'stop' }, null],
  ])('%s', (_rule, timer, action, after) => {
    expect(nextTimer(timer, action, 1_000)).toEqual(after);
  });

  it.each([0, -1, DAY + 1, Number.NaN, Infinity])('never starts for %d ms', (ms) => {
    expect(refusal(() => nextTimer(null, { action: 'start', ms }, 0))).toBe('invalid-request');
  });
  it.each([DAY + 1, -DAY - 1, Number.NaN, -Infinity])('is never moved by %d ms', (ms) => {
    expect(refusal(() => nextTimer(running(5), { action: 'add', ms }, 0))).toBe('invalid-request');
  });

  it('ends when it would have ended where the server’s clock was set, with no more than it was given', () => {
    const session = (timer: Timer | null) => ({
      ...newSession(ENGLISH, { title: 'x' }, 'ABCDEF', 0),
      timer,
    });
    const moved = (timer: Timer | null, ms: number, now: number): unknown =>
      moveTimer(session(timer), ms, now).map((change) =>
        change.kind === 'session' ? change.value.timer : null,
      );
    expect(moved(running(50_000), 3_600_000, 3_620_000)).toEqual([running(3_650_000)]);
    expect(moved(running(50_000), -20_000, 5_000)).toEqual([running(30_000)]);
    expect(moved(running(90_000), 0, 0)).toEqual([running(60_000)]);
    expect(moved(running(50_000), 0, 10_000)).toEqual([]);
    expect(moved(paused(5), 1_000, 0)).toEqual([]);
    expect(moved(null, 1_000, 0)).toEqual([]);
  });

  it('is set by facilitators, and a press that makes no sense writes nothing', () => {
    const { records, act } = room();
    expect(refusal(() => setTimer(records, act('p0'), { action: 'stop' }))).toBe('forbidden');
    expect(setTimer(records, act('fay'), { action: 'pause' }).changes).toEqual([]);
    expect(setTimer(records, act('fay'), { action: 'start', ms: 5 }).reply.timer).toEqual(
      running(1_005, 5),
    );
  });
});

describe('a wall holds so much and no more', () => {
  const { records, act } = room();
  const edit = (part: Parameters<typeof editSession>[2]): string =>
    refusal(() => editSession(records, act('fay'), part, KEY_PRODUCT));
  const lines = (count: number, chars = 1): string[] =>
    Array.from({ length: count }, () => 'x'.repeat(chars));

  it.each([
    ['a title', { title: 'x'.repeat(120) }, { title: 'x'.repeat(121) }, 'text-too-long'],
    // Letters are counted, not what they take to write.
    [
      'a title of pictures',
      { title: '🌊'.repeat(120) },
      { title: '🌊'.repeat(121) },
      'text-too-long',
    ],
    ['a question', { prompts: lines(5, 200) }, { prompts: lines(5, 201) }, 'text-too-long'],
    ['its questions', { prompts: lines(12) }, { prompts: lines(13) }, 'invalid-request'],
    ['a sheet', { sheetQuestions: lines(12) }, { sheetQuestions: lines(13) }, 'invalid-request'],
    [
      'a question of a sheet',
      { sheetQuestions: lines(1, 200) },
      { sheetQuestions: lines(1, 201) },
      'text-too-long',
    ],
  ])('%s', (_what, most, more, problem) => {
    expect([edit(most), edit(more)]).toEqual(['nothing', problem]);
  });

  it.each([
    [{ title: ' ' }, 'empty-text'],
    [{ title: 'a\nb' }, 'invalid-text'],
    [{ title: '\ud800' }, 'invalid-text'],
    [{ prompts: ['a', ''] }, 'empty-text'],
    [{ names: 'nobody' as 'named' }, 'invalid-request'],
  ])('and nothing of %j', (part, problem) => {
    expect(edit(part)).toBe(problem);
  });

  it('no new wall has an activity, a reveal or names that there are not', () => {
    const make = (more: object): string =>
      refusal(() => newSession(ENGLISH, { title: 'Hui', ...more }, 'ABCDEF', 0));
    expect(make({})).toBe('nothing');
    expect(make({ activity: '__proto__' })).toBe('invalid-request');
    expect(make({ settings: { reveal: 'never' } })).toBe('invalid-request');
    expect(make({ settings: { names: 'nobody' } })).toBe('invalid-request');
    expect(make({ prompts: lines(13) })).toBe('invalid-request');
  });

  it('whose words were changed meanwhile keeps them, unless the new ones are the same', () => {
    const was = { title: 'Before' };
    expect(edit({ title: 'Mine', was })).toBe('changed-meanwhile');
    expect(edit({ title: 'Hui', was })).toBe('nothing');
    expect(edit({ title: 'Mine', was: { title: 'Hui' } })).toBe('nothing');
    expect(edit({ title: 'Mine', was: {} })).toBe('nothing');
    expect(edit({ sheetQuestions: ['a'], was: { sheetQuestions: ['b'] } })).toBe(
      'changed-meanwhile',
    );
  });
});

describe('when a meeting begins', () => {
  const YEAR = 366 * DAY;
  const startOf = (startsAt: number | null): number | null => {
    const { records, act } = room();
    return editSession(records, act('fay'), { startsAt }, KEY_PRODUCT).reply.startsAt;
  };

  it('is planned by a facilitator, and forgotten again', () => {
    expect(startOf(5 * DAY)).toBe(5 * DAY);
    expect(startOf(null)).toBeNull();
    const { records, act } = room();
    const edit = (): unknown => editSession(records, act('p0'), { startsAt: DAY }, KEY_PRODUCT);
    expect(refusal(edit)).toBe('forbidden');
  });

  it.each([-1, 1.5, Number.NaN, Infinity, 2 * YEAR])('never at %d', (startsAt) => {
    const { records, act } = room();
    const edit = (): unknown => editSession(records, act('fay'), { startsAt }, KEY_PRODUCT);
    expect(refusal(edit)).toBe('invalid-request');
  });
});
