import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RecordChange } from '../../shared/commands/wallState.ts';
import { testSession } from '../../shared/commands/testSession.ts';
import { encodeContent } from './snapshotPieces.ts';
import type { WallBatch, WallStore } from './wallStore.ts';

const session = testSession();
const secrets = { facilitator: 'f', volunteer: 'v', projector: 'p' };
const batch = (part: Partial<WallBatch>): WallBatch => ({
  records: [],
  updates: [],
  clientIds: [],
  grants: [],
  ...part,
});

function updateOf(text: string): Uint8Array {
  const doc = new Y.Doc();
  // A small id of its own length each: ids of random length would make updates of random length.
  doc.clientID =
    0x10000000 +
    ([...text].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 0x1000000);
  doc.getMap('notes').set(text, { text });
  return Y.encodeStateAsUpdate(doc);
}

/** What every store promises. `open` opens (again) the store on the same place; the suite closes what it opens. */
export function wallStoreContract(
  name: string,
  open: () => Promise<{ store: WallStore; reopen: () => Promise<WallStore> }>,
): void {
  describe(`wall store contract: ${name}`, () => {
    let store: WallStore;
    let reopen: () => Promise<WallStore>;
    const first: RecordChange[] = [{ kind: 'session', value: session }];

    beforeEach(async () => {
      ({ store, reopen } = await open());
      await store.createWall(
        { wallId: 'wall00000001', joinCode: 'ABCDEF', secrets },
        batch({ records: first, grants: [{ tokenHash: 'h1', personId: 'p1' }] }),
      );
      return () => store.close();
    });

    it('answers null for what is not there', async () => {
      expect(await store.loadWall('wall00000009')).toBeNull();
      expect(await store.findByCode('ZZZZZZ')).toBeNull();
      expect(await store.findGrant('h9')).toBeNull();
      expect(await store.readSnapshot('wall00000001', 'none')).toBeNull();
    });

    it('answers null for what nothing can be called', async () => {
      expect(await store.findByCode('A\0')).toBeNull();
      expect(await store.findRenewedCode('A\0')).toBeNull();
      expect(await store.findGrant('h\0')).toBeNull();
      expect(await store.readSnapshot('wall00000001', 's\0')).toBeNull();
      expect(await store.deleteSnapshot('wall00000001', 's\0')).toBe(false);
    });

    it('finds a wall by code and a person by grant', async () => {
      expect(await store.findByCode('ABCDEF')).toBe('wall00000001');
      expect(await store.findGrant('h1')).toEqual({ wallId: 'wall00000001', personId: 'p1' });
    });

    it('keeps a batch whole across a reopening: records, updates in order, client ids, grants', async () => {
      const one = updateOf('one');
      const two = updateOf('two');
      const person: RecordChange = {
        kind: 'person',
        id: 'p2',
        value: { role: 'participant', arrival: 'code', offer: 'none', removed: false, joinedAt: 5 },
      };
      await store.commit(
        'wall00000001',
        batch({
          records: [person],
          updates: [{ document: 'notes', sequence: 1, update: one }],
          clientIds: [{ clientId: 4_294_967_295, personId: 'p2' }],
          grants: [{ tokenHash: 'h2', personId: 'p2' }],
        }),
      );
      await store.commit(
        'wall00000001',
        batch({ updates: [{ document: 'notes', sequence: 2, update: two }] }),
      );
      await store.close();
      store = await reopen();
      const wall = await store.loadWall('wall00000001');
      expect(wall?.secrets).toEqual(secrets);
      expect(wall?.records).toEqual(expect.arrayContaining([...first, person]));
      expect(wall?.documents.notes?.sequence).toBe(2);
      expect(wall?.documents.notes?.updates.map((update) => [...update])).toEqual([
        [...one],
        [...two],
      ]);
      expect(wall?.clientIds.get(4_294_967_295)).toBe('p2');
      expect(await store.findGrant('h2')).toEqual({ wallId: 'wall00000001', personId: 'p2' });
    });

    it('keeps ratings, readings and claims: of each the last, by its own id', async () => {
      const form = (value: number): RecordChange => ({
        kind: 'rating',
        id: 'read p1 n1',
        value: {
          step: 'read',
          person: 'p1',
          thing: 'n1',
          answers: { merit: { value, rev: value, at: value } },
        },
      });
      const held = (state: 'held' | 'down', rev: number): RecordChange => ({
        kind: 'claim',
        id: 'take owner n1 p1',
        value: {
          step: 'take',
          role: 'owner',
          thing: 'n1',
          person: 'p1',
          state,
          rev,
          at: 1,
          until: 'after the harvest',
        },
      });
      const others: RecordChange[] = [
        {
          kind: 'reading',
          id: 'read p1',
          value: { step: 'read', person: 'p1', things: ['n1', 'n2'] },
        },
        { kind: 'rate-step', id: 'read', value: { isClosed: false, isDealt: true } },
      ];
      await store.commit('wall00000001', batch({ records: [form(1), ...others, held('held', 1)] }));
      await store.commit('wall00000001', batch({ records: [held('down', 2), form(4)] }));
      await store.close();
      store = await reopen();
      const wall = await store.loadWall('wall00000001');
      const kept = wall?.records.filter(({ kind }) => kind !== 'session');
      expect(kept).toHaveLength(4);
      expect(kept).toEqual(expect.arrayContaining([form(4), ...others, held('down', 2)]));
    });

    it('does nothing of a batch that fails: a sequence can be written once', async () => {
      await store.commit(
        'wall00000001',
        batch({ updates: [{ document: 'notes', sequence: 1, update: updateOf('a') }] }),
      );
      const again = batch({
        records: [{ kind: 'session', value: { ...session, title: 'Other' } }],
        updates: [{ document: 'notes', sequence: 1, update: updateOf('b') }],
      });
      await expect(store.commit('wall00000001', again)).rejects.toThrow();
      const wall = await store.loadWall('wall00000001');
      expect(wall?.records).toEqual(first);
      expect(wall?.documents.notes?.updates).toHaveLength(1);
    });

    it('refuses a second wall under the same code', async () => {
      await expect(
        store.createWall(
          { wallId: 'wall00000002', joinCode: 'ABCDEF', secrets },
          batch({ records: first }),
        ),
      ).rejects.toThrow();
      expect(await store.loadWall('wall00000002')).toBeNull();
    });

    it('loads from a checkpoint and only the updates after it', async () => {
      for (let sequence = 1; sequence <= 3; sequence += 1) {
        await store.commit(
          'wall00000001',
          batch({ updates: [{ document: 'notes', sequence, update: updateOf(`n${sequence}`) }] }),
        );
      }
      const state = updateOf('checkpoint');
      await store.writeCheckpoint('wall00000001', 'notes', 2, state);
      const notes = (await store.loadWall('wall00000001'))?.documents.notes;
      expect(notes?.sequence).toBe(3);
      expect(notes?.updates).toHaveLength(2);
      expect([...(notes?.updates[0] ?? [])]).toEqual([...state]);
    });

    /** Updates 1 to `to`, each of a person's own, as a tick commits them. */
    const fill = async (from: number, to: number): Promise<void> => {
      for (let sequence = from; sequence <= to; sequence += 1) {
        await store.commit(
          'wall00000001',
          batch({ updates: [{ document: 'notes', sequence, update: updateOf(`n${sequence}`) }] }),
        );
      }
    };
    const checkpoint = async (sequence: number): Promise<void> =>
      store.writeCheckpoint('wall00000001', 'notes', sequence, await stateNow());
    const docNow = async (): Promise<Y.Doc> => {
      const doc = new Y.Doc();
      for (const update of (await store.loadWall('wall00000001'))?.documents.notes?.updates ?? [])
        Y.applyUpdate(doc, update);
      return doc;
    };
    const stateNow = async (): Promise<Uint8Array> => Y.encodeStateAsUpdate(await docNow());
    const keysNow = async (): Promise<string[]> =>
      [...(await docNow()).getMap('notes').keys()].toSorted();
    const firstKeys = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `n${index + 1}`).toSorted();

    it('T23 compacts: two checkpoints and what came after the older one stay, whatever is asked is still the same', async () => {
      await fill(1, 4);
      await checkpoint(4);
      expect(await store.readLog('wall00000001', 'notes')).toMatchObject({
        base: null,
        updates: [{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }, { sequence: 4 }],
      });
      await fill(5, 8);
      await checkpoint(8);
      await fill(9, 10);
      expect(await keysNow()).toEqual(firstKeys(10));
      const log = await store.readLog('wall00000001', 'notes');
      expect(log.base?.sequence).toBe(4);
      expect(log.updates.map(({ sequence }) => sequence)).toEqual([5, 6, 7, 8, 9, 10]);
      await checkpoint(10);
      expect((await store.readLog('wall00000001', 'notes')).base?.sequence).toBe(8);
      await store.close();
      store = await reopen();
      expect(await keysNow()).toEqual(firstKeys(10));
      expect((await store.loadWall('wall00000001'))?.documents.notes?.updates).toHaveLength(1);
      await fill(11, 11);
      expect(await keysNow()).toEqual(firstKeys(11));
      const replayed = new Y.Doc();
      const { base, updates } = await store.readLog('wall00000001', 'notes');
      if (base) Y.applyUpdate(replayed, base.state);
      for (const { update } of updates) Y.applyUpdate(replayed, update);
      expect([...replayed.getMap('notes').keys()].toSorted()).toEqual(firstKeys(11));
    });

    it('compacts one document and no other, of one wall and no other', async () => {
      await store.createWall(
        { wallId: 'wall00000002', joinCode: 'BBBBBB', secrets },
        batch({ records: first }),
      );
      for (let sequence = 1; sequence <= 3; sequence += 1) {
        for (const wallId of ['wall00000001', 'wall00000002']) {
          await store.commit(
            wallId,
            batch({
              updates: (['notes', 'arrangement'] as const).map((document) => ({
                document,
                sequence,
                update: updateOf(`n${sequence}`),
              })),
            }),
          );
        }
        await checkpoint(sequence);
      }
      const rows = async (wallId: string, document: 'notes' | 'arrangement'): Promise<number> =>
        (await store.readLog(wallId, document)).updates.length;
      expect([
        await rows('wall00000001', 'notes'),
        await rows('wall00000001', 'arrangement'),
        await rows('wall00000002', 'notes'),
      ]).toEqual([1, 3, 3]);
    });

    it('counts the rows and bytes of the log through commits, compaction, deletion and reopening', async () => {
      expect(store.logSize()).toEqual({ rows: 0, bytes: 0 });
      await fill(1, 6);
      const each = store.logSize().bytes / 6;
      expect(each).toBe(updateOf('n1').length);
      await checkpoint(3);
      await checkpoint(6);
      expect(store.logSize()).toEqual({ rows: 3, bytes: 3 * each });
      await expect(
        store.commit(
          'wall00000001',
          batch({ updates: [{ document: 'notes', sequence: 6, update: updateOf('again') }] }),
        ),
      ).rejects.toThrow();
      await store.close();
      store = await reopen();
      expect(store.logSize()).toEqual({ rows: 3, bytes: 3 * each });
      await store.deleteWall('wall00000001');
      expect(store.logSize()).toEqual({ rows: 0, bytes: 0 });
    });

    it('keeps snapshots in order and deletes everything with the wall', async () => {
      const row = { id: 's1', name: 'Before lunch', at: 10, by: 'p1', sequences: { notes: 3 } };
      await store.addSnapshot(
        'wall00000001',
        row,
        encodeContent({ session, notes: {}, clusters: {}, placements: {} }),
        2,
      );
      await store.addSnapshot(
        'wall00000001',
        { ...row, id: 's0', at: 5 },
        encodeContent({ session, notes: {}, clusters: {}, placements: {} }),
        2,
      );
      expect((await store.listSnapshots('wall00000001')).map((snapshot) => snapshot.id)).toEqual([
        's0',
        's1',
      ]);
      expect((await store.readSnapshot('wall00000001', 's1'))?.row).toEqual(row);
      await store.deleteWall('wall00000001');
      expect(await store.loadWall('wall00000001')).toBeNull();
      expect(await store.findByCode('ABCDEF')).toBeNull();
      expect(await store.findGrant('h1')).toBeNull();
      expect(await store.listSnapshots('wall00000001')).toEqual([]);
    });

    it('deletes one snapshot, for good, and of no other wall', async () => {
      await store.createWall(
        { wallId: 'wall00000002', joinCode: 'BBBBBB', secrets },
        batch({ records: first }),
      );
      const row = { id: 's1', name: 'Before lunch', at: 10, by: 'p1', sequences: {} };
      const content = (): Uint8Array[] =>
        encodeContent({ session, notes: {}, clusters: {}, placements: {} });
      for (const wallId of ['wall00000001', 'wall00000002'])
        for (const id of ['s1', 's2'])
          expect(await store.addSnapshot(wallId, { ...row, id }, content(), 2)).toBe(true);
      expect(await store.addSnapshot('wall00000001', { ...row, id: 's3' }, content(), 2)).toBe(
        false,
      );
      expect([
        await store.deleteSnapshot('wall00000001', 's1'),
        await store.deleteSnapshot('wall00000001', 's1'),
        await store.deleteSnapshot('wall00000003', 's1'),
      ]).toEqual([true, false, false]);
      expect(await store.addSnapshot('wall00000001', { ...row, id: 's3' }, content(), 2)).toBe(
        true,
      );
      await store.close();
      store = await reopen();
      const ids = async (wallId: string): Promise<string[]> =>
        (await store.listSnapshots(wallId)).map(({ id }) => id);
      expect([
        await ids('wall00000001'),
        await ids('wall00000002'),
        await store.readSnapshot('wall00000001', 's1'),
      ]).toEqual([['s2', 's3'], ['s1', 's2'], null]);
      await store.deleteWall('wall00000002');
      expect(await store.deleteSnapshot('wall00000002', 's1')).toBe(false);
    });

    it('T25 takes nothing for a wall that was deleted meanwhile', async () => {
      await store.deleteWall('wall00000001');
      const row = { id: 's1', name: 'Too late', at: 10, by: 'p1', sequences: {} };
      const update = updateOf('too late');
      await expect(
        store.commit(
          'wall00000001',
          batch({
            updates: [{ document: 'notes', sequence: 1, update }],
            grants: [{ tokenHash: 'late', personId: 'p1' }],
          }),
        ),
      ).rejects.toThrow();
      await expect(store.writeCheckpoint('wall00000001', 'notes', 1, update)).rejects.toThrow();
      await expect(
        store.addSnapshot(
          'wall00000001',
          row,
          encodeContent({ session, notes: {}, clusters: {}, placements: {} }),
          2,
        ),
      ).rejects.toThrow();
      expect([
        await store.findGrant('late'),
        await store.listSnapshots('wall00000001'),
        store.logSize(),
      ]).toEqual([null, [], { rows: 0, bytes: 0 }]);
      expect((await store.readLog('wall00000001', 'notes')).updates).toEqual([]);
    });
  });
}
