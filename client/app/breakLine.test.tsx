import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Timer } from '../../shared/model/session.ts';
import { elapsed } from '../sync/elapsed.ts';
import { words } from '../words/speak.ts';
import { BreakLine } from './BreakLine.tsx';

/** The server's clock is so far ahead of this page's. */
const OFFSET_MS = 3_600_000;
const MINUTE_MS = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const inMinutes = (minutes: number): Timer => ({
  state: 'running',
  endsAt: elapsed() + OFFSET_MS + minutes * MINUTE_MS,
  totalMs: 15 * MINUTE_MS,
  isBreak: true,
});
const said = (timer: Timer, isOpen = true): string =>
  renderToStaticMarkup(<BreakLine timer={timer} offsetMs={OFFSET_MS} isOpen={isOpen} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

it('says until when there is a break, by the clock, and that notes are welcome', () => {
  const timer = inMinutes(15);
  const time = words().time(timer.state === 'running' ? timer.endsAt : 0);
  expect(said(timer)).toBe(`Break, back at ${time} Notes are still welcome.`);
});

it('invites nobody to post where nobody can', () => {
  expect(said(inMinutes(15), false)).not.toContain('welcome');
});

it('says no time while its clock stands', () => {
  const paused: Timer = {
    state: 'paused',
    leftMs: MINUTE_MS,
    totalMs: MINUTE_MS,
    isBreak: true,
  };
  expect(said(paused)).toBe('Break Notes are still welcome.');
});

it('says that it is over once its clock ran out, whoever looks then', () => {
  expect(said(inMinutes(-1))).toBe('The break is over');
});

it('is told to who cannot see it', () => {
  expect(
    renderToStaticMarkup(<BreakLine timer={inMinutes(5)} offsetMs={OFFSET_MS} isOpen />),
  ).toContain('role="status"');
});
