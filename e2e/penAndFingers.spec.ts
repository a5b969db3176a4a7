import type { CDPSession, Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { wallLink } from './support/wallLink.ts';
import { said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

interface Spot {
  x: number;
  y: number;
}
interface Box extends Spot {
  width: number;
  height: number;
}
const wallOf = DEMO_WALLS.clustered;
const middle = ({ x, y, width, height }: Box): Spot => ({ x: x + width / 2, y: y + height / 2 });
const between = (from: Spot, to: Spot, share: number): Spot => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

async function noteAt(page: Page, id: string): Promise<Box> {
  const box = await page.evaluate((note) => window.__wall?.noteRect(note) ?? null, id);
  if (!box) throw new Error(`note ${id} is not on the wall`);
  return box;
}
async function headerAt(page: Page, id: string): Promise<Spot> {
  const box = await page.evaluate((group) => window.__wall?.headerRect(group) ?? null, id);
  if (!box) throw new Error(`group ${id} is not on the wall`);
  return middle(box);
}
const clusterOf = async (wall: WallPage, id: string): Promise<string | undefined> =>
  (await wall.notes()).find((note) => note.id === id)?.cluster;
const chosen = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.__wall?.selection().toSorted() ?? []);

/** A pen on the glass. */
class Pen {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  async #send(
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    { x, y }: Spot,
    isDown: boolean,
  ): Promise<void> {
    await this.#session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: isDown || type === 'mouseReleased' ? 'left' : 'none',
      buttons: isDown ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      pointerType: 'pen',
      force: isDown ? 0.5 : 0,
    });
  }

  hover(at: Spot): Promise<void> {
    return this.#send('mouseMoved', at, false);
  }

  async down(at: Spot): Promise<void> {
    await this.hover(at);
    await this.#send('mousePressed', at, true);
  }

  async move(from: Spot, to: Spot): Promise<void> {
    const STEPS = 6;
    for (let step = 1; step <= STEPS; step += 1)
      await this.#send('mouseMoved', between(from, to, step / STEPS), true);
  }

  up(at: Spot): Promise<void> {
    return this.#send('mouseReleased', at, false);
  }

  async tap(at: Spot): Promise<void> {
    await this.down(at);
    await this.up(at);
  }

  async drag(from: Spot, to: Spot): Promise<void> {
    await this.down(from);
    await this.move(from, to);
    await this.up(to);
  }
}

test('a pen taps, carries a note into a group, draws around notes, holds to choose, and moves the wall', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const page = await openPage();
  const wall = new WallPage(page);
  await page.addInitScript(() => {
    const kinds = new Set<string>();
    Object.assign(window, { pointerKinds: kinds });
    window.addEventListener('pointerdown', ({ pointerType }) => kinds.add(pointerType), {
      capture: true,
    });
  });
  await wall.open(wallLink(seeded, 'volunteer'));
  await wall.showsNotes(wallOf.notes.length);
  await wall.fit();
  const pen = new Pen(await page.context().newCDPSession(page));
  const [group] = await wall.clusters();
  const loose = await wall.loose();
  const [first = '', second = '', third = ''] = loose.slice(1);
  if (!group) throw new Error('the demo wall has no groups');

  await pen.tap(middle(await noteAt(page, first)));
  await expect.poll(() => chosen(page)).toEqual([first]);
  await pen.drag(middle(await noteAt(page, first)), await headerAt(page, group.id));
  await expect.poll(() => clusterOf(wall, first)).toBe(group.id);

  // Around two notes that lie side by side, from the air above the left one to the air below the right one.
  await pen.tap(
    middle(
      (await page
        .getByRole('button', { name: t('wall.select.label') })
        .first()
        .boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
    ),
  );
  const [left, right] = [await noteAt(page, second), await noteAt(page, third)];
  const corner = { x: Math.min(left.x, right.x) - 3, y: Math.min(left.y, right.y) - 3 };
  const opposite = {
    x: Math.max(left.x, right.x) + right.width + 3,
    y: Math.max(left.y, right.y) + right.height + 3,
  };
  await pen.down(corner);
  await pen.move(corner, opposite);
  await pen.up(opposite);
  await expect.poll(() => chosen(page)).toEqual(expect.arrayContaining([second, third]));
  const lassoed = await chosen(page);
  await pen.tap(middle(await noteAt(page, second)));
  await expect
    .poll(() => chosen(page), 'a tap takes one out again')
    .toEqual(lassoed.filter((id) => id !== second));
  await pen.tap(middle(await noteAt(page, second)));
  await expect.poll(() => chosen(page)).toEqual(lassoed);
  await pen.tap(
    middle(
      (await page.getByRole('button', { name: t('chosen.group') }).boundingBox()) ?? {
        x: 0,
        y: 0,
        width: 0,
        height: 0,
      },
    ),
  );
  await expect(page.getByRole('textbox', { name: said('group.name.label') })).toBeFocused();
  await page.keyboard.type('By pen');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () =>
      (await wall.clusters()).find(({ name }) => name === 'By pen')?.notes.toSorted(),
    )
    .toEqual(lassoed);
  await page.keyboard.press('Escape');

  await wall.fit();
  const held = middle(await noteAt(page, second));
  await pen.down(held);
  await expect.poll(() => chosen(page), 'holding chooses').toEqual([second]);
  await pen.up(held);
  expect(await chosen(page), 'and letting go does not tap').toEqual([second]);

  const view = (): Promise<Spot> =>
    page.evaluate(() => ({
      x: Math.round(window.__wall?.camera().x ?? 0),
      y: Math.round(window.__wall?.camera().y ?? 0),
    }));
  const before = await view();
  const box = await page.locator('#wall-canvas').boundingBox();
  const air = { x: (box?.x ?? 0) + 6, y: (box?.y ?? 0) + (box?.height ?? 0) - 6 };
  await pen.drag(air, { x: air.x + 120, y: air.y - 90 });
  await expect.poll(view).toEqual({ x: before.x + 120, y: before.y - 90 });
  expect(
    await page.evaluate(() => [
      ...(window as unknown as { pointerKinds: Set<string> }).pointerKinds,
    ]),
  ).toContain('pen');
  await wall.saved();
});

test('two people at one touch table: one lets go while the other still carries, each note goes where its finger went', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const wall = await openWall(seeded, 'volunteer', {
    hasTouch: true,
    viewport: { width: 1920, height: 1080 },
  });
  const { page } = wall;
  await wall.fit();
  const groups = await wall.clusters();
  const [one, two] = [groups[0], groups.at(-1)];
  const loose = await wall.loose();
  const [a = '', b = ''] = [loose[0], loose.at(-1)];
  if (!one || !two) throw new Error('the demo wall has no groups');
  const [fromA, toA, fromB, toB] = [
    middle(await noteAt(page, a)),
    await headerAt(page, one.id),
    middle(await noteAt(page, b)),
    await headerAt(page, two.id),
  ];
  const session = await page.context().newCDPSession(page);
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    fingers: (Spot & { id: number })[],
  ): Promise<unknown> => session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers });
  const [fingerA, fingerB] = [
    (share: number) => ({ id: 1, ...between(fromA, toA, share) }),
    (share: number) => ({ id: 2, ...between(fromB, toB, share) }),
  ];

  await send('touchStart', [fingerA(0)]);
  for (const share of [0.2, 0.5]) await send('touchMove', [fingerA(share)]);
  await send('touchStart', [fingerA(0.5), fingerB(0)]);
  for (const share of [0.25, 0.5, 0.75, 1])
    await send('touchMove', [fingerA(0.5 + share / 2), fingerB(share / 2)]);
  // The ones named go up.
  await send('touchEnd', [fingerA(1)]);
  await expect.poll(() => clusterOf(wall, a)).toBe(one.id);
  expect(await clusterOf(wall, b), 'the other is still in its hand').toBeUndefined();
  // Another's drop may move groups and the view; this hand goes where the group is by now.
  const now = await headerAt(page, two.id);
  for (const share of [0.5, 1])
    await send('touchMove', [{ id: 2, ...between(fingerB(0.5), now, share) }]);
  await send('touchEnd', []);
  await expect.poll(() => clusterOf(wall, b)).toBe(two.id);
  expect(await clusterOf(wall, a)).toBe(one.id);
  await wall.saved();
});
