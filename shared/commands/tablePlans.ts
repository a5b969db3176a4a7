import { LIMITS } from '../model/limits.ts';
import { Refusal } from '../model/problems.ts';
import { cutAtWord } from '../model/cutAtWord.ts';
import { firstAsking, inLanguage, lastOf, type StepOf } from '../scripts/standing.ts';
import type { ScriptWords } from '../scripts/script.ts';
import { dealOf, NO_DEAL, tablesBack, type Deal } from './deals.ts';
import { isHeldBack } from '../scripts/revealing.ts';
import type { TableMaking, TablePlan } from './tableMaking.ts';
import { groupsToSeat } from './tables.ts';
import type { RecordChange, WallState } from './wallState.ts';

type TablesStep = StepOf<'tables'>;

/** The tables that a step opens, of what has none yet, and who sits down where. */
export function tablePlans(
  state: WallState,
  step: TablesStep | undefined,
  making: TableMaking,
): Deal {
  const source = step?.from ?? { kind: 'groups' };
  if (step === undefined || source.kind === 'groups')
    return { ...NO_DEAL, plans: groupsToSeat(state, making.groups()) };
  if (source.kind === 'pairs' || source.kind === 'dealt') return dealOf(state, step, making);
  const plans =
    source.kind === 'notes'
      ? fromNotes(state, step, source.step)
      : fromList(state, step, source.topics);
  const known = new Set(state.session.tables.map(({ clusterId }) => clusterId));
  return {
    ...NO_DEAL,
    plans: plans.filter(({ clusterId }) => !known.has(clusterId)),
    back: tablesBack(state, step),
  };
}

/** Whether anything comes of opening them. */
export const opensTables = ({ plans, back, joins }: Deal): boolean =>
  plans.length > 0 || back.size > 0 || joins.size > 0;

const fromList = (
  state: WallState,
  { id }: TablesStep,
  topics: readonly ScriptWords[],
): TablePlan[] =>
  topics.map((topic, at) => ({
    clusterId: `${id}/${at}`,
    name: inScript(state, topic),
    noteIds: [],
  }));

const inScript = ({ session }: WallState, words: ScriptWords): string =>
  inLanguage(words, session.language, session.script.languages[0] ?? '');

/**
 * Each note a table of its own, in the order in which they came; of many, everybody's first before anybody's second, so that nobody alone takes
 * all there is room for. Everybody reads a table's name: throws `not-revealed` before notes are shown. Where the wall shows no names, nobody is
 * made an owner: who wrote the note would be plain. Whose it is takes it on herself.
 */
function fromNotes(
  { session, notes }: WallState,
  step: TablesStep,
  of: string | undefined,
): TablePlan[] {
  const first = firstAsking(session)?.id;
  const chosen = [...notes].flatMap(([id, note]) =>
    note.state === 'live' && (of === undefined || (note.step ?? first) === of)
      ? [{ id, ...note }]
      : [],
  );
  if (!session.revealed || chosen.some((note) => isHeldBack(session, note)))
    throw new Refusal('not-revealed');
  const turns = new Map<string, number>();
  return chosen
    .toSorted((a, b) => a.seq - b.seq)
    .map((note) => {
      const turn = turns.get(note.person) ?? 0;
      turns.set(note.person, turn + 1);
      return { ...note, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ id, text, person }) => ({
      clusterId: id,
      name: nameOf(text),
      noteIds: [id],
      ...(step.owner && session.settings.names !== 'anonymous'
        ? { owner: person, people: [person] }
        : {}),
    }));
}

/** A note's words as the name of its table: as many whole ones as fit, of one endless word its beginning. */
function nameOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const cut = cutAtWord(line, LIMITS.clusterNameChars);
  return cut || [...line].slice(0, LIMITS.clusterNameChars / 2).join('');
}

/**
 * What a tick's changes of notes mean for tables that were made of them: the name is the note's words as long as those may be read, and nothing
 * once the note was taken down, or back. `changed`: ids of the notes.
 */
export function followNotes(state: WallState, changed: ReadonlySet<string>): RecordChange[] {
  let isRenamed = false;
  const tables = state.session.tables.map((table) => {
    const note = changed.has(table.clusterId) ? state.notes.get(table.clusterId) : undefined;
    const name = note?.state === 'live' ? nameOf(note.text) : '';
    if (note === undefined || name === table.name) return table;
    isRenamed = true;
    return { ...table, name };
  });
  return isRenamed ? [{ kind: 'session', value: { ...state.session, tables } }] : [];
}

/** The step that tables are opened for: the one asked for, else the one that is now or next, else the last. */
export const openingStep = (
  { session }: WallState,
  next: TablesStep | undefined,
  asked: string | undefined,
): TablesStep | undefined => {
  const found = session.script.steps.find(({ id }) => id === asked);
  return found?.kind === 'tables' ? found : (next ?? lastOf(session, 'tables'));
};
