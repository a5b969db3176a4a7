import { afterEach, expect, it } from 'vitest';
import { putNote } from '../../../shared/commands/notes.ts';
import { editSession } from '../../../shared/commands/session.ts';
import { NAMES_AT_ONCE } from '../../../shared/documents/namesBehind.ts';
import type { Note } from '../../../shared/model/note.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine, until } from './testWall.ts';
import type { Wall } from './wall.ts';

let engine: Awaited<ReturnType<typeof startEngine>> | null = null;
afterEach(async () => {
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
  wall.command(facilitatorId, (state, actor) => editSession(state, actor, { names: 'anonymous' }));

it('T3 a tighter setting rewrites a full wall some notes a tick, and is followed to the end', async () => {
  const { wall, facilitatorId } = await fullWall();
  const atOnce: number[] = [];
  wall.content
    .document('notes')
    .doc.on('afterTransaction', ({ changed }) =>
      atOnce.push([...changed.values()].reduce((sum, keys) => sum + keys.size, 0)),
    );
  await hide(wall, facilitatorId);
  await wall.names.goOn();
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
