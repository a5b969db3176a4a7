import { SLOWER_MACHINE } from '../../../shared/model/testSpeed.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../shared/model/limits.ts';
import { putNote } from '../../../shared/commands/notes.ts';
import { removeBurst, undoRemoval } from '../../../shared/commands/removal.ts';
import { newUuid } from '../../access/secrets.ts';
import { startEngine } from './testWall.ts';
import type { Wall } from './wall.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;
let engine: Engine | null = null;
afterEach(async () => {
  await engine?.stop();
  engine = null;
});

async function rush(wall: Wall, people: number, notesEach: number): Promise<void> {
  const came = await Promise.all(
    Array.from({ length: people }, () =>
      wall.arrive({ role: 'participant', arrival: 'code', network: 'rogue' }),
    ),
  );
  for (const { personId } of came)
    await Promise.all(
      Array.from({ length: notesEach }, () =>
        wall.command(personId, (state, actor) =>
          putNote(state, actor, { id: newUuid(), text: 'buy now' }),
        ),
      ),
    );
}

const settled = (wall: Wall, removal: string, left: number): Promise<void> =>
  vi.waitFor(
    () => {
      expect(wall.records.removals.get(removal)?.doing ?? null).toBe(null);
      expect(wall.content.document('notes').doc.getMap('notes').size).toBe(left);
      expect(wall.records.noteCount).toBe(left);
    },
    { timeout: 60_000 },
  );

it('T27 what a removal has decided is done after a restart, and undone by one word', async () => {
  engine = await startEngine();
  const { wall, facilitatorId } = await engine.newWall();
  await rush(wall, 200, 3);
  const { id } = await wall.command(facilitatorId, (state, actor) =>
    removeBurst(state, actor, { burst: 'people-rogue', removal: newUuid() }),
  );
  // The server ends before the first step.
  const { folder } = engine;
  await engine.stop(true);
  engine = await startEngine(folder);
  const again = await engine.walls.get(wall.wallId);
  await settled(again, id, 0);
  expect([...again.records.people.values()].filter(({ removed }) => removed)).toHaveLength(200);
  await again.command(facilitatorId, (state, actor) => undoRemoval(state, actor, id));
  again.removals.goOn();
  await settled(again, id, 600);
  expect(again.records.removals.size).toBe(0);
}, 60_000);

it('T27 who gave her place is forgotten on disk as well, with her token', async () => {
  engine = await startEngine();
  const { wall } = await engine.newWall();
  const { personId, token } = await wall.arrive({
    role: 'participant',
    arrival: 'code',
    network: 'venue',
  });
  await wall.command(personId, () => ({
    changes: [{ kind: 'person-gone', id: personId }],
    reply: {},
  }));
  const stored = await engine.store.loadWall(wall.wallId);
  expect(stored?.records.some((record) => 'id' in record && record.id === personId)).toBe(false);
  const { folder } = engine;
  await engine.stop(true);
  engine = await startEngine(folder);
  await expect(engine.walls.authenticate(token)).rejects.toMatchObject({ code: 'unauthenticated' });
}, 60_000);

it.runIf(process.env['WW_LONG'])(
  'T27 2,500 people and 20,000 notes go, and come back, without holding the server for more than 50 ms',
  async () => {
    engine = await startEngine();
    const { wall, facilitatorId } = await engine.newWall();
    // Everything that one address may leave: half of the people, and everybody's first notes.
    await rush(wall, LIMITS.peoplePerAddress, 8);
    const before = wall.records.noteCount;
    // The longest time the event loop worked without a pause, in processor time, so that a busy
    // machine makes no difference.
    const worked = (): number => {
      const { user, system } = process.threadCpuUsage();
      return (user + system) / 1000;
    };
    let longest = 0;
    let last = worked();
    const beat = setInterval(() => {
      longest = Math.max(longest, worked() - last);
      last = worked();
    }, 1);
    const measure = async (what: string, work: () => Promise<void>): Promise<void> => {
      [longest, last] = [0, worked()];
      const start = performance.now();
      await work();
      process.stdout.write(
        `${what}: ${Math.round(performance.now() - start)} ms, never more than ${Math.round(longest)} ms of work at a time\n`,
      );
      expect(longest).toBeLessThan(50 * SLOWER_MACHINE);
    };
    let id = '';
    await measure('out', async () => {
      ({ id } = await wall.command(facilitatorId, (state, actor) =>
        removeBurst(state, actor, { burst: 'people-rogue', removal: newUuid() }),
      ));
      wall.removals.goOn();
      await vi.waitUntil(() => wall.records.removals.get(id)?.doing === null, {
        timeout: 120_000,
        interval: 50,
      });
    });
    expect(wall.records.noteCount).toBe(0);
    await measure('back', async () => {
      await wall.command(facilitatorId, (state, actor) => undoRemoval(state, actor, id));
      wall.removals.goOn();
      await vi.waitUntil(() => !wall.records.removals.has(id), { timeout: 120_000, interval: 50 });
    });
    clearInterval(beat);
    expect(wall.records.noteCount).toBe(before);
  },
  300_000,
);
