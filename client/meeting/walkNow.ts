import type { Session } from '../../shared/model/session.ts';
import type { OwnPerson } from '../../shared/protocol/live.ts';

/** What the walk asks of this person now. */
export type WalkNow =
  | { kind: 'none' }
  /** Stays with her own poster. */
  | { kind: 'host'; table: string }
  /** In a rotation: `stop` from 0. `now` or `next` is absent when there is none. */
  | { kind: 'stop'; stop: number; stops: number; now?: string; next?: string }
  | { kind: 'free' }
  | { kind: 'walked' };

/** Posters that she has seen in a rotation: at stops that are over, from where she began to walk. */
export const postersSeen = (
  { walk }: Pick<Session, 'walk'>,
  { stops = [], walksFrom = 0 }: Pick<OwnPerson, 'stops' | 'walksFrom'>,
): ReadonlySet<string> =>
  new Set(walk?.mode === 'rotation' ? stops.slice(walksFrom, walk.stop) : []);

/** Pure. A rotation without own stops (somebody who came late and sits nowhere) is a free walk. */
export function walkNow(
  { walk }: Pick<Session, 'walk'>,
  me: Pick<OwnPerson, 'table' | 'host' | 'stops'>,
): WalkNow {
  if (!walk) return { kind: 'none' };
  if (me.host && me.table !== undefined) return { kind: 'host', table: me.table };
  if (walk.mode === 'free') return { kind: 'free' };
  const stops = me.stops ?? [];
  if (stops.length === 0) return { kind: 'free' };
  if (walk.stop >= walk.stops || walk.stop >= stops.length) return { kind: 'walked' };
  const [now, next] = [stops[walk.stop], stops[walk.stop + 1]];
  return {
    kind: 'stop',
    stop: walk.stop,
    stops: stops.length,
    ...(now === undefined ? {} : { now }),
    ...(next === undefined ? {} : { next }),
  };
}

/** Pure. Where the meeting and she are, as a text: another one once either goes on. */
export const stepKey = (
  { step, walk, reportBack }: Pick<Session, 'step' | 'walk' | 'reportBack'>,
  { standing }: Pick<OwnPerson, 'standing'>,
): string =>
  [step, walk?.mode, walk?.stop, reportBack?.index, standing].map((each) => each ?? '').join('/');

/** Pure. Does she walk or host just now, so that the room does nothing at tables? */
export const isWalking = (
  session: Pick<Session, 'open' | 'walk' | 'reportBack'>,
  me: Parameters<typeof walkNow>[1],
): boolean =>
  session.open.includes('walk') &&
  !session.reportBack &&
  !['none', 'walked'].includes(walkNow(session, me).kind);
