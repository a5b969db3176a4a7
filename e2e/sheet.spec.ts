import type { BrowserContextOptions, Page } from '@playwright/test';
import * as Y from 'yjs';
import { sheetRoot } from '../shared/documents/sheet.ts';
import { LIMITS } from '../shared/model/limits.ts';
import type { TableRow } from '../shared/model/table.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { openDocument } from './support/arrangementDocument.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import {
  firstLine,
  goToAnswer,
  isSaved,
  linesOnServer,
  paste,
  sheetOf,
} from './support/sheetAtTable.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { ask } from './support/wallApi.ts';
import { beginning, said, t } from './support/words.ts';

let server: SharedServer;
let wall: SeededWall;
let tables: TableRow[];

test.beforeAll(async () => {
  server = await shareServer();
  wall = await seedWall(server.origin, DEMO_WALLS.clustered);
  ({ tables } = await ask<{ tables: TableRow[] }>(
    server.origin,
    'POST',
    `/api/walls/${wall.wallId}/tables`,
    { token: wall.tokens.facilitator, body: {} },
  ));
});
test.afterAll(() => server.stop());

const tableAt = (index: number): TableRow => tables[index] ?? (tables[0] as TableRow);
const tokenOf = (person: number): string => wall.people[person]?.token ?? '';
const sit = (person: number, table: TableRow): Promise<unknown> =>
  ask(server.origin, 'PUT', `/api/walls/${wall.wallId}/people/me`, {
    token: tokenOf(person),
    body: { table: table.tableId },
  });

/** A laptop of its own, at the table's page as `role`. */
async function openTable(
  openPage: OpenPage,
  table: TableRow,
  token: string,
  role = 'participant',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(options);
  await page
    .context()
    .addCookies([{ name: `ww_${wall.wallId}_${role}`, value: token, url: server.origin }]);
  await page.goto(`${server.origin}/w/${wall.wallId}/table/${table.tableId}?as=${role}`);
  return page;
}

test('two laptops write at once, one of them offline in between; each takes back only what is its own', async ({
  openPage,
}) => {
  const table = tableAt(0);
  await sit(0, table);
  await sit(1, table);
  const [mere, tomasz] = [
    await openTable(openPage, table, tokenOf(0)),
    await openTable(openPage, table, tokenOf(1)),
  ];
  await goToAnswer(mere, 1);
  await goToAnswer(tomasz, 1);
  // Both begin on the same empty line.
  await Promise.all([
    mere.keyboard.type('Water joins everything.', { delay: 15 }),
    tomasz.keyboard.type('42 km of stream!', { delay: 15 }),
  ]);
  await isSaved(mere);
  await isSaved(tomasz);
  await expect.poll(() => firstLine(mere)).toBe((await linesOnServer(wall, table))[1]);
  await expect.poll(() => firstLine(tomasz)).toBe((await linesOnServer(wall, table))[1]);
  const first = (await linesOnServer(wall, table))[1] ?? '';
  expect([...first].sort().join(''), 'no letter is lost and none is twice').toBe(
    [...'Water joins everything.42 km of stream!'].sort().join(''),
  );

  await goToAnswer(mere, 3);
  await expect(
    tomasz.locator('.sheet-caret-name[data-name="Mere"]'),
    'carets have names',
  ).toBeVisible();

  await tomasz.context().setOffline(true);
  await goToAnswer(tomasz, 2);
  await tomasz.keyboard.type('Written without a network');
  await expect(tomasz.getByText(t('sheet.saved.kept'))).toBeVisible();
  await expect(tomasz.getByText(t('network.offline.sheet'))).toBeVisible();
  await goToAnswer(mere, 2);
  await mere.keyboard.type('Written meanwhile. ');
  await isSaved(mere);
  expect((await linesOnServer(wall, table)).join('\n'), 'she is offline indeed').not.toContain(
    'Written without',
  );
  await goToAnswer(mere, 3);
  await mere.keyboard.type('Mere alone');
  await isSaved(mere);
  await tomasz.context().setOffline(false);
  await isSaved(tomasz);
  await expect(sheetOf(mere)).toContainText('Written without a network');
  await expect(sheetOf(tomasz)).toContainText('Mere alone');
  const merged = (await linesOnServer(wall, table)).join('\n');
  expect(merged).toContain('Written without a network');
  expect(merged).toContain('Written meanwhile.');

  await tomasz.getByRole('button', { name: t('sheet.tool.undo') }).click();
  await expect(sheetOf(tomasz)).not.toContainText('Written without a network');
  await expect(sheetOf(mere)).not.toContainText('Written without a network');
  await expect(sheetOf(mere)).toContainText('Mere alone');
  await tomasz.getByRole('button', { name: t('sheet.tool.redo') }).click();
  await expect(sheetOf(mere)).toContainText('Written without a network');
});

test('a note is quoted by button and by dragging, on its paper, and is there after a reload', async ({
  openPage,
}) => {
  const table = tableAt(1);
  await sit(2, table);
  const page = await openTable(openPage, table, tokenOf(2));
  await goToAnswer(page, 1);
  await page.keyboard.type('As somebody wrote:');
  const notes = page.locator('.table-paper');
  const words = (await notes.first().locator('p').innerText()).replace(/\s+/g, ' ').trim();
  await notes
    .first()
    .getByRole('button', { name: said('sheet.notes.quote') })
    .click();
  await page.keyboard.type('which is true.');
  await expect(sheetOf(page).locator('p').first()).toHaveText(
    `As somebody wrote: ${words} which is true.`,
  );
  await expect(sheetOf(page).locator('mark').first()).toHaveText(words);
  const dragged = (await notes.nth(1).locator('p').innerText()).replace(/\s+/g, ' ').trim();
  await notes
    .nth(1)
    .locator('p')
    .dragTo(sheetOf(page).locator('h2').nth(1).locator('xpath=following-sibling::*[1]'));
  await expect(sheetOf(page).locator('mark', { hasText: dragged })).toBeVisible();
  await isSaved(page);
  await page.reload();
  await expect(sheetOf(page).locator('mark')).toHaveText([words, dragged]);
  await expect(sheetOf(page).locator('p').first()).toHaveText(
    `As somebody wrote: ${words} which is true.`,
  );
});

test('what is pasted is cleaned; a megabyte is refused with words and nothing is lost', async ({
  openPage,
}) => {
  const table = tableAt(2);
  await sit(3, table);
  const page = await openTable(openPage, table, tokenOf(3));
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  await goToAnswer(page, 1);
  await paste(
    page,
    'text/html',
    `<h1 onclick="alert(1)">Heading</h1><p style="color:red" onmouseover="alert(2)">Plain <b>bold</b> <a href="javascript:alert(3)">bad</a> <a href="https://example.org" class="x" title="${'t'.repeat(999)}">good</a></p>
    <script>alert(4)</script><img src=x onerror="alert(5)"><iframe srcdoc="<script>alert(6)</script>"></iframe><ol start="evil" type="${'z'.repeat(50)}"><li>One</li></ol><svg onload="alert(7)"></svg><mark data-color="evil" data-note="x">marked</mark>`,
  );
  await expect(sheetOf(page)).toContainText('bold');
  await isSaved(page);
  const html = await sheetOf(page).innerHTML();
  expect(html).not.toMatch(
    /script|onclick|onmouseover|onerror|onload|iframe|style="color|ttt|zzz/i,
  );
  expect(
    await sheetOf(page)
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['https://example.org']);
  await expect(sheetOf(page).locator('h3')).toHaveText('Heading');
  expect(alerts).toEqual([]);

  const before = await linesOnServer(wall, table);
  await paste(page, 'text/plain', 'word '.repeat(200_000));
  await expect(page.getByText(t('sheet.tooMuch.sheet-full'))).toBeVisible();
  expect(await linesOnServer(wall, table)).toEqual(before);
  await page.getByRole('button', { name: t('design.close') }).click();
  await goToAnswer(page, 5);
  await page.keyboard.type('And on we write');
  await isSaved(page);
  expect(await linesOnServer(wall, table)).toContain('And on we write');
});

test('who never sat here reads no sheet before the gallery, sits down, takes a role, decides; by keyboard alone', async ({
  openPage,
}) => {
  const table = tableAt(3);
  await sit(5, table);
  const page = await openTable(openPage, table, tokenOf(4));
  await expect(page.getByRole('heading', { level: 1, name: table.name })).toBeVisible();
  await expect(sheetOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: t('sheet.sit.down') }).press('Enter');
  await expect(sheetOf(page)).toBeVisible();
  await page.getByRole('button', { name: t('duty.note-taker.take') }).press('Enter');
  await expect(
    page.getByRole('button', { name: t('sheet.roles.stepBack.note-taker') }),
  ).toBeVisible();
  await page
    .getByRole('button', { name: said('sheet.members.toCome', {}) })
    .filter({ hasText: 'Priya' })
    .press('Enter');
  await expect(
    page.getByRole('button', { name: said('sheet.members.spoken', {}) }),
  ).toHaveAttribute('aria-pressed', 'true');
  await sheetOf(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
  await page.getByRole('button', { name: t('sheet.leave.decide') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('decide.again.yes') }).press('Enter');
  await dialog.getByRole('button', { name: beginning(t('commitment.supporter')) }).press('Enter');
  // The network goes while she types: not one letter is lost, and what she keeps goes out once it is back.
  const contact = dialog.getByLabel(t('contact.label'));
  await contact.pressSequentially('priya@');
  await page.context().setOffline(true);
  await expect(dialog.getByText(t('network.offline.table'))).toBeInViewport();
  await expect(contact).toBeFocused();
  await page.keyboard.type('example.org');
  await page.keyboard.press('Enter');
  await expect(contact).toHaveValue('priya@example.org');
  await expect(dialog.getByText(t('network.keptNow.network'))).toBeVisible();
  await expect(contact).toBeFocused();
  await page.context().setOffline(false);
  await expect(dialog.getByText(t('sheet.leave.contactKept'))).toBeVisible();
  await dialog.getByLabel(t('sheet.leave.sentence')).fill('Wild places start next door.');
  // Typed, not kept by its own button: Done keeps it.
  await dialog.getByRole('button', { name: t('sheet.leave.done') }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByText(`${t('sheet.leave.again.yes')} ${t('sheet.leave.part.supporter')}`),
  ).toBeVisible();
  const { poster } = await ask<{ poster: { sentence: string; again: string } }>(
    server.origin,
    'GET',
    `/api/walls/${wall.wallId}/tables/${table.tableId}/poster`,
    { token: wall.tokens.facilitator },
  );
  expect(poster).toMatchObject({ sentence: 'Wild places start next door.', again: 'yes' });
});

test('whoever was moved away may finish; without a cookie there is a way in; a closed table keeps its words', async ({
  openPage,
}) => {
  const [table, next] = [tableAt(4), tableAt(5)];
  await sit(6, table);
  const page = await openTable(openPage, table, tokenOf(6));
  await goToAnswer(page, 1);
  await page.keyboard.type('In the middle of a ');
  await sit(6, next);
  await expect(page.getByRole('button', { name: t('sheet.sit.here.again') })).toBeVisible();
  await page.keyboard.type('sentence');
  await isSaved(page);
  expect(await linesOnServer(wall, table)).toContain('In the middle of a sentence');
  await ask(server.origin, 'POST', `/api/walls/${wall.wallId}/tables/${table.tableId}/close`, {
    token: wall.tokens.facilitator,
    body: {},
  });
  await expect(page.getByText(t('sheet.readOnly.closed'))).toBeVisible();
  await expect(page.getByText('In the middle of a sentence')).toBeVisible();
  await expect(sheetOf(page)).toHaveCount(0);
  const stranger = await openTable(openPage, next, 'x'.repeat(43));
  await expect(stranger.getByRole('link', { name: t('start.join') })).toBeVisible();
});

test('words that no longer fit are given back to their author, also after a reload', async ({
  openPage,
}) => {
  const table = tableAt(6);
  await sit(7, table);
  const page = await openTable(openPage, table, tokenOf(7));
  await goToAnswer(page, 1);
  await page.keyboard.type('Here before. ');
  await isSaved(page);
  await page.context().setOffline(true);
  await goToAnswer(page, 2);
  await page.keyboard.type('Long thoughts of mine');
  await expect(page.getByText(t('sheet.saved.kept'))).toBeVisible();
  // Meanwhile somebody fills the sheet to its last letter.
  const other = await openDocument(
    server.origin,
    wall.wallId,
    `table/${table.tableId}`,
    wall.tokens.facilitator,
  );
  const paragraph = new Y.XmlElement('paragraph');
  const taken = (await linesOnServer(wall, table)).join('').length;
  paragraph.insert(0, [new Y.XmlText('f'.repeat(LIMITS.sheetChars - taken))]);
  sheetRoot(other.doc).push([paragraph]);
  await expect
    .poll(async () => (await linesOnServer(wall, table)).join('').length)
    .toBe(LIMITS.sheetChars);
  other.close();
  await page.context().setOffline(false);
  const kept = page.getByRole('region', { name: t('sheet.lost') });
  await expect(kept.getByRole('textbox')).toHaveValue('Long thoughts of mine');
  await expect(sheetOf(page)).toContainText('Here before.');
  await expect(sheetOf(page)).not.toContainText('Long thoughts of mine');
  await page.reload();
  await expect(kept.getByRole('textbox')).toHaveValue('Long thoughts of mine');
  await kept.getByRole('button', { name: t('sheet.lost.forget') }).click();
  await expect(kept).toHaveCount(0);
});

test('a caret waiting at an empty answer stays there while somebody else writes above and below', async ({
  openPage,
}) => {
  const table = tableAt(5);
  await sit(2, table);
  await sit(3, table);
  const [waits, writes] = [
    await openTable(openPage, table, tokenOf(2)),
    await openTable(openPage, table, tokenOf(3)),
  ];
  await goToAnswer(waits, 2);
  for (const [answer, words] of [
    [1, 'One line above.'],
    [3, 'And one below.'],
  ] as const) {
    await goToAnswer(writes, answer);
    await writes.keyboard.type(words);
    await expect(sheetOf(waits)).toContainText(words);
  }
  await writes.keyboard.press('Enter');
  await goToAnswer(writes, 1);
  await writes.keyboard.press('Enter');
  await writes.keyboard.type('A second line.');
  await expect(sheetOf(waits)).toContainText('A second line.');
  await waits.keyboard.type('Mine, where I put it.');
  await expect(
    sheetOf(waits).locator('h2').nth(1).locator('xpath=following-sibling::*[1]'),
  ).toContainText('Mine, where I put it.');
  await expect(sheetOf(writes)).toContainText('Mine, where I put it.');
  // Side by side in one line: each goes on at her own place.
  await goToAnswer(writes, 2);
  await writes.keyboard.press('Home');
  await writes.keyboard.type('Ha: ');
  // The other's caret stands between the words here.
  await expect(sheetOf(waits)).toContainText('Ha: ');
  await waits.keyboard.type(' Still here.');
  await expect(sheetOf(writes)).toContainText('Ha: Mine, where I put it. Still here.');
});
