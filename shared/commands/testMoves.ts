import { Refusal, type ProblemCode } from '../model/problems.ts';
import { KEY_WORDS } from '../words/keyWords.ts';
import type { Decision } from './decision.ts';
import { move, takeBackMove, type MoveReply, type MoveRequest } from './moves.ts';
import { putNote } from './notes.ts';
import { arrive, setMe } from './people.ts';
import { newSession } from './session.ts';
import type { NamedGroup } from './tables.ts';
import { WallRecords } from './wallState.ts';

export const uuid = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;
export const [T0, MINUTE] = [1_000_000, 60_000];

export let records: WallRecords;
export let groups: NamedGroup[];
let made = 0;
/** The time it is, ms. */
export const clock = { now: T0 };

export const as = (personId: string) => ({ personId, now: clock.now });
export const run = <Reply>(decision: Decision<Reply>): Reply => {
  records.apply(decision.changes);
  return decision.reply;
};
export const request = (
  id: number,
  what: Omit<MoveRequest, 'id'>,
  by = 'fay',
): Decision<MoveReply> =>
  move(
    records,
    as(by),
    { id: uuid(8, id), ...what },
    { groups: () => groups, newId, isInRoom: () => true },
  );
export const make = (id: number, what: Omit<MoveRequest, 'id'>, by = 'fay'): MoveReply =>
  run(request(id, what, by));
export const back = (id: number, by = 'fay'): MoveReply =>
  run(takeBackMove(records, as(by), uuid(8, id)));
export const newId = (): string => uuid(3, (made += 1));
export const refusal = (what: () => unknown): ProblemCode | 'nothing' => {
  try {
    what();
    return 'nothing';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
export const peopleNow = (): object =>
  JSON.parse(JSON.stringify(Object.fromEntries(records.people))) as object;

/** Three tables with seven people, one of whom sits nowhere; two facilitators. */
export function meetAnew(): void {
  [made, clock.now] = [0, T0];
  records = new WallRecords(newSession(KEY_WORDS, { title: 'Hui' }, 'ABCDEF', 0));
  for (const id of ['fay', 'gus'])
    run(arrive(records, as(id), { role: 'facilitator', arrival: 'link' }));
  const ids = [0, 1, 2, 3, 4, 5, 6].map((index) => `p${index}`);
  for (const id of ids) run(arrive(records, as(id), { role: 'participant', arrival: 'code' }));
  groups = [0, 1, 2].map((group) => ({
    clusterId: uuid(1, group),
    name: `Topic ${group}`,
    noteIds: [uuid(2, group)],
  }));
  for (const { noteIds } of groups)
    run(putNote(records, as('p0'), { id: noteIds[0] as string, text: 'A note' }));
  make(0, { tables: 'open' });
  for (const [index, id] of ids.slice(0, 6).entries())
    run(setMe(records, as(id), { table: uuid(3, 1 + (index % 3)) }));
}
