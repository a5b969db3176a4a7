import { describe, expect, it } from 'vitest';
import type { Step } from '../../shared/scripts/script.ts';
import { session, view } from '../desk/testConsole.ts';
import { beginnings, courseOf, courseWords } from './courseWords.ts';

const MINUTE = 60_000;
const TEN = new Date(2026, 10, 30, 10, 0).getTime();
const step = (id: string, minutes: number, at?: string): Step => ({
  id,
  kind: 'group',
  title: id,
  ask: id,
  minutes,
  ...(at === undefined ? {} : { at }),
});
const STEPS = [step('Posting', 30), step('Walk', 30), step('Lunch', 60, '11:00')];
/** At posting since ten, the plan's beginning, so many minutes later. */
const after = (minutes: number, steps = STEPS) => {
  const { run } = view();
  return view({
    run: { ...run, script: { ...run.script, steps } },
    session: session({ step: 'Posting', since: TEN, startsAt: TEN }),
    now: TEN + minutes * MINUTE,
  });
};

describe('the plan beside the clock', () => {
  it('says nothing where nobody knows when the meeting begins', () => {
    const unknown = { ...after(0), session: session({ step: 'Posting', startsAt: null }) };
    expect(courseWords(unknown)).toBe('');
    expect(beginnings(courseOf(unknown)).size).toBe(0);
  });

  it('is on time, also long before it begins', () => {
    expect(courseWords(after(10))).toBe('On time.');
    expect(courseWords(after(-24 * 60))).toBe('On time.');
    expect(
      [...beginnings(courseOf(after(10)))].map(([id, at]) => [id, (at - TEN) / MINUTE]),
    ).toEqual([
      ['Posting', 0],
      ['Walk', 30],
      ['Lunch', 60],
    ]);
  });

  it('says how late it is, and what to shorten so that lunch stays', () => {
    expect(courseWords(after(42))).toMatch(
      /^12 minutes late\. Lunch at 11:00.* stays if Walk takes 18 min\.$/,
    );
  });

  it('says where shortening is not enough, or there is nothing to shorten', () => {
    expect(courseWords(after(60))).toMatch(
      /^30 minutes late\. Lunch at 11:00.* begins 15 minutes late even if Walk takes 15 min\.$/,
    );
    expect(courseWords(after(42, [step('Posting', 30), step('Lunch', 60, '10:30')]))).toMatch(
      /^12 minutes late\. Lunch at 10:30.* begins 12 minutes late\.$/,
    );
  });
});
