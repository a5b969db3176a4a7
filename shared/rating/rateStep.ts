import type { NamedGroup } from '../commands/tables.ts';
import type { WallState } from '../commands/wallState.ts';
import type { NoteRecord } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import { Refusal } from '../model/problems.ts';
import { stepOnceThere } from '../scripts/standing.ts';
import type { Step } from '../scripts/script.ts';
import { statementsOf } from '../scripts/statements.ts';
import { settingsOf } from '../scripts/stepSettings.ts';
import type { StepThing } from './putRating.ts';
import type { RatingField } from './rating.ts';

export type RateStep = Extract<Step, { kind: 'rate' }>;
export type ClaimStep = Extract<Step, { kind: 'claim' }>;
export type RateSource = RateStep['of'] | ClaimStep['of'];

/** A step of the wall's run, also one that left it after people had been in it: what was said there stays. Throws `no-such-step` where it is none, or of another kind. */
export function requireStep<Kind extends Step['kind']>(
  { session }: Pick<WallState, 'session'>,
  id: string,
  kind: Kind,
): Extract<Step, { kind: Kind }> {
  const step = stepOnceThere(session, id);
  if (step?.kind !== kind) throw new Refusal('no-such-step');
  return step as Extract<Step, { kind: Kind }>;
}

/** The fields of a step's form as ratings know them. */
export const fieldsOf = ({ form }: Pick<RateStep, 'form'>): RatingField[] =>
  form.map((field) =>
    field.kind === 'dots'
      ? { id: field.id, form: field.kind, dots: field.dots }
      : { id: field.id, form: field.kind },
  );

/** What only the wall can say: its open groups, in reading order. */
export interface GroupsKnown {
  groups: () => readonly NamedGroup[];
}

/** Whether a step of this source is about notes that this one is among. */
const isOfSource = (
  note: NoteRecord,
  source: Extract<RateSource, { kind: 'notes' }>,
  { session }: Pick<WallState, 'session'>,
): boolean => {
  if (source.step === undefined || note.state === 'gone') return true;
  return (
    (note.step ?? session.script.steps.find(({ kind }) => kind === 'post')?.id) === source.step
  );
};

/**
 * The things that a step is about, looked up one by one or all in order, always as they are now.
 * Whose they are: a note is its author's, a table its people's, everything else nobody's.
 */
export class StepThings {
  readonly #state: WallState;
  readonly #of: RateSource;
  readonly #known: GroupsKnown;
  readonly #wasThere: (thing: string) => boolean;

  /** `wasThere`: whether somebody was given this thing, or said something of it; then it is gone and not unknown. */
  constructor(
    state: WallState,
    of: RateSource,
    known: GroupsKnown,
    wasThere: (thing: string) => boolean = () => false,
  ) {
    [this.#state, this.#of, this.#known, this.#wasThere] = [state, of, known, wasThere];
  }

  get(id: string): StepThing | undefined {
    return this.#find(id) ?? (this.#wasThere(id) ? { id, authors: [], isGone: true } : undefined);
  }

  /** Those that are there, in the order in which they are shown. */
  list(): StepThing[] {
    return this.#ids().flatMap((id) => {
      const thing = this.#find(id);
      return thing && thing.isGone !== true ? [thing] : [];
    });
  }

  #find(id: string): StepThing | undefined {
    const [of, state] = [this.#of, this.#state];
    switch (of.kind) {
      case 'notes': {
        const note = state.notes.get(id);
        if (!note || !isOfSource(note, of, state)) return undefined;
        return { id, authors: [note.person], ...(note.state === 'live' ? {} : { isGone: true }) };
      }
      case 'groups':
        return this.#groups().some(({ clusterId }) => clusterId === id)
          ? { id, authors: [] }
          : undefined;
      case 'tables': {
        const table = state.session.tables.find(({ tableId }) => tableId === id);
        if (!table) return undefined;
        return {
          id,
          authors: [...(state.seats.get(id) ?? [])],
          ...(table.state === 'closed' ? { isGone: true } : {}),
        };
      }
      case 'statements':
      case 'times':
        return this.#ids().includes(id) ? { id, authors: [] } : undefined;
    }
  }

  #ids(): string[] {
    const [of, { notes, session }] = [this.#of, this.#state];
    switch (of.kind) {
      case 'notes':
        return [...notes]
          .filter(([, note]) => note.state === 'live' && isOfSource(note, of, this.#state))
          .sort(([, a], [, b]) => seqOf(a) - seqOf(b))
          .map(([id]) => id);
      case 'groups':
        return this.#groups().map(({ clusterId }) => clusterId);
      case 'tables':
        return session.tables.map(({ tableId }) => tableId);
      case 'statements':
        return statementsOf(of).map(({ id }) => id);
      case 'times':
        return [...new Set(of.items)];
    }
  }

  /** Groups that have a name and something in them. */
  #groups(): NamedGroup[] {
    const { notes } = this.#state;
    return this.#known
      .groups()
      .filter(
        ({ name, noteIds }) =>
          name.trim() !== '' && noteIds.some((id) => notes.get(id)?.state === 'live'),
      );
  }
}

const seqOf = (note: NoteRecord): number => ('seq' in note ? note.seq : 0);

/** Whether she is here and no page of a screen. */
const isRater = (
  { people, leaving }: Pick<WallState, 'people' | 'leaving'>,
  id: string,
): boolean => {
  const person = people.get(id);
  return person !== undefined && !person.removed && !leaving.has(id) && person.role !== 'projector';
};

/**
 * Whether a step of people's waits for her. It does for those who came by the code, and so have a
 * phone to rate on; others may take part.
 */
export const isAwaited = ({ role, arrival }: Pick<Person, 'role' | 'arrival'>): boolean =>
  arrival === 'code' && role !== 'facilitator';

/**
 * Who rates when all do, by id: people who are waited for ({@link isAwaited}); or tables with
 * somebody at them, each as one; or facilitators.
 */
export function ratersOf(state: WallState, step: RateStep): string[] {
  switch (settingsOf(step).by) {
    case 'tables':
      return state.session.tables.flatMap(({ tableId, state: is }) =>
        is !== 'closed' && (state.seats.get(tableId)?.size ?? 0) > 0 ? [tableId] : [],
      );
    case 'facilitators':
      return roleIds(state, (person) => person.role === 'facilitator');
    case 'people':
      return roleIds(state, isAwaited);
  }
}

const roleIds = (state: WallState, is: (person: Person) => boolean): string[] =>
  [...state.people].flatMap(([id, person]) => (isRater(state, id) && is(person) ? [id] : []));

/**
 * As whom somebody rates, or puts a name to something: herself, or the table where she sits. Throws
 * `forbidden`, `no-table`.
 */
export function actsAs(
  { by = 'people' }: { by?: 'people' | 'tables' | 'facilitators' },
  personId: string,
  { role, table }: Pick<Person, 'role' | 'table'>,
): string {
  if (by === 'facilitators' && role !== 'facilitator') throw new Refusal('forbidden');
  if (by !== 'tables') return personId;
  if (table === undefined) throw new Refusal('no-table');
  return table;
}

/** A thing's authors as raters: where tables rate, those tables where its authors sit, and the table itself. */
export const authorsAs = (state: WallState, step: RateStep, thing: StepThing): StepThing =>
  step.by !== 'tables'
    ? thing
    : {
        ...thing,
        authors: [
          ...(step.of.kind === 'tables' ? [thing.id] : []),
          ...thing.authors.flatMap((person) => state.people.get(person)?.table ?? []),
        ],
      };
