import { describe, expect, it } from 'vitest';
import type { Session } from '../../shared/model/session.ts';
import { testLiveSession } from '../../shared/commands/testSession.ts';
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
    ['tables', null, null, 'step'],
    ['gallery', null, null, 'room'],
    ['gallery', null, TOUR, 'room'],
    ['gallery', REPORT, null, 'report-back'],
    ['gallery', REPORT, TOUR, 'room'],
    ['follow-up', null, null, 'step'],
    ['follow-up', null, TOUR, 'room'],
    ['follow-up', REPORT, null, 'report-back'],
  ] as const)('in %s, report-backs %o, tour %o: %s', (phase, reportBack, tour, shown) => {
    const { open, present } = testLiveSession({ phase });
    const hasScreen = present.kind === 'tables' || present.kind === 'follow-up';
    expect(projectorShows({ open, reportBack, tour }, hasScreen)).toBe(shown);
  });

  it('the tables while something of its own is done there before posters may be read', () => {
    const nothing = { reportBack: null, tour: null };
    expect(projectorShows({ ...nothing, open: ['sit', 'rate'] }, false)).toBe('tables');
    expect(projectorShows({ ...nothing, open: ['sit', 'read-gallery'] }, false)).toBe('room');
  });
});
