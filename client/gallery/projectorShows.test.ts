import { describe, expect, it } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { projectorShows } from './projectorShows.ts';

const TOUR: Session['tour'] = {
  goes: 'clock',
  lead: null,
  connection: null,
  poster: null,
  focus: null,
  isHeld: false,
};
const REPORT = { queue: ['t1'], at: 0, turnMs: 60_000 } as unknown as Session['reportBack'];

describe('the projector shows', () => {
  it.each([
    ['tables', null, null, 'tables'],
    ['gallery', null, null, 'room'],
    ['gallery', null, TOUR, 'room'],
    ['gallery', REPORT, null, 'report-back'],
    ['gallery', REPORT, TOUR, 'room'],
    ['follow-up', null, null, 'follow-up'],
    ['follow-up', null, TOUR, 'room'],
    ['follow-up', REPORT, null, 'report-back'],
  ] as const)('in %s, report-backs %o, tour %o: %s', (phase, reportBack, tour, shown) => {
    expect(projectorShows({ phase, reportBack, tour })).toBe(shown);
  });
});
