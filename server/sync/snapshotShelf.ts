import { LIMITS } from '../../shared/model/limits.ts';
import { filterKept } from '../../shared/documents/meetingContent.ts';
import { Refusal } from '../../shared/model/problems.ts';
import { SESSION_DEFAULTS } from '../../shared/model/session.ts';
import { textProblem } from '../../shared/model/text.ts';
import { newUuid } from '../access/secrets.ts';
import type { SnapshotContent, SnapshotRow, WallStore } from '../storage/wallStore.ts';
import type { Wall } from './wall.ts';

export type SnapshotView = Pick<SnapshotRow, 'id' | 'name' | 'at'> & SnapshotContent;

/** Named snapshots of one wall. Whoever calls has checked the right to. */
export class SnapshotShelf {
  readonly #wall: Wall;
  readonly #store: WallStore;
  readonly #now: () => number;
  /** Settles when the one that is being taken is there. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(wall: Wall, store: WallStore, now: () => number) {
    this.#wall = wall;
    this.#store = store;
    this.#now = now;
  }

  /** Keeps the committed state at a tick boundary; one after the other. Throws `Refusal` on a bad name or when the shelf is full. */
  take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    const wrong = textProblem(name, LIMITS.snapshotNameChars, 'one');
    if (wrong) return Promise.reject(new Refusal(wrong));
    const taken = this.#last.then(() => this.#take(by, name));
    this.#last = taken.catch(() => undefined);
    return taken;
  }

  async #take(by: string, name: string): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>> {
    // Asked first, because the content of a large wall is not made for nothing; the store counts again as it adds.
    const full = new Refusal('too-many-snapshots', `A wall keeps ${LIMITS.snapshotsPerWall} snapshots. Delete one that nobody needs.`);
    if ((await this.#store.listSnapshots(this.#wall.wallId)).length >= LIMITS.snapshotsPerWall) throw full;
    await this.#wall.settled();
    // Both of the same moment: nothing is awaited in between.
    const { at, ...content } = this.#wall.content.meeting(this.#now());
    const row: SnapshotRow = { id: newUuid(), name, at, by, sequences: this.#wall.content.sequences() };
    if (!(await this.#store.addSnapshot(this.#wall.wallId, row, content, LIMITS.snapshotsPerWall))) throw full;
    return { id: row.id, name: row.name, at: row.at };
  }

  async list(): Promise<Pick<SnapshotRow, 'id' | 'name' | 'at'>[]> {
    const rows = await this.#store.listSnapshots(this.#wall.wallId);
    return rows.map(({ id, name, at }) => ({ id, name, at }));
  }

  /** For good. Throws `Refusal('no-such-snapshot')`, also of one that was deleted before. */
  async delete(id: string): Promise<void> {
    if (!(await this.#store.deleteSnapshot(this.#wall.wallId, id))) throw new Refusal('no-such-snapshot');
  }

  /** A snapshot without what was withdrawn or hidden since, and with names as private as they are now. */
  async read(id: string): Promise<SnapshotView> {
    const found = await this.#store.readSnapshot(this.#wall.wallId, id);
    if (!found) throw new Refusal('no-such-snapshot');
    await this.#wall.settled();
    const content = filterKept(this.#wall.records, found.content);
    return { id: found.row.id, name: found.row.name, at: found.row.at, ...content, session: { ...SESSION_DEFAULTS, ...content.session } };
  }
}
