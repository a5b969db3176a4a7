import { expect, test } from '@playwright/test';
import { MESSAGE } from '../shared/protocol/wire.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer } from './support/startServer.ts';
import { wallLink } from './support/wallLink.ts';

test('5.4 a full wall comes compressed to a browser that can read it, whole to one that cannot, and both show all of it', async ({
  browser,
}) => {
  const server = await shareServer();
  try {
    const demo = DEMO_WALLS.fullRoom;
    const wall = await seedWall(server.origin, demo);
    const bytes: number[] = [];
    for (const canInflate of [true, false]) {
      const page = await browser.newPage();
      if (!canInflate)
        await page.addInitScript(() => Reflect.deleteProperty(window, 'DecompressionStream'));
      const kinds: (number | undefined)[] = [];
      let received = 0;
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (typeof payload === 'string' || !socket.url().includes('/notes')) return;
          kinds.push(payload[0]);
          received += payload.length;
        }),
      );
      const opened = new WallPage(page);
      await opened.open(wallLink(wall, 'volunteer'));
      await expect.poll(async () => (await opened.notes()).length).toBe(demo.notes.length);
      expect(kinds.includes(MESSAGE.deflated)).toBe(canInflate);
      bytes.push(received);
      await page.close();
    }
    const [compressed, plain] = bytes as [number, number];
    console.log(
      `first load of ${demo.notes.length} notes: ${compressed} bytes compressed, ${plain} plain`,
    );
    expect(compressed).toBeLessThan(plain / 2);
  } finally {
    await server.stop();
  }
});
