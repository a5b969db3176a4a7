import { LIMITS } from '../model/limits.ts';
import { takesPart } from '../model/peopleCounts.ts';
import { Refusal } from '../model/problems.ts';
import { cutAtWord } from '../model/cutAtWord.ts';
import { firstAsking, inLanguage, lastOf, type StepOf } from '../scripts/standing.ts';
import { dealTables, metAt, tableSize, THREES_AND_FOURS } from '../scripts/dealTables.ts';
import type { ScriptWords } from '../scripts/script.ts';
import { groupsToSeat, type NamedGroup } from './tables.ts';
import type { RecordChange, WallState } from './wallState.ts';

type TablesStep = StepOf<'tables'>;

/** A table that is to be opened. */
export interface TablePlan {
  /** What it is made from: a group's id, a note's, or a name of its own by which it is known to be there already. */
  clusterId: string;
  name: string;
  noteIds: readonly string[];
  /** Person id of whose challenge or proposal it is. */
  owner?: string;
  /** Person ids of who sits there from the beginning. */
  people?: readonly string[];
}

/** What only the wall can say, for tables that are opened. */
export interface TableMaking {
  groups: () => readonly NamedGroup[];
  /** By chance: whatever is dealt is dealt in the order of such ids. */
  newId: () => string;
  /** Whether somebody's page is open: whoever went home is dealt to no table. */
  isHere: (personId: string) => boolean;
}

/** The tables that a step opens, of what has none yet. */
export function tablePlans(
  state: WallState,
  step: TablesStep | undefined,
  making: TableMaking,
): TablePlan[] {
  const source = step?.from ?? { kind: 'groups' };
  if (step === undefined || source.kind === 'groups') return groupsToSeat(state, making.groups());
  const known = new Set(state.session.tables.map(({ clusterId }) => clusterId));
  const isNew = ({ clusterId }: TablePlan): boolean => !known.has(clusterId);
  const read = (words: ScriptWords): string => inScript(state, words);
  switch (source.kind) {
    case 'notes':
      return fromNotes(state, step, source.step).filter(isNew);
    case 'list':
      return source.topics
        .map((topic, at) => ({ clusterId: `${step.id}/${at}`, name: read(topic), noteIds: [] }))
        .filter(isNew);
    case 'pairs':
    case 'dealt': {
      // Once a step; who comes later chooses among them.
      if (known.has(`${step.id}/0`)) return [];
      const size = tableSize(step) ?? THREES_AND_FOURS;
      const chooses = source.kind === 'pairs' && source.choose === 'people';
      return dealt(state, size, making).map((people, at) => ({
        clusterId: `${step.id}/${at}`,
        name: read(step.title),
        noteIds: [],
        ...(chooses ? {} : { people }),
      }));
    }
  }
}

const inScript = ({ session }: WallState, words: ScriptWords): string =>
  inLanguage(words, session.language, session.script.languages[0] ?? '');

/** Each note a table of its own, in the order in which they came; of many, everybody's first before anybody's second, so that nobody alone takes all there is room for. Everybody reads a table's name: throws `not-revealed` before notes are shown. */
function fromNotes(
  { session, notes }: WallState,
  step: TablesStep,
  of: string | undefined,
): TablePlan[] {
  if (!session.revealed) throw new Refusal('not-revealed');
  const first = firstAsking(session)?.id;
  const turns = new Map<string, number>();
  return [...notes]
    .flatMap(([id, note]) =>
      note.state === 'live' && (of === undefined || (note.step ?? first) === of)
        ? [{ id, ...note }]
        : [],
    )
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
      ...(step.owner ? { owner: person, people: [person] } : {}),
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

/** People who are here, at tables at which as few as possible meet again. */
function dealt(
  { people }: WallState,
  size: readonly [number, number],
  { newId, isHere }: TableMaking,
): string[][] {
  const here = [...people].filter(([id, person]) => takesPart(person) && isHere(id));
  const order = here
    .map(([id]) => ({ id, chance: newId() }))
    .toSorted((a, b) => (a.chance < b.chance ? -1 : 1))
    .map(({ id }) => id);
  const met = metAt(new Map(here.map(([id, person]) => [id, person.sat ?? []])));
  return dealTables(order, met, size, LIMITS.tablesPerWall);
}

/** Tables of steps before that dealt people, which those leave for new ones. */
export function leftBehind({ session }: WallState, step: TablesStep): Set<string> {
  const dealtBefore = session.script.steps.flatMap((each) =>
    each.kind === 'tables' &&
    each.id !== step.id &&
    (each.from.kind === 'dealt' || each.from.kind === 'pairs')
      ? [`${each.id}/`]
      : [],
  );
  return new Set(
    session.tables
      .filter(({ clusterId }) => dealtBefore.some((begin) => clusterId.startsWith(begin)))
      .map(({ tableId }) => tableId),
  );
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
