import { LIMITS } from '../model/limits.ts';
import { wrongField } from '../model/problems.ts';
import type { SessionRecord, Timer } from '../model/session.ts';
import type { BodyOf } from '../protocol/http/contract.ts';
import type { sessionOperations } from '../protocol/http/session.ts';
import type { RecordChange } from './wallState.ts';

export type TimerAction = BodyOf<(typeof sessionOperations)['setTimer']>;

const bounded = (ms: number): number => Math.min(Math.max(0, ms), LIMITS.timerMs);

const breakOf = ({ isBreak }: Timer): Pick<Timer, 'isBreak'> => (isBreak ? { isBreak } : {});

/** Throws `invalid-request` where a stop or a turn has a length that no clock has, ms. */
export function checkTurn(ms: number): void {
  if (!Number.isFinite(ms) || ms <= 0 || ms > LIMITS.timerMs)
    throw wrongField('body', `has times that must be above 0, and at most ${LIMITS.timerMs}`);
}

/** The clock after an action at `now` (ms). An action that makes no sense (pausing no clock) changes nothing. */
export function nextTimer(timer: Timer | null, action: TimerAction, now: number): Timer | null {
  switch (action.action) {
    case 'start':
      if (!Number.isFinite(action.ms) || action.ms <= 0 || action.ms > LIMITS.timerMs)
        throw wrongField('body.ms', `must be above 0, and at most ${LIMITS.timerMs}`);
      return {
        state: 'running',
        endsAt: now + action.ms,
        totalMs: action.ms,
        ...(action.isBreak ? { isBreak: true } : {}),
      };
    case 'add': {
      if (!Number.isFinite(action.ms) || Math.abs(action.ms) > LIMITS.timerMs)
        throw wrongField('body.ms', `must be at most ${LIMITS.timerMs}`);
      if (!timer) return timer;
      const totalMs = bounded(timer.totalMs + action.ms);
      if (timer.state === 'paused')
        return { ...timer, leftMs: bounded(timer.leftMs + action.ms), totalMs };
      // A clock that ran out starts again from now, else "one more minute" would still be over.
      return {
        ...timer,
        endsAt: now + bounded(Math.max(0, timer.endsAt - now) + action.ms),
        totalMs,
      };
    }
    case 'pause':
      return timer?.state === 'running'
        ? {
            state: 'paused',
            leftMs: Math.max(0, timer.endsAt - now),
            totalMs: timer.totalMs,
            ...breakOf(timer),
          }
        : timer;
    case 'resume':
      return timer?.state === 'paused'
        ? {
            state: 'running',
            endsAt: now + timer.leftMs,
            totalMs: timer.totalMs,
            ...breakOf(timer),
          }
        : timer;
    case 'stop':
      return null;
  }
}

/**
 * Where the server's clock was set by `ms` and says `now`: a running timer ends when it would have ended. It never has more left than it
 * was given, which a clock that was set back while no server ran would make of it.
 */
export function moveTimer(session: SessionRecord, ms: number, now: number): RecordChange[] {
  const { timer } = session;
  if (timer?.state !== 'running') return [];
  const endsAt = Math.min(timer.endsAt + ms, now + timer.totalMs);
  return endsAt === timer.endsAt
    ? []
    : [{ kind: 'session', value: { ...session, timer: { ...timer, endsAt } } }];
}
