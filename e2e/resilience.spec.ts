import { expect, test } from '@playwright/test';
import { openDocument, type OpenDocument } from './support/arrangementDocument.ts';
import { startServer } from './support/startServer.ts';
import { ask, ApiError, joinByCode, makeWall, newNoteId } from './support/wallApi.ts';

/** `npm run test:long` kills more often. */
const KILLS = process.env['WW_LONG'] ? 40 : 4;
const POSTERS = 6;
/** Acknowledged between two kills, at least: a kill in the middle of nothing proves nothing. */
const NOTES_BETWEEN_KILLS = 25;

test('killed with -9 again and again under load: nothing acknowledged is lost, nothing doubles, everyone converges', async () => {
  test.setTimeout(KILLS * 15_000 + 60_000);
  const server = await startServer();
  try {
    const wall = await makeWall(server.origin, { title: 'A wall that dies' });
    const posters = await Promise.all(Array.from({ length: POSTERS }, () => joinByCode(server.origin, wall.joinCode)));
    const acknowledged = new Map<string, string>();
    const posting = new AbortController();
    const work = posters.map(async ({ token }, index) => {
      for (let n = 0; !posting.signal.aborted; n += 1) {
        const [id, text] = [newNoteId(), `note ${index}.${n}`];
        // A phone: the same command again until it is answered.
        while (!posting.signal.aborted) {
          try {
            await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/notes/${id}`, { token, body: { text, rev: 1 } });
            acknowledged.set(id, text);
            break;
          } catch (error) {
            if (error instanceof ApiError && error.status !== 503) throw error;
          }
        }
      }
    });
    const volunteers: OpenDocument[] = [
      await openDocument(server.origin, wall.wallId, 'arrangement', wall.tokens.volunteer),
      await openDocument(server.origin, wall.wallId, 'arrangement', wall.tokens.volunteer),
    ];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = acknowledged.size;
      await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(before + NOTES_BETWEEN_KILLS);
      volunteers[kill % 2]?.doc.getMap('placements').set([...acknowledged.keys()].at(-1) ?? '', { pos: [kill, kill] });
      await server.kill();
      volunteers[(kill + 1) % 2]?.doc.getMap('placements').set(`offline-${kill}`, { pos: [kill, 1] });
      await server.restart();
    }
    const before = acknowledged.size;
    await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(before);
    posting.abort();
    await Promise.all(work);

    const { notes } = await ask<{ notes: { id: string; text: string; seq: number }[] }>(server.origin, 'GET', `/api/walls/${wall.wallId}/notes`, { token: wall.tokens.facilitator });
    const kept = new Map(notes.map((note) => [note.id, note.text]));
    const lost = [...acknowledged].filter(([id, text]) => kept.get(id) !== text);
    expect(lost).toEqual([]);
    expect(kept.size).toBe(notes.length);
    expect(new Set(notes.map((note) => note.seq)).size).toBe(notes.length);
    // Each poster may have had one note in flight when it stopped.
    expect(notes.length).toBeLessThanOrEqual(acknowledged.size + POSTERS);

    await expect.poll(() => volunteers.map(({ doc }) => doc.getMap('placements').size), { timeout: 20_000 }).toEqual([2 * KILLS, 2 * KILLS]);
    const fresh = await openDocument(server.origin, wall.wallId, 'arrangement', wall.tokens.facilitator);
    expect(fresh.doc.getMap('placements').toJSON()).toEqual(volunteers[0]?.doc.getMap('placements').toJSON());
    for (const { close } of [...volunteers, fresh]) close();
    console.log(`kills ${KILLS}, acknowledged ${acknowledged.size}, kept ${notes.length}, lost ${lost.length}`);
  } finally {
    await server.stop();
  }
});
