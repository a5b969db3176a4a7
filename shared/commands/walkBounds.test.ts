import { describe, expect, it } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import type { Timer } from '../model/session.ts';
import { newSession } from './session.ts';
import { setTableClosed } from './tables.ts';
import { refusal, room, NO_GROUPS } from './testTables.ts';
import { steerReportBack } from './reportBack.ts';
import { standsAt, steerWalk } from './walk.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const DAY = 24 * 60 * 60 * 1_000;
const running = (endsAt: number, totalMs = 60_000): Timer => ({
  state: 'running',
  endsAt,
  totalMs,
});

describe('walks and report-backs', () => {
  const start = { action: 'start', mode: 'rotation', stops: 2, stopMs: 1_000 } as const;

  it('need tables, and a number and time of stops that can be', () => {
    const { records, act, open } = room();
    const walk = (more: object): string =>
      refusal(() => steerWalk(records, act('fay'), { ...start, ...more }));
    expect(walk({})).toBe('no-table');
    expect(
      refusal(() =>
        steerReportBack(records, act('fay'), { action: 'start', turnMs: 1 }, NO_GROUPS),
      ),
    ).toBe('no-table');
    open();
    expect([1, LIMITS.walkStops].map((stops) => walk({ stops }))).toEqual(['nothing', 'nothing']);
    for (const stops of [0, -1, 1.5, LIMITS.walkStops + 1, Number.NaN])
      expect(walk({ stops })).toBe('invalid-request');
    for (const stopMs of [0, -1, DAY + 1, Number.NaN, Infinity])
      expect(walk({ stopMs })).toBe('invalid-request');
    expect(walk({ stopMs: DAY })).toBe('nothing');
    expect(refusal(() => steerWalk(records, act('p0'), start))).toBe('forbidden');
  });

  it('stop at both ends, and only rotations go on by themselves', () => {
    const { records, act, open, run, me } = room();
    const tables = open().map(({ tableId }) => tableId) as [string, string, string, string];
    for (const [index, table] of tables.entries()) me(`p${index}`, { table });
    const walk = (action: Parameters<typeof steerWalk>[2]) =>
      run(steerWalk(records, act('fay'), action)).session.walk;
    walk(start);
    expect(steerWalk(records, act('fay'), { action: 'back' }).changes).toEqual([]);
    expect([1, 2, 2].map(() => walk({ action: 'next' })?.stop)).toEqual([1, 2, 2]);
    expect(records.session.timer).toBeNull();
    expect(walk({ action: 'back' })?.stop).toBe(1);
    expect(records.session.timer).toEqual(running(2_000, 1_000));
    expect(walk({ action: 'set', onItsOwn: true })).toHaveProperty('onItsOwn', true);
    expect(walk({ action: 'set', onItsOwn: false })).not.toHaveProperty('onItsOwn');
    expect(walk({ action: 'start', mode: 'free', stopMs: 1, onItsOwn: true } as never)).toEqual({
      mode: 'free',
      stops: 0,
      stopMs: 1,
      stop: 0,
    });
    expect(walk({ action: 'set', onItsOwn: true })).not.toHaveProperty('onItsOwn');
    expect(walk({ action: 'end' })).toBeNull();
    expect(steerWalk(records, act('fay'), { action: 'next' }).changes).toEqual([]);
  });

  it('a report-back goes on to its end and back to its first, over open tables, each once', () => {
    const { records, act, open, run } = room();
    const [one, two, three] = open().map(({ tableId }) => tableId) as [string, string, string];
    const steer = (action: Parameters<typeof steerReportBack>[2]) =>
      run(steerReportBack(records, act('fay'), action, NO_GROUPS)).session.reportBack;
    run(setTableClosed(records, act('fay'), three, true));
    expect(refusal(() => steer({ action: 'start', turnMs: 1, queue: [one, three] }))).toBe(
      'table-closed',
    );
    expect(refusal(() => steer({ action: 'start', turnMs: 1, queue: [] }))).toBe('no-table');
    expect(refusal(() => steer({ action: 'start', turnMs: 0 }))).toBe('invalid-request');
    expect(steer({ action: 'start', turnMs: 1 })?.queue).not.toContain(three);
    expect(steer({ action: 'start', turnMs: 1, queue: [two, one, two] })?.queue).toEqual([
      two,
      one,
    ]);
    expect(records.session.phase).toBe('gallery');
    expect(steerReportBack(records, act('fay'), { action: 'back' }, NO_GROUPS).changes).toEqual([]);
    expect(steer({ action: 'next' })?.index).toBe(1);
    expect(steer({ action: 'back' })?.index).toBe(0);
    steer({ action: 'next' });
    expect(steer({ action: 'next' })).toBeNull();
    expect(records.session.timer).toBeNull();
    expect(steerReportBack(records, act('fay'), { action: 'next' }, NO_GROUPS).changes).toEqual([]);
  });

  it('where somebody stands: at her own poster, at the stop that is now, else where she said', () => {
    const session = (walk: object | null) => ({
      ...newSession(ENGLISH, { title: 'x' }, 'ABCDEF', 0),
      walk,
    });
    const person = {
      role: 'participant',
      arrival: 'code',
      offer: 'none',
      removed: false,
      joinedAt: 0,
      table: 'own',
      stops: ['a', 'b'],
      standing: 'here',
    } as const;
    const at = (stop: number, more: object = {}) =>
      standsAt(session({ mode: 'rotation', stops: 2, stopMs: 1, stop }) as never, {
        ...person,
        ...more,
      });
    expect([at(0), at(1), at(2)]).toEqual(['a', 'b', 'here']);
    expect([at(0, { host: true }), at(0, { removed: true }), at(0, { role: 'projector' })]).toEqual(
      ['own', undefined, undefined],
    );
    expect(standsAt(session(null) as never, person as never)).toBe('here');
  });
});
