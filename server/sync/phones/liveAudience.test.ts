import { afterAll, beforeAll, it, expect } from 'vitest';
import { setLocked, setStep } from '../../../shared/commands/session.ts';
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

it('3.2 the steps of the run are told on coming, and again only once they are others', async () => {
  const { wall, come } = await engine.newWall();
  const [first, fay] = [await come('participant', 'Mere'), await come('facilitator', 'Fay')];
  const told: (string | null)[] = [];
  engine.raw(`/live/${wall.wallId}?token=${first.token}`).on('message', (raw: Buffer) => {
    const message = JSON.parse(raw.toString()) as LiveMessage;
    if (message.type === 'shared') told.push(message.steps ? message.steps.present.id : null);
  });
  await until('told', () => told.length > 0);
  expect(told[0]).toBe('post');
  await wall.command(fay.personId, (state, actor) => setLocked(state, actor, true));
  await until('told of the lock', () => told.at(-1) === null);
  await wall.command(fay.personId, (state, actor) => setStep(state, actor, 'group'));
  await until('told of the step', () => told.includes('group'));
  const second = await come('participant', 'Hemi');
  const later = engine.raw(`/live/${wall.wallId}?token=${second.token}`);
  const steps = await new Promise((resolve) =>
    later.on('message', (raw: Buffer) => {
      const message = JSON.parse(raw.toString()) as LiveMessage;
      if (message.type === 'shared') resolve(message.steps?.present.id);
    }),
  );
  expect(steps).toBe('group');
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
