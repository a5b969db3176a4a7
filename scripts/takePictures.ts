import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { DEMO_WALLS } from '../e2e/demoWalls/demoWalls.ts';
import type { OpenDocument } from '../e2e/support/arrangementDocument.ts';
import { findChromium } from '../e2e/support/findChromium.ts';
import { seedWall, type SeededWall } from '../e2e/support/seedWall.ts';
import { startServer } from '../e2e/support/startServer.ts';
import { ask } from '../e2e/support/wallApi.ts';
import type { Placement, Point } from '../shared/model/arrangement.ts';
import { openVolunteer } from './livingWall.ts';
import { meetingPictures } from './meetingPictures.ts';
import { takeShot, type Shot } from './takeShot.ts';

/** Takes the README's pictures from the running product, on demo walls: `node scripts/takePictures.ts [folder] [name …]`. */

const [into, ...only] = process.argv.slice(2);
const folder = resolve(into ?? join(import.meta.dirname, '../docs/pictures'));
mkdirSync(folder, { recursive: true });

/** Not in the README. */
const WHEN_NAMED = ['phone-dark', 'projector-empty', 'console-dark'];

/** Two volunteers at work: one carries a loose note into a group, one points. */
async function grouping(wall: SeededWall): Promise<OpenDocument[]> {
  const volunteers = [
    await openVolunteer(server.origin, wall, 'Mere'),
    await openVolunteer(server.origin, wall, 'Tomasz'),
  ];
  const [mere, tomasz] = volunteers;
  const note =
    wall.noteIds[
      DEMO_WALLS.clustered.notes.findIndex(({ text }) => text.startsWith('Clear and concise'))
    ] ?? '';
  const over = wall.clusterIds[6] ?? '';
  const from = mere?.doc.getMap<Placement>('placements').get(note)?.pos;
  const group = (
    mere?.doc.getMap('clusters').get(over) as { get(key: string): Point } | undefined
  )?.get('pos');
  if (mere && tomasz && from && group) {
    const to: Point = [group[0] + 600, group[1] + 445];
    mere.provider.awareness.setLocalState({
      cursor: [to[0] + 120, to[1] + 110],
      held: [note],
      drag: [to[0] - from[0], to[1] - from[1]],
      over,
    });
    tomasz.provider.awareness.setLocalState({ cursor: [group[0] - 1180, group[1] + 560] });
  }
  return volunteers;
}

const server = await startServer();
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const here = (link: string): string => link.replace(/^https?:\/\/[^/]+/, server.origin);
  const command = (wall: SeededWall, path: string, body: object) =>
    ask(server.origin, 'POST', `/api/walls/${wall.wallId}/${path}`, {
      token: wall.tokens.facilitator,
      body,
    });
  const full = {
    ...(await seedWall(server.origin, DEMO_WALLS.clustered)),
    title: DEMO_WALLS.clustered.title,
  };
  await command(full, 'phase', { phase: 'cluster' });
  await command(full, 'timer', { action: 'start', ms: 768_000 });
  const volunteers = await grouping(full);
  const early = await seedWall(server.origin, { ...DEMO_WALLS.twelveNotes, title: full.title });
  const empty = await seedWall(server.origin, DEMO_WALLS.empty);
  const canvas = '#wall-canvas';
  const posting = {
    url: `${server.origin}/j/${early.joinCode}`,
    width: 390,
    height: 844,
    waitFor: '.own-list li',
    write: 'Clean up the Waikato river',
    cookie: {
      name: `ww_${early.wallId}_participant`,
      value: early.people[0]?.token ?? '',
      url: server.origin,
    },
  };
  const shots: Shot[] = [
    { name: 'start', url: server.origin, width: 1440, height: 900, waitFor: 'h1' },
    { name: 'phone', ...posting },
    { name: 'phone-dark', ...posting, dark: true },
    {
      name: 'projector',
      url: here(full.links.projector),
      width: 1920,
      height: 1080,
      waitFor: canvas,
    },
    {
      name: 'projector-dark',
      url: here(full.links.projector),
      width: 1920,
      height: 1080,
      dark: true,
      waitFor: canvas,
    },
    {
      name: 'projector-empty',
      url: here(empty.links.projector),
      width: 1920,
      height: 1080,
      waitFor: 'h1',
    },
    {
      name: 'volunteer',
      url: here(full.links.volunteer),
      width: 1440,
      height: 900,
      waitFor: canvas,
      press: 'Not now',
    },
    {
      name: 'console',
      url: here(full.links.facilitator),
      width: 1440,
      height: 900,
      waitFor: '#next-title',
    },
    {
      name: 'console-dark',
      url: here(full.links.facilitator),
      width: 1440,
      height: 900,
      dark: true,
      waitFor: '#next-title',
    },
  ];
  const meeting = await meetingPictures(server.origin);
  for (const shot of [...shots, ...meeting.shots]) {
    if (only.length > 0 ? !only.includes(shot.name) : WHEN_NAMED.includes(shot.name)) continue;
    await takeShot(browser, shot, join(folder, `${shot.name}.jpg`));
    console.log(`${shot.name}.jpg`);
  }
  meeting.close();
  for (const volunteer of volunteers) volunteer.close();
} finally {
  await browser.close();
  await server.stop();
}
