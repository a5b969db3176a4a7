import type { ProblemCode } from '../model/problems.ts';
import { Refusal } from '../model/problems.ts';
import type { Decision } from './decision.ts';
import { arrive, setMe, type MeEdit } from './people.ts';
import { newSession } from './session.ts';
import { type NamedGroup } from './tables.ts';
import { openTables } from './openTables.ts';
import type { TableMaking } from './tableMaking.ts';
import { WallRecords } from './wallState.ts';
import { putNote } from './notes.ts';
import { KEY_WORDS } from '../words/keyWords.ts';

/** What a wall says for tables that are opened: all are here. */
export const makingOf = (groups: readonly NamedGroup[], newId: () => string): TableMaking => ({
  groups: () => groups,
  newId,
  isInRoom: () => true,
});

export const uuid = (kind: number, index: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** Four named groups of two notes, a facilitator, eight people, opened tables. */
export function room(people = 8) {
  const records = new WallRecords(newSession(KEY_WORDS, { title: 'Hui' }, 'ABCDEF', 0));
  const act = (id: string) => ({ personId: id, now: 1_000 });
  const run = <Reply>(decision: Decision<Reply>): Reply => {
    records.apply(decision.changes);
    return decision.reply;
  };
  run(arrive(records, act('fay'), { name: 'Fay', role: 'facilitator', arrival: 'creation' }));
  const ids = Array.from({ length: people }, (_, index) => `p${index}`);
  for (const id of ids)
    run(arrive(records, act(id), { name: `Person ${id}`, role: 'participant', arrival: 'code' }));
  const groups: NamedGroup[] = Array.from({ length: 4 }, (_, group) => ({
    clusterId: uuid(1, group),
    name: `Topic ${group + 1}`,
    noteIds: [0, 1].map((note) => {
      const id = uuid(2, group * 2 + note);
      run(putNote(records, act('p0'), { id, text: `Note ${group} ${note}` }));
      return id;
    }),
  }));
  let made = 0;
  const newId = (): string => uuid(3, (made += 1));
  const open = (list: readonly NamedGroup[] = groups) =>
    run(openTables(records, act('fay'), makingOf(list, newId))).tables;
  const me = (id: string, edit: MeEdit) => run(setMe(records, act(id), edit));
  return { records, act, run, ids, groups, newId, open, me };
}

/** Records of which one finds the one that one names; a command that looks through all of them fails. */
export class Unlisted<Record> extends Map<string, Record> {
  override [Symbol.iterator](): never {
    throw new Error('all of them were looked through');
  }
}

export const refusal = (what: () => unknown): ProblemCode | 'nothing' => {
  try {
    what();
    return 'nothing';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

/** A wall without groups. */
export const NO_GROUPS = { groups: () => [] };
