import { expect, test, type Page } from '@playwright/test';
import type { TableRow } from '../shared/model/table.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { ask, joinByCode, postNote } from './support/wallApi.ts';
import { either, t } from './support/words.ts';

test.use({ viewport: { width: 390, height: 844 } });

let server: SharedServer;
let wall: SeededWall;
let tables: TableRow[];
test.beforeAll(async () => {
  server = await shareServer();
  wall = await seedWall(server.origin, {
    title: 'Half-written',
    people: ['Mere'],
    notes: ['Fence the streams', 'Plant the berms'].map((text) => ({
      text,
      color: 'yellow',
      person: 0,
    })),
    groups: [
      ['Rivers', 0],
      ['Towns', 1],
    ].map(([name, note]) => ({ name: String(name), color: 'yellow', notes: [Number(note)] })),
  });
});
test.afterAll(() => server.stop());

const run = <Reply>(method: string, path: string, body: unknown = {}): Promise<Reply> =>
  ask(server.origin, method, `/api/walls/${wall.wallId}${path}`, {
    token: wall.tokens.facilitator,
    ...(method === 'GET' ? {} : { body }),
  });

/** Away to another page and back, then anew: whatever the browser keeps of the page, the words are there. */
async function leaveAndComeBack(page: Page): Promise<void> {
  await page.goto(`${server.origin}/join`);
  await page.goBack();
  await page.reload();
}

test('a note that is being changed is being changed again after going away and back', async ({
  page,
  context,
}) => {
  const { token } = await joinByCode(server.origin, wall.joinCode, 'Ana');
  await context.addCookies([
    { name: `ww_${wall.wallId}_participant`, value: token, url: server.origin },
  ]);
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  await page.locator('#ww-text').fill('Count the birds');
  await page.locator('#ww-put').click();
  await page
    .getByRole('button', { name: t('phone.note.editThis', { note: 'Count the birds' }) })
    .click();
  await page.getByRole('textbox', { name: t('phone.note') }).fill('Count the birds every morn');
  await leaveAndComeBack(page);
  await expect(page.getByRole('textbox', { name: t('phone.note') })).toHaveValue(
    'Count the birds every morn',
  );
  await page.getByRole('button', { name: t('app.save'), exact: true }).click();
  await expect(page.locator('.own-note p.own-paper').first()).toContainText(
    'Count the birds every morn',
  );
  await page.reload();
  await expect(
    page.getByRole('button', {
      name: t('phone.note.editThis', { note: 'Count the birds every morn' }),
    }),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: t('phone.note') })).toHaveCount(0);
});

test('9.2 a page that meets a newer server says so, is loaded anew once, and nothing that is being typed is lost', async ({
  page,
}) => {
  let isNewer = false;
  await page.routeWebSocket(/\/live\//, (socket) => {
    const behind = socket.connectToServer();
    behind.onMessage((message) =>
      socket.send(isNewer ? String(message).replace('"v":1', '"v":2') : message),
    );
  });
  let loads = 0;
  page.on('load', () => void (loads += 1));
  const { token } = await joinByCode(server.origin, wall.joinCode);
  const said = page.getByRole('status', { name: t('design.newer') });
  /** Something happens on the wall, so that the server speaks. */
  const untilSaid = (words: string): Promise<void> =>
    expect(async () => {
      await postNote(server.origin, wall.wallId, token, { text: 'Something new' });
      await expect(said).toContainText(words, { timeout: 1_000 });
    }).toPass();
  // Nobody waits for what a phone does once all else is there, nor for the pause.
  await page.clock.install();
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  await page.locator('#ww-text').fill('Half a thou');
  isNewer = true;
  await page.clock.fastForward('00:06');
  await untilSaid(t('design.newer.soon'));
  expect(loads).toBe(1);
  await page.clock.fastForward('00:04');
  await expect.poll(() => loads).toBe(2);
  await expect(page.locator('#ww-text')).toHaveValue('Half a thou');
  await page.clock.fastForward('00:06');
  // The page that came is still the one from before: whoever is there decides when to look again.
  await untilSaid('still the one from before');
  isNewer = false;
  await said.getByRole('button', { name: t('design.newer.reload') }).click();
  await expect.poll(() => loads).toBe(3);
  await expect(page.locator('#ww-text')).toHaveValue('Half a thou');
  await page.locator('#ww-put').click();
  await expect(page.locator('.own-note.is-on-wall')).toHaveCount(1);
  await expect(said).toHaveCount(0);
});

test('a half-written question, with its form, and a name outlive back, forward and a reload', async ({
  page,
  context,
}) => {
  ({ tables } = await run<{ tables: TableRow[] }>('POST', '/tables'));
  const { token } = await joinByCode(server.origin, wall.joinCode);
  await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token,
    body: { table: tables[0]?.tableId },
  });
  await context.addCookies([
    { name: `ww_${wall.wallId}_participant`, value: token, url: server.origin },
  ]);
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  await page.locator('.tb-name').getByLabel(t('phone.name')).fill('Ben of the ri');
  await leaveAndComeBack(page);
  await expect(page.locator('.tb-name').getByLabel(t('phone.name'))).toHaveValue('Ben of the ri');
  await page
    .locator('.tb-name')
    .getByRole('button', { name: t('app.save'), exact: true })
    .click();
  await expect(page.getByText(t('phone.name.here', { name: 'Ben of the ri' }))).toBeVisible();
  const { token: host } = await joinByCode(server.origin, wall.joinCode, 'Cy');
  await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token: host,
    body: { table: tables[0]?.tableId },
  });
  await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token: host,
    body: { host: true },
  });
  await run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 600_000 });
  await page.getByRole('button', { name: /Towns/ }).first().click();
  await page.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
  await page.getByLabel(t('phone.leave.question.label')).fill('Who pays for the fen');
  await leaveAndComeBack(page);
  await expect(page.getByLabel(t('phone.leave.question.label'))).toHaveValue(
    'Who pays for the fen',
  );
  await page.getByRole('button', { name: t('phone.leave.question.send') }).click();
  await expect(page.getByText('Who pays for the fen').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Who pays for the fen').first()).toBeVisible();
  await expect(page.getByLabel(t('phone.leave.question.label'))).toHaveCount(0);
});

test('a contact, a poster’s sentence and a connection that are half typed are open again, on phone and laptop', async ({
  page,
  context,
}) => {
  ({ tables } = await run<{ tables: TableRow[] }>('POST', '/tables'));
  await run('POST', '/phase', { phase: 'connect' });
  const { token } = await joinByCode(server.origin, wall.joinCode, 'Dee');
  await ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token,
    body: { table: tables[0]?.tableId },
  });
  await context.addCookies([
    { name: `ww_${wall.wallId}_participant`, value: token, url: server.origin },
  ]);
  // The room connects, and she looks at her own table.
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  await page
    .getByRole('button', { name: t('table.numbered', { number: '1' }), exact: true })
    .click();
  await page.getByRole('button', { name: t('contact.add') }).click();
  await page.getByLabel(t('contact.label')).fill('dee@riv');
  await leaveAndComeBack(page);
  await expect(page.getByLabel(t('contact.label'))).toHaveValue('dee@riv');

  await page.goto(`${server.origin}/w/${wall.wallId}/table/${tables[0]?.tableId}?as=participant`);
  await page.getByRole('button', { name: t('sheet.leave.decide') }).click();
  const dialog = page.getByRole('dialog', { name: t('sheet.leave') });
  const [contact, sentence] = [t('contact.label'), t('sheet.leave.sentence')].map((name) =>
    dialog.getByLabel(name),
  );
  await contact?.fill('dee@rivers');
  await sentence?.fill('Rivers need fen');
  await leaveAndComeBack(page);
  await expect(contact ?? dialog).toHaveValue('dee@rivers');
  await expect(sentence ?? dialog).toHaveValue('Rivers need fen');
  await dialog.getByRole('button', { name: t('sheet.leave.done') }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(
    page.getByRole('button', { name: either(t('sheet.leave.decide'), t('sheet.leave.look')) }),
  ).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await page.goto(`${server.origin}/w/${wall.wallId}/gallery?as=participant`);
  await page.getByRole('button', { name: t('phone.threads.add') }).click();
  const because = page.getByRole('dialog').getByLabel(t('gallery.connection.because'));
  await because.fill('Both need the f');
  await leaveAndComeBack(page);
  await expect(because).toHaveValue('Both need the f');
  await page.getByRole('button', { name: t('app.notNow') }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: t('phone.threads.add') })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a wall that is being set up keeps its name and questions', async ({ page }) => {
  await page.goto(server.origin);
  await page.getByLabel(t('start.name')).fill('River gathering');
  await page
    .getByRole('textbox', { name: t('start.question', { number: 1 }) })
    .fill('What does the river need?');
  await leaveAndComeBack(page);
  await expect(page.getByLabel(t('start.name'))).toHaveValue('River gathering');
  await expect(page.getByRole('textbox', { name: t('start.question', { number: 1 }) })).toHaveValue(
    'What does the river need?',
  );
  await page.getByRole('button', { name: t('start.submit') }).click();
  await page.getByRole('button', { name: t('start.another') }).click();
  await expect(page.getByLabel(t('start.name'))).toHaveValue('');
});
