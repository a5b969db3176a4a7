import { LIMITS } from '../../shared/model/limits.ts';
import type { Note } from '../../shared/model/note.ts';
import { projectNote } from '../../shared/documents/projectNote.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { textProblem } from '../../shared/model/text.ts';
import { DOCUMENTS } from '../../shared/access/rights.ts';
import { newUuid } from '../access/secrets.ts';
import type { SnapshotContent, SnapshotRow, WallStore } from '../storage/wallStore.ts';
import type { Wall } from './wall.ts';

export type SnapshotView = Pick<SnapshotRow, 'id' | 'name' | 'at'> & SnapshotContent;

/** Named snapshots of one wall. Whoever calls has checked the right to. */
export class SnapshotShelf {
  readonly #wall: Wall;
  readonly #store: WallStore;
  readonly #now: () => number;

  constructor(wall: Wall, store: WallStore, now: () => number) {
    this.#wall = wall;
    this.#store = store;
    this.#now = now;
  }

  /** Keeps the committed state at a tick boundary. Throws `Refusal` on a bad name or when the shelf is full. */
  async take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    const wrong = textProblem(name, LIMITS.snapshotNameChars, 'one');
    if (wrong) throw new Refusal(wrong);
    if ((await this.#store.listSnapshots(this.#wall.wallId)).length >= LIMITS.snapshotsPerWall) {
      throw new Refusal('too-many-snapshots', `A wall keeps ${LIMITS.snapshotsPerWall} snapshots.`);
    }
    await this.#wall.settled();
    const row: SnapshotRow = {
      id: newUuid(), name, at: this.#now(), by,
      sequences: Object.fromEntries(DOCUMENTS.map((document) => [document, this.#wall.document(document).sequence])),
    };
    const state = this.#wall.records;
    const notes: Record<string, Note> = {};
    for (const [id, record] of state.notes) {
      const note = projectNote(state, record);
      if (note) notes[id] = note;
    }
    await this.#store.addSnapshot(this.#wall.wallId, row, {
      session: state.session, notes, clusters: this.#wall.clusters(), placements: this.#wall.placements(),
    });
    return { id: row.id, name: row.name, at: row.at };
  }

  async list(): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>[]> {
    const rows = await this.#store.listSnapshots(this.#wall.wallId);
    return rows.map(({ id, name, at }) => ({ id, name, at }));
  }

  /** A snapshot without what was withdrawn or hidden since, and with names as private as they are now. */
  async read(id: string): Promise<SnapshotView> {
    const found = await this.#store.readSnapshot(this.#wall.wallId, id);
    if (!found) throw new Refusal('no-such-snapshot');
    await this.#wall.settled();
    const state = this.#wall.records;
    const notes: Record<string, Note> = {};
    for (const [noteId, { by: _by, ...note }] of Object.entries(found.content.notes)) {
      const record = state.notes.get(noteId);
      const now = record ? projectNote(state, record) : null;
      if (now) notes[noteId] = now.by === undefined ? note : { ...note, by: now.by };
    }
    return { id: found.row.id, name: found.row.name, at: found.row.at, ...found.content, notes };
  }
}
