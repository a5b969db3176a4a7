import { expect, test } from '@playwright/test';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { WallPage } from './pages/WallPage.ts';
import {
  checkScreens,
  openWall,
  openWallOnPhone,
  chooseGroup,
  chooseNotes,
  openConsole,
  press,
  DESK,
  PHONE,
  ROOM,
  type Screen,
} from './support/screens.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { ask, joinByCode } from './support/wallApi.ts';
import { beginning, either, said, t } from './support/words.ts';

let server: SharedServer;
let wall: SeededWall;
let empty: SeededWall;
let secret: SeededWall;
let snapshot: string;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await shareServer();
  wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  empty = await seedWall(server.origin, DEMO_WALLS.empty);
  secret = await seedWall(server.origin, DEMO_WALLS.private);
  const token = wall.tokens.facilitator;
  const about = (path: string, body: unknown): Promise<{ id: string }> =>
    ask(server.origin, 'POST', `/api/walls/${wall.wallId}${path}`, { token, body });
  ({ id: snapshot } = await about('/snapshots', { name: 'Before lunch' }));
  await about('/phase', { phase: 'cluster' });
  await about('/timer', { action: 'start', ms: 600_000 });
  const helper = await joinByCode(server.origin, wall.joinCode, 'Aroha');
  await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token: helper.token,
    body: { offer: true },
  });
});
test.afterAll(() => server.stop());

/** Up to the tables: coming in, the wall, its desk. */
const SCREENS: Screen[] = [
  {
    name: 'start',
    size: DESK,
    show: async (page) => {
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'join',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await page.goto('/join');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'join, wrong code',
    size: PHONE,
    show: async (page) => {
      await page.goto('/j/222222');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'phone',
    size: PHONE,
    show: async (page) => {
      await page.goto(`/j/${wall.joinCode}`);
      await page.locator('#ww-text').fill('Plant more trees along the river');
      await page.getByRole('button', { name: t('phone.form.put') }).click();
      await expect(page.locator('#ww-own li').first()).toContainText(t('phone.note.onWall'));
    },
  },
  { name: 'wall for a helper', size: DESK, show: (page) => openWall(page, wall.links.volunteer) },
  {
    name: 'wall, empty',
    isVariant: true,
    size: DESK,
    show: (page) => openWall(page, empty.links.volunteer),
  },
  {
    name: 'wall before the reveal',
    isVariant: true,
    size: DESK,
    show: (page) => openWall(page, secret.links.volunteer),
  },
  {
    name: 'wall, outline',
    size: DESK,
    show: async (page) => {
      await openWall(page, wall.links.volunteer);
      await new WallPage(page).useTool(t('wall.outline.label'));
      await page.getByRole('heading', { name: t('wall.outline') }).waitFor();
      await page.locator('#outline summary').first().click();
      await page.locator('#outline [role="option"]').first().click();
    },
  },
  {
    name: 'wall, following somebody',
    size: DESK,
    show: async (page) => {
      await openWall(await page.context().newPage(), wall.links.volunteer);
      await openWall(page, wall.links.facilitator.replace('/console', '/wall?as=facilitator'));
      await new WallPage(page).useTool(said('here.hands.label'));
      await press(page, beginning(t('role.volunteer')));
      await page.getByRole('button', { name: t('here.stop') }).waitFor();
    },
  },
  {
    name: 'wall, more tools',
    size: DESK,
    show: async (page) => {
      await openWall(page, wall.links.volunteer);
      await press(page, t('wall.moreTools'));
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'wall, a chosen group',
    size: DESK,
    show: (page) => chooseGroup(page, wall.links.volunteer),
  },
  {
    name: 'wall, a chosen group on a large screen',
    isVariant: true,
    size: ROOM,
    show: (page) => chooseGroup(page, wall.links.volunteer, false),
  },
  { name: 'wall, chosen notes', size: DESK, show: (page) => chooseNotes(page, wall) },
  {
    name: 'wall on a phone, more tools',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await openWallOnPhone(page, wall.links.volunteer);
      await press(page, t('wall.moreTools'));
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'wall on a phone, a chosen group',
    isVariant: true,
    size: PHONE,
    show: (page) => chooseGroup(page, wall.links.volunteer),
  },
  {
    name: 'wall on a phone, chosen notes',
    isVariant: true,
    size: PHONE,
    show: async (page) => {
      await chooseNotes(page, wall);
      await press(page, t('chosen.more'));
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'wall in forced colours, a chosen group',
    isVariant: true,
    size: DESK,
    forced: true,
    show: (page) => chooseGroup(page, wall.links.volunteer),
  },
  {
    name: 'wall on a phone in forced colours, chosen notes',
    size: PHONE,
    forced: true,
    show: (page) => chooseNotes(page, wall),
  },
  {
    name: 'wall on a phone',
    isVariant: true,
    size: PHONE,
    show: (page) => openWall(page, wall.links.volunteer),
  },
  {
    name: 'projector',
    size: { width: 1920, height: 1080 },
    show: (page) => openWall(page, wall.links.projector),
  },
  {
    name: 'snapshot',
    size: DESK,
    show: async (page) => {
      await openConsole(page, wall);
      await page.goto(`/w/${wall.wallId}/snapshots/${snapshot}?as=facilitator`);
      await page.getByText('Before lunch').first().waitFor();
    },
  },
  { name: 'console', size: DESK, show: async (page) => void (await openConsole(page, wall)) },
  {
    name: 'console, empty wall',
    isVariant: true,
    size: DESK,
    show: async (page) => void (await openConsole(page, empty)),
  },
  {
    name: 'console on a phone',
    isVariant: true,
    size: PHONE,
    show: async (page) => void (await openConsole(page, wall)),
  },
  {
    name: 'console, people',
    size: DESK,
    show: async (page) => (await openConsole(page, wall)).openTab('people'),
  },
  {
    name: 'console, keep',
    size: DESK,
    show: async (page) => (await openConsole(page, wall)).openTab('keep'),
  },
  {
    name: 'console, letting people in',
    size: DESK,
    show: async (page) => {
      await openConsole(page, wall);
      await page
        .getByRole('button', { name: either(said('console.code'), said('console.code.closed')) })
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'console, language and names',
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, wall)).press(t('console.settings'));
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'console, asking before the reveal',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await (await openConsole(page, secret)).press(t('console.next.reveal.go'));
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'console, refused link',
    isVariant: true,
    size: DESK,
    show: async (page) => {
      await page.goto(`/w/${empty.wallId}/console`);
      await page.getByRole('heading', { name: said('door.shut', { what: 'wall' }) }).waitFor();
    },
  },
];

checkScreens(SCREENS, () => server.origin);
