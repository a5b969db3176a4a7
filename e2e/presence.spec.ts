import type { Page } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { seedWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const wallOf = DEMO_WALLS.clustered;
/** A touch table, and what a projector shows. */
const LARGE = { viewport: { width: 1920, height: 1080 } };

/** What of the wall somebody sees, its middle, wall units. */
const middleOf = (page: Page): Promise<{ x: number; y: number; scale: number }> =>
  page.evaluate(() => {
    const { x = 0, y = 0, scale = 1 } = window.__wall?.camera() ?? {};
    const box = document.getElementById('wall-canvas')?.getBoundingClientRect();
    return {
      x: Math.round(((box?.width ?? 0) / 2 - x) / scale),
      y: Math.round(((box?.height ?? 0) / 2 - y) / scale),
      scale,
    };
  });

test('two fingers of a touch table carry two notes at once, others see both, and each drop is one step', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const wall = await openWall(seeded, 'volunteer', { ...LARGE, hasTouch: true });
  await wall.fit();
  const other = await openWall(seeded);
  const groups = await wall.clusters();
  const [left, right] = [groups[0], groups.at(-1)];
  const [a = '', b = ''] = [(await wall.loose())[0], (await wall.loose()).at(-1)];
  if (!left || !right) throw new Error('the demo wall has no groups');

  const carried = await wall.carryWithTwoFingers([
    { id: a, cluster: left.id },
    { id: b, cluster: right.id },
  ]);
  await expect
    .poll(() => other.page.evaluate(() => window.__wall?.heldByOthers().toSorted()))
    .toEqual([a, b].toSorted());
  await carried.letGo();
  const clusterOf = async (id: string): Promise<string | undefined> =>
    (await wall.notes()).find((note) => note.id === id)?.cluster;
  await expect
    .poll(async () => [await clusterOf(a), await clusterOf(b)])
    .toEqual([left.id, right.id]);
  await expect.poll(() => other.page.evaluate(() => window.__wall?.heldByOthers())).toEqual([]);
  await expect
    .poll(async () =>
      (await other.notes())
        .filter(({ id }) => id === a || id === b)
        .map(({ cluster }) => cluster)
        .toSorted(),
    )
    .toEqual([left.id, right.id].toSorted());

  // By mouse: Chromium makes no click of the first synthetic tap after two synthetic fingers.
  const undo = wall.page
    .getByRole('button', { name: either(t('undo.undo.none'), said('undo.undo')) })
    .first();
  await undo.click();
  await expect
    .poll(async () => [await clusterOf(a), await clusterOf(b)].filter((id) => id === undefined))
    .toHaveLength(1);
  await undo.click();
  await expect
    .poll(async () => [await clusterOf(a), await clusterOf(b)])
    .toEqual([undefined, undefined]);
});

test('who opens the wall while another holds a note sees it in her hand, and where it is put', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const ana = await openWall(seeded);
  await ana.fit();
  // Out of a group: its place comes with the arrangement, which may arrive after the notes.
  const [group] = await ana.clusters();
  const held = group?.notes[0] ?? '';
  const box = await ana.page.evaluate((id) => window.__wall?.noteRect(id) ?? null, held);
  if (!box) throw new Error('the note is not on the wall');
  await ana.page.mouse.move(box.x + 20, box.y + 20);
  await ana.page.mouse.down();
  await ana.page.mouse.move(box.x + 60, box.y + 90, { steps: 4 });
  for (let times = 0; times < 3; times += 1) {
    const late = await openWall(seeded);
    await expect
      .poll(() => late.page.evaluate(() => window.__wall?.heldByOthers()))
      .toEqual([held]);
    await late.page.context().close();
  }
  await ana.page.mouse.up();
});

test('one follows another’s view by keyboard until one moves oneself; hands can be hidden and stay so', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const ana = await openWall(seeded, 'facilitator');
  const tom = await openWall(seeded, 'volunteer', LARGE);
  await tom.page.keyboard.press('h');
  const list = tom.page.getByRole('region', { name: t('here.title') });
  const name = list.getByRole('button', { name: t('role.facilitator') });
  await expect(name).toBeVisible();
  await name.focus();
  await tom.page.keyboard.press('Enter');
  await expect(name).toHaveAttribute('aria-pressed', 'true');
  await expect(tom.page.getByText(said('here.youSee'))).toBeVisible();

  await ana.page.mouse.move(400, 400);
  await ana.page.mouse.wheel(0, 500);
  await ana.page.keyboard.down('Control');
  await ana.page.mouse.wheel(0, -300);
  await ana.page.keyboard.up('Control');
  await expect
    .poll(async () => {
      const [a, t] = [await middleOf(ana.page), await middleOf(tom.page)];
      return Math.hypot(a.x - t.x, a.y - t.y) < 30 && t.scale > a.scale;
    })
    .toBe(true);

  await tom.page.mouse.move(500, 500);
  await tom.page.mouse.wheel(0, 40);
  await expect(name).toHaveAttribute('aria-pressed', 'false');
  const [rest, hers] = [await middleOf(tom.page), await middleOf(ana.page)];
  await ana.page.mouse.wheel(0, -300);
  await expect
    .poll(async () => Math.abs((await middleOf(ana.page)).y - hers.y), 'she goes on')
    .toBeGreaterThan(100);
  // His view comes to rest on whole pixels, and goes nowhere.
  const now = await middleOf(tom.page);
  expect(Math.hypot(now.x - rest.x, now.y - rest.y)).toBeLessThan(3);
  expect(now.scale).toBe(rest.scale);

  await list.getByRole('checkbox', { name: t('here.show') }).uncheck();
  await tom.page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await tom.page.reload();
  await tom.showsNotes(wallOf.notes.length);
  await tom.useTool(said('here.hands.label'));
  await expect(list.getByRole('checkbox', { name: t('here.show') })).not.toBeChecked();
});

test('“Everyone look here” takes all walls and the projector there, with a way back', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const ana = await openWall(seeded, 'facilitator');
  const tom = await openWall(seeded);
  const room = await openWall(seeded, 'projector', LARGE);
  await tom.fit();
  const before = await middleOf(tom.page);
  const group = (await ana.clusters())[0];
  if (!group) throw new Error('the demo wall has no groups');
  await ana.fit();
  await ana.chooseGroup(group.id);
  await ana.useTool(said('here.hands.label'));
  await ana.page.getByRole('button', { name: t('here.look') }).click();
  await expect(
    tom.page.getByText(
      t('here.asks.at', { who: 'facilitator', name: '', groups: `${group.number} ${group.name}` }),
      {
        exact: true,
      },
    ),
  ).toBeVisible();
  for (const { page } of [tom, room]) {
    await expect
      .poll(async () => {
        const box = await page.evaluate((id) => window.__wall?.headerRect(id), group.id);
        return box ? Math.round(box.width) : 0;
      })
      .toBeGreaterThan(380);
  }
  await tom.page.getByRole('button', { name: t('here.back') }).click();
  await expect
    .poll(async () => {
      const now = await middleOf(tom.page);
      return Math.hypot(now.x - before.x, now.y - before.y) <= 2 && now.scale === before.scale;
    })
    .toBe(true);
});

test('a group that somebody is on says so, warns softly, keeps nobody out, and is free when she leaves', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const ana = await openWall(seeded, 'facilitator');
  const tom = await openWall(seeded);
  await tom.fit();
  const [group, target] = await tom.clusters();
  if (!group || !target) throw new Error('the demo wall has no groups');
  await ana.fit();
  await ana.chooseGroup(group.id);
  const claim = ana.page
    .getByRole('toolbar', { name: said('group.bar', { number: group.number }) })
    .getByRole('button', { name: t('here.claim') });
  await claim.click();
  await expect(claim).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(() => tom.page.evaluate(() => window.__wall?.claims()))
    .toEqual([{ cluster: group.id, name: t('role.facilitator') }]);

  await tom.dragIntoGroup(group.notes[0] ?? '', target.id);
  await expect(
    tom.page
      .getByText(t('here.hint', { person: t('role.facilitator'), name: group.name }), {
        exact: false,
      })
      .first(),
  ).toBeVisible();
  await tom.page.keyboard.press('o');
  await expect(
    tom.page.getByText(t('here.claimed', { count: 1, names: t('role.facilitator') })),
  ).toBeVisible();

  await ana.page.context().close();
  await expect.poll(() => tom.page.evaluate(() => window.__wall?.claims())).toEqual([]);
  await expect(
    tom.page.getByText(t('here.claimed', { count: 1, names: t('role.facilitator') })),
  ).toHaveCount(0);
});
