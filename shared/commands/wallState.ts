import type { NoteRecord } from '../model/note.ts';
import type { Person } from '../model/person.ts';
import type { Session } from '../model/session.ts';

/** Everything of a wall that commands decide on. The server holds the only copy; documents are views of it. */
export interface WallState {
  readonly session: Session;
  readonly people: ReadonlyMap<string, Person>;
  readonly notes: ReadonlyMap<string, NoteRecord>;
  /** `seq` of the next new note. */
  readonly nextSeq: number;
  /** Notes by person that are not withdrawn, and of the whole wall: kept beside so that limits cost nothing. */
  readonly notesByPerson: ReadonlyMap<string, number>;
  readonly noteCount: number;
}

/** One record's new value. The log stores these; documents are projected from them. */
export type RecordChange =
  | { kind: 'session'; value: Session }
  | { kind: 'person'; id: string; value: Person }
  | { kind: 'note'; id: string; value: NoteRecord };

/** The mutable side, for whoever owns the state (the server's wall, tests). */
export class WallRecords implements WallState {
  session: Session;
  readonly people = new Map<string, Person>();
  readonly notes = new Map<string, NoteRecord>();
  readonly notesByPerson = new Map<string, number>();
  noteCount = 0;
  nextSeq = 0;

  constructor(session: Session) {
    this.session = session;
  }

  /** Makes `changes` true. Counts follow. */
  apply(changes: readonly RecordChange[]): void {
    for (const change of changes) {
      if (change.kind === 'session') this.session = change.value;
      else if (change.kind === 'person') this.people.set(change.id, change.value);
      else this.#applyNote(change.id, change.value);
    }
  }

  #applyNote(id: string, value: NoteRecord): void {
    const before = this.notes.get(id);
    this.#count(before, -1);
    this.#count(value, 1);
    this.notes.set(id, value);
    if (value.state !== 'gone') this.nextSeq = Math.max(this.nextSeq, value.seq + 1);
  }

  #count(record: NoteRecord | undefined, by: 1 | -1): void {
    if (!record || record.state === 'gone') return;
    this.noteCount += by;
    this.notesByPerson.set(record.person, (this.notesByPerson.get(record.person) ?? 0) + by);
  }
}
