import type { ConnectionRecord, VisitRecord } from '../model/gallery.ts';
import type { MoveRecord } from '../model/move.ts';
import type { NoteRecord } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import type { RemovalRecord } from '../model/removal.ts';
import type { SessionRecord } from '../model/session.ts';
import type { TableRecord } from '../model/table.ts';
import {
  RatedStepBooks,
  type ClaimRecord,
  type FormRecord,
  type RatedSteps,
  type RateStepRecord,
  type ReadingRecord,
} from '../rating/stepRatings.ts';
import { PlaceCounts } from './placeCounts.ts';

/** Everything of a wall that commands decide on. The server holds the only copy; documents are views of it. */
export interface WallState {
  readonly session: SessionRecord;
  readonly people: ReadonlyMap<string, Person>;
  readonly notes: ReadonlyMap<string, NoteRecord>;
  /** By table id; `session.tables` has number and name. */
  readonly tables: ReadonlyMap<string, TableRecord>;
  readonly visits: ReadonlyMap<string, VisitRecord>;
  readonly connections: ReadonlyMap<string, ConnectionRecord>;
  /** Who sits at each table now, in the order they sat down, without removed people. */
  readonly seats: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * How many live visits each person left; counted as they change, so that the limit costs nothing.
   */
  readonly visitsByPerson: ReadonlyMap<string, number>;
  /** Ids of visits in any state, by person and table, so that nobody has to search all. */
  readonly visitIds: VisitIds;
  /** The `seq` of the next new note. */
  readonly nextSeq: number;
  /** The latest `at` of a visit or a connection; 0 when there is none. */
  readonly lastLeftAt: number;
  /**
   * Ids of each person's notes that are not withdrawn, and how many the wall has; counted as they
   * change, so that limits and views cost nothing.
   */
  readonly notesByPerson: ReadonlyMap<string, ReadonlySet<string>>;
  readonly noteCount: number;
  /** How many of them are hidden. */
  readonly hiddenCount: number;
  /** How many places are taken, and by whom. */
  readonly places: Omit<PlaceCounts, 'setNetwork' | 'movePerson' | 'place' | 'didSomething'>;
  /** Removals of many at once, which can be undone. */
  readonly removals: ReadonlyMap<string, RemovalRecord>;
  /** People of a removal that is under way: they are out already, whatever their records say. */
  readonly leaving: ReadonlySet<string>;
  /** The last moves of facilitators, by id. */
  readonly moves: ReadonlyMap<string, MoveRecord>;
  /** Ratings, readings and claims. */
  readonly rated: RatedSteps;
}

/**
 * A copy of the state as it is now. Records are replaced and never changed, so only the lists are
 * copied.
 */
export const momentOf = (state: WallState): WallState => ({
  ...state,
  people: new Map(state.people),
  notes: new Map(state.notes),
  tables: new Map(state.tables),
  visits: new Map(state.visits),
  connections: new Map(state.connections),
  seats: new Map([...state.seats].map(([tableId, people]) => [tableId, new Set(people)])),
});

interface VisitIds {
  readonly atTable: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ofPerson: ReadonlyMap<string, ReadonlySet<string>>;
  readonly answeredBy: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One record's new value. The log stores these; documents are projected from them. */
export type RecordChange =
  | { kind: 'session'; value: SessionRecord }
  | { kind: 'person'; id: string; value: Person }
  | { kind: 'note'; id: string; value: NoteRecord }
  | { kind: 'table'; id: string; value: TableRecord }
  | { kind: 'visit'; id: string; value: VisitRecord }
  | { kind: 'connection'; id: string; value: ConnectionRecord }
  /** A keyed hash of the address a person came from. In no document, snapshot or file. */
  | { kind: 'origin'; id: string; value: { network: string } }
  /** People who were removed together; `null` once all of it is undone. */
  | { kind: 'removal'; id: string; value: RemovalRecord | null }
  /** A facilitator's move; `null` once newer ones took its place. */
  | { kind: 'move'; id: string; value: MoveRecord | null }
  /** What one rater said of one thing (`formId`). In no document. */
  | { kind: 'rating'; id: string; value: FormRecord }
  /** What one rater was given to read (`readingId`). */
  | { kind: 'reading'; id: string; value: ReadingRecord }
  /** By the step's id. */
  | { kind: 'rate-step'; id: string; value: RateStepRecord }
  /** By `claimId`. */
  | { kind: 'claim'; id: string; value: ClaimRecord }
  /**
   * Somebody who never did anything gave her place to a newcomer, and is forgotten together with
   * her token.
   */
  | { kind: 'person-gone'; id: string };

/** The records with a way to change them, for whoever owns them (the server's wall, tests). */
export class WallRecords implements WallState {
  session: SessionRecord;
  readonly people = new Map<string, Person>();
  readonly notes = new Map<string, NoteRecord>();
  readonly tables = new Map<string, TableRecord>();
  readonly visits = new Map<string, VisitRecord>();
  readonly connections = new Map<string, ConnectionRecord>();
  readonly seats = new Map<string, Set<string>>();
  readonly visitsByPerson = new Map<string, number>();
  readonly visitIds = {
    atTable: new Map<string, Set<string>>(),
    ofPerson: new Map<string, Set<string>>(),
    answeredBy: new Map<string, Set<string>>(),
  };
  readonly notesByPerson = new Map<string, Set<string>>();
  noteCount = 0;
  readonly places = new PlaceCounts();
  readonly removals = new Map<string, RemovalRecord>();
  leaving: ReadonlySet<string> = new Set();
  readonly moves = new Map<string, MoveRecord>();
  readonly rated = new RatedStepBooks();
  hiddenCount = 0;
  nextSeq = 0;
  lastLeftAt = 0;

  constructor(session: SessionRecord) {
    this.session = session;
  }

  /** Applies changes; counts follow. */
  apply(changes: readonly RecordChange[]): void {
    // Records from the store come in any order, and counting by address needs the addresses first.
    for (const change of changes)
      if (change.kind === 'origin') this.places.setNetwork(change.id, change.value.network);
    for (const change of changes) {
      switch (change.kind) {
        case 'session':
          this.session = change.value;
          break;
        case 'person':
          this.#applyPerson(change.id, change.value);
          break;
        case 'person-gone':
          this.#seat(change.id, this.people.get(change.id), undefined);
          this.places.movePerson(change.id, this.people.get(change.id), undefined);
          this.people.delete(change.id);
          this.rated.forget(change.id);
          break;
        case 'origin':
          break;
        case 'removal':
          if (change.value === null) this.removals.delete(change.id);
          else this.removals.set(change.id, change.value);
          this.leaving = new Set(
            [...this.removals.values()].flatMap(({ doing, people }) =>
              doing === 'out' ? people : [],
            ),
          );
          break;
        case 'move':
          if (change.value === null) this.moves.delete(change.id);
          else this.moves.set(change.id, change.value);
          break;
        case 'rating':
          this.rated.putForm(change.value);
          this.places.didSomething(change.value.person);
          break;
        case 'reading':
          this.rated.putReading(change.value);
          break;
        case 'rate-step':
          this.rated.putStep(change.id, change.value);
          break;
        case 'claim':
          this.rated.putClaim(change.value);
          this.places.didSomething(change.value.person);
          break;
        case 'note':
          this.#applyNote(change.id, change.value);
          break;
        case 'table':
          this.tables.set(change.id, change.value);
          break;
        case 'visit':
          this.#countVisit(this.visits.get(change.id), -1);
          this.#countVisit(change.value, 1);
          this.visits.set(change.id, change.value);
          this.lastLeftAt = Math.max(this.lastLeftAt, change.value.at);
          this.#nameVisit(change.id, change.value);
          break;
        case 'connection':
          this.#countConnection(this.connections.get(change.id), -1);
          this.#countConnection(change.value, 1);
          this.connections.set(change.id, change.value);
          this.lastLeftAt = Math.max(this.lastLeftAt, change.value.at);
          break;
      }
    }
  }

  #applyPerson(id: string, value: Person): void {
    const before = this.people.get(id);
    this.#seat(id, before, value);
    this.places.movePerson(id, before, value);
    this.people.set(id, value);
    // Hidden notes of a removed person take no place: nobody will show them again.
    if ((before?.removed ?? false) === value.removed) return;
    for (const note of this.notesByPerson.get(id) ?? [])
      if (this.notes.get(note)?.state === 'hidden')
        this.places.place('notes', id, value.removed ? -1 : 1);
  }

  #seat(id: string, before: Person | undefined, after: Person | undefined): void {
    const [left, taken] = [
      before && !before.removed ? before.table : undefined,
      after && !after.removed ? after.table : undefined,
    ];
    if (left === taken) return;
    if (left !== undefined) this.seats.get(left)?.delete(id);
    if (taken === undefined) return;
    const seats = this.seats.get(taken) ?? new Set();
    seats.add(id);
    this.seats.set(taken, seats);
  }

  #countVisit(record: VisitRecord | undefined, by: 1 | -1): void {
    if (!record) return;
    const isLive = record.state === 'live';
    this.places.place('visits', record.person, isLive ? by : 0);
    if (isLive)
      this.visitsByPerson.set(record.person, (this.visitsByPerson.get(record.person) ?? 0) + by);
  }

  /** A visit's table and visitor never change; of answers, everybody who ever gave one is kept. */
  #nameVisit(id: string, { table, person, answer }: VisitRecord): void {
    addTo(this.visitIds.atTable, table, id);
    addTo(this.visitIds.ofPerson, person, id);
    if (answer) addTo(this.visitIds.answeredBy, answer.person, id);
  }

  #countConnection(record: ConnectionRecord | undefined, by: 1 | -1): void {
    if (record) this.places.place('connections', record.person, isHung(record) ? by : 0);
  }

  #applyNote(id: string, value: NoteRecord): void {
    const before = this.notes.get(id);
    if (before) this.#count(before, -1);
    this.#count(value, 1);
    this.notes.set(id, value);
    if (
      before &&
      before.state !== 'gone' &&
      (value.state === 'gone' || value.person !== before.person)
    )
      this.notesByPerson.get(before.person)?.delete(id);
    if (value.state === 'gone') return;
    this.nextSeq = Math.max(this.nextSeq, value.seq + 1);
    const own = this.notesByPerson.get(value.person) ?? new Set();
    own.add(id);
    this.notesByPerson.set(value.person, own);
  }

  #count(record: NoteRecord, by: 1 | -1): void {
    const isOn = record.state === 'live' || record.state === 'hidden';
    if (isOn) this.noteCount += by;
    if (record.state === 'hidden') this.hiddenCount += by;
    const takesPlace =
      record.state === 'live' ||
      (record.state === 'hidden' && !this.people.get(record.person)?.removed);
    this.places.place('notes', record.person, takesPlace ? by : 0);
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, id: string): void {
  const known = sets.get(key);
  if (known) known.add(id);
  else sets.set(key, new Set([id]));
}

/** Whether the thread hangs in the gallery. */
export const isHung = (
  record: ConnectionRecord,
): record is ConnectionRecord & { state: 'proposed' | 'accepted' } =>
  record.state === 'proposed' || record.state === 'accepted';
