import { afterAll, beforeAll, it } from 'vitest';
import { putNote } from '../../../shared/commands/notes.ts';
import type { LiveMessage } from '../../../shared/protocol/live.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine, until } from '../wall/testWall.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

it('who is here already hears of whoever comes and goes', async () => {
  const { wall, come } = await engine.newWall();
  const [first, second] = [await come('participant', 'Mere'), await come('participant', 'Hemi')];
  const here: number[] = [];
  engine.raw(`/live/${wall.wallId}?token=${first.token}`).on('message', (raw: Buffer) => {
    const message = JSON.parse(raw.toString()) as LiveMessage;
    if (message.type === 'shared') here.push(message.counts.here);
  });
  await until('alone', () => here.at(-1) === 1);
  const newcomer = engine.raw(`/live/${wall.wallId}?token=${second.token}`);
  await until('two', () => here.at(-1) === 2);
  newcomer.close();
  await until('alone again', () => here.at(-1) === 1);
});

it('3.2 the live view carries the session, own notes and counts', async () => {
  const { wall, come } = await engine.newWall();
  const person = await come('participant', 'Ana');
  const messages: LiveMessage[] = [];
  engine
    .raw(`/live/${wall.wallId}?token=${person.token}`)
    .on('message', (raw: Buffer) => messages.push(JSON.parse(raw.toString()) as LiveMessage));
  await until('first frames', () => messages.length >= 2);
  const id = newUuid();
  await wall.command(person.personId, (state, actor) =>
    putNote(state, actor, { id, text: 'Mine' }),
  );
  await until('own note', () =>
    messages.some(
      (message) => message.type === 'personal' && message.notes.some((note) => note.id === id),
    ),
  );
  await until('counts', () =>
    messages.some(
      (message) =>
        message.type === 'shared' && message.counts.notes === 1 && message.counts.here === 1,
    ),
  );
});
