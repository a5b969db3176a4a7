import type { ConnectionRecord, VisitRecord } from '../model/gallery.ts';
import type { NoteRecord } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import { SESSION_DEFAULTS, type Session } from '../model/session.ts';
import type { TableRecord } from '../model/table.ts';

/** Everything of a wall that commands decide on. The server holds the only copy; documents are views of it. */
export interface WallState {
  readonly session: Session;
  readonly people: ReadonlyMap<string, Person>;
  readonly notes: ReadonlyMap<string, NoteRecord>;
  /** By table id; `session.tables` has number and name. */
  readonly tables: ReadonlyMap<string, TableRecord>;
  readonly visits: ReadonlyMap<string, VisitRecord>;
  readonly connections: ReadonlyMap<string, ConnectionRecord>;
  /** Who sits where now, by table id, in the order they sat down. Nobody removed. */
  readonly seats: ReadonlyMap<string, ReadonlySet<string>>;
  /** Live visits by person: kept beside so that the limit costs nothing. */
  readonly visitsByPerson: ReadonlyMap<string, number>;
  /** `seq` of the next new note. */
  readonly nextSeq: number;
  /** Ids of notes by person that are not withdrawn, and how many the whole wall has: kept beside so that limits and views cost nothing. */
  readonly notesByPerson: ReadonlyMap<string, ReadonlySet<string>>;
  readonly noteCount: number;
  /** Of them, how many are hidden. */
  readonly hiddenCount: number;
}

/** One record's new value. The log stores these; documents are projected from them. */
export type RecordChange =
  | { kind: 'session'; value: Session }
  | { kind: 'person'; id: string; value: Person }
  | { kind: 'note'; id: string; value: NoteRecord }
  | { kind: 'table'; id: string; value: TableRecord }
  | { kind: 'visit'; id: string; value: VisitRecord }
  | { kind: 'connection'; id: string; value: ConnectionRecord };

/** The mutable side, for whoever owns the state (the server's wall, tests). */
export class WallRecords implements WallState {
  session: Session;
  readonly people = new Map<string, Person>();
  readonly notes = new Map<string, NoteRecord>();
  readonly tables = new Map<string, TableRecord>();
  readonly visits = new Map<string, VisitRecord>();
  readonly connections = new Map<string, ConnectionRecord>();
  readonly seats = new Map<string, Set<string>>();
  readonly visitsByPerson = new Map<string, number>();
  readonly notesByPerson = new Map<string, Set<string>>();
  noteCount = 0;
  hiddenCount = 0;
  nextSeq = 0;

  constructor(session: Session) {
    this.session = { ...SESSION_DEFAULTS, ...session };
  }

  /** Makes `changes` true. Counts follow. */
  apply(changes: readonly RecordChange[]): void {
    for (const change of changes) {
      switch (change.kind) {
        case 'session':
          this.session = { ...SESSION_DEFAULTS, ...change.value };
          break;
        case 'person':
          this.#seat(change.id, this.people.get(change.id), change.value);
          this.people.set(change.id, change.value);
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
          break;
        case 'connection':
          this.connections.set(change.id, change.value);
          break;
      }
    }
  }

  #seat(id: string, before: Person | undefined, after: Person): void {
    const [left, taken] = [before && !before.removed ? before.table : undefined, after.removed ? undefined : after.table];
    if (left === taken) return;
    if (left !== undefined) this.seats.get(left)?.delete(id);
    if (taken === undefined) return;
    const seats = this.seats.get(taken) ?? new Set();
    seats.add(id);
    this.seats.set(taken, seats);
  }

  #countVisit(record: VisitRecord | undefined, by: 1 | -1): void {
    if (record?.state === 'live') this.visitsByPerson.set(record.person, (this.visitsByPerson.get(record.person) ?? 0) + by);
  }

  #applyNote(id: string, value: NoteRecord): void {
    const before = this.notes.get(id);
    if (before) this.#count(before, -1);
    this.#count(value, 1);
    this.notes.set(id, value);
    if (before && before.state !== 'gone' && (value.state === 'gone' || value.person !== before.person)) this.notesByPerson.get(before.person)?.delete(id);
    if (value.state === 'gone') return;
    this.nextSeq = Math.max(this.nextSeq, value.seq + 1);
    const own = this.notesByPerson.get(value.person) ?? new Set();
    own.add(id);
    this.notesByPerson.set(value.person, own);
  }

  #count(record: NoteRecord, by: 1 | -1): void {
    if (record.state !== 'gone') this.noteCount += by;
    if (record.state === 'hidden') this.hiddenCount += by;
  }
}
