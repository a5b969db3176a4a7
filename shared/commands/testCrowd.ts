import type { Arrival, Role } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import type { Decision } from './decision.ts';
import { putNote } from './notes.ts';
import { arrive } from './people.ts';
import { stepRemoval } from './removal.ts';
import { newSession } from './session.ts';
import { WallRecords, type RecordChange } from './wallState.ts';
import { KEY_WORDS } from '../words/keyWords.ts';

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const START = 1_000_000;

/** A wall whose people come from networks, in crowds if need be. */
export function room() {
  const records = new WallRecords(newSession(KEY_WORDS, { title: 'Hui' }, 'ABCDEF', 1));
  const kept = new Map<string, RecordChange>();
  const run = <Reply>(decision: Decision<Reply>): Reply => {
    records.apply(decision.changes);
    for (const change of decision.changes)
      kept.set(change.kind === 'session' ? 'session' : `${change.kind} ${change.id}`, change);
    return decision.reply;
  };
  let last = 0;
  const come = (
    network: string,
    how: {
      at?: number;
      role?: Role;
      arrival?: Arrival;
      name?: string;
      holdsPlace?: (id: string) => boolean;
    } = {},
  ): string => {
    last += 1;
    const { at = START, role = 'participant', arrival = 'code', name, holdsPlace } = how;
    run(
      arrive(
        records,
        { personId: `p${last}`, now: at },
        { role, arrival, network, ...(name === undefined ? {} : { name }) },
        holdsPlace,
      ),
    );
    return `p${last}`;
  };
  const crowd = (network: string, count: number, how: Parameters<typeof come>[1] = {}): string[] =>
    Array.from({ length: count }, () => come(network, how));
  let notes = 0;
  const write = (personId: string, count = 1, at = START): string[] =>
    Array.from({ length: count }, () => {
      notes += 1;
      run(putNote(records, { personId, now: at }, { id: uuid(notes), text: 'word' }));
      return uuid(notes);
    });
  const fay = come('desk', { role: 'facilitator', arrival: 'link' });
  /** Everything decided about a removal is done; says in how many steps. */
  const finish = (removal: string): number => {
    for (let steps = 1; ; steps += 1) if (run(stepRemoval(records, removal)).isDone) return steps;
  };
  /** As the store gives it back after a restart: by kind, then id. */
  const reread = (): WallRecords => {
    const fresh = new WallRecords(records.session);
    fresh.apply(
      [...kept.values()]
        .filter(
          (change) =>
            change.kind !== 'person-gone' &&
            !(change.kind === 'removal' && change.value === null) &&
            !kept.has(`person-gone ${'id' in change ? change.id : ''}`),
        )
        .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)),
    );
    return fresh;
  };
  /** All records, whatever order their parts are in. */
  const everything = (): string =>
    JSON.stringify(
      [
        records.session,
        ...[records.people, records.notes, records.visits, records.connections].map((each) =>
          Object.fromEntries(each),
        ),
        Object.fromEntries([...records.seats].map(([id, people]) => [id, [...people].sort()])),
      ],
      (_key, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
    );
  return {
    records,
    run,
    come,
    crowd,
    write,
    fay,
    finish,
    reread,
    everything,
    as: (personId: string, now = START) => ({ personId, now }),
  };
}

export const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};
