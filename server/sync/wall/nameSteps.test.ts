import { KEY_PRODUCT } from '../../../shared/commands/testSession.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { putNote } from '../../../shared/commands/notes.ts';
import { editSession } from '../../../shared/commands/session.ts';
import { NAMES_AT_ONCE } from '../../../shared/documents/namesBehind.ts';
import type { Note } from '../../../shared/model/note.ts';
import { newUuid } from '../../access/secrets.ts';
import { StorageError } from '../../storage/storageError.ts';
import { startEngine, until } from './testWall.ts';
import type { Wall } from './wall.ts';

let engine: Awaited<ReturnType<typeof startEngine>> | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await engine?.stop();
  engine = null;
});

const NOTES_EACH = 800;
const PEOPLE = 3;

const notesOf = (wall: Wall): Note[] => [
  ...wall.content.document('notes').doc.getMap<Note>('notes').values(),
];
const named = (wall: Wall): number => notesOf(wall).filter(({ by }) => by !== undefined).length;

async function fullWall(): Promise<{ wall: Wall; facilitatorId: string }> {
  engine = await startEngine();
  const { wall, come, facilitatorId } = await engine.newWall();
  for (let person = 0; person < PEOPLE; person += 1) {
    const { personId } = await come('participant', `Mere Number${person}`);
    await Promise.all(
      Array.from({ length: NOTES_EACH }, () =>
        wall.command(personId, (state, actor) =>
          putNote(state, actor, { id: newUuid(), text: 'words' }),
        ),
      ),
    );
  }
  return { wall, facilitatorId };
}

const hide = (wall: Wall, facilitatorId: string): Promise<unknown> =>
  wall.command(facilitatorId, (state, actor) =>
    editSession(state, actor, { names: 'anonymous' }, KEY_PRODUCT),
  );

it('T3 a tighter setting rewrites a full wall some notes a tick, and is followed to the end', async () => {
  const { wall, facilitatorId } = await fullWall();
  const atOnce: number[] = [];
  wall.content
    .document('notes')
    .doc.on('afterTransaction', ({ changed }) =>
      atOnce.push([...changed.values()].reduce((sum, keys) => sum + keys.size, 0)),
    );
  await hide(wall, facilitatorId);
  await wall.names.finished();
  expect(named(wall)).toBe(0);
  expect(notesOf(wall)).toHaveLength(PEOPLE * NOTES_EACH);
  expect(Math.max(...atOnce)).toBe(NAMES_AT_ONCE);
  expect(atOnce.reduce((sum, each) => sum + each, 0)).toBe(PEOPLE * NOTES_EACH);
});

it('T3 what a server that ended had not rewritten is rewritten when the wall is read again', async () => {
  const { wall, facilitatorId } = await fullWall();
  await hide(wall, facilitatorId);
  const left = named(wall);
  expect(left).toBeGreaterThan(0);
  const { folder } = engine as NonNullable<typeof engine>;
  await engine?.stop(true);
  engine = await startEngine(folder);
  const again = await engine.walls.get(wall.wallId);
  expect(named(again)).toBeGreaterThan(0);
  await until('all rewritten', () => named(again) === 0);
  expect(notesOf(again)).toHaveLength(PEOPLE * NOTES_EACH);
});

/** From now on the store answers a commit with a fault, once `says` so; what `keeps` is there all the same. */
function faultyCommits(says: () => boolean, keeps: boolean): void {
  const { store } = engine as NonNullable<typeof engine>;
  const commit = store.commit.bind(store);
  vi.spyOn(store, 'commit').mockImplementation(async (...batch) => {
    const isFaulty = says();
    if (!isFaulty || keeps) await commit(...batch);
    if (isFaulty) throw new StorageError('full', 'no room');
  });
}

it('T3, T14 whoever waits for it is told of a step that could not be stored; it is taken again', async () => {
  const { wall, facilitatorId } = await fullWall();
  await hide(wall, facilitatorId);
  expect(named(wall)).toBeGreaterThan(0);
  let isFull = true;
  faultyCommits(() => isFull, false);
  await expect(wall.names.finished()).rejects.toMatchObject({ code: 'storage-failed' });
  isFull = false;
  await wall.names.finished();
  expect(named(wall)).toBe(0);
});

it('T3, T14 or of a wall that is closed meanwhile', async () => {
  const { wall, facilitatorId } = await fullWall();
  await hide(wall, facilitatorId);
  const finished = wall.names.finished();
  wall.close('no-such-wall');
  await expect(finished).rejects.toMatchObject({ code: 'no-such-wall' });
});

it('T3, T14 a tighter setting that the store kept and denied is followed as well, by itself', async () => {
  const { wall, facilitatorId } = await fullWall();
  let isDenied = true;
  faultyCommits(() => [isDenied, (isDenied = false)][0] ?? false, true);
  await expect(hide(wall, facilitatorId)).rejects.toMatchObject({ code: 'storage-failed' });
  await until('all rewritten', () => named(wall) === 0, 5_000);
  expect(wall.session.settings.names).toBe('anonymous');
});
