import { expect, test, type Page } from '@playwright/test';
import type { ScriptFile } from '../shared/scripts/script.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { PhonePage } from './pages/PhonePage.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const SCRIPT: ScriptFile = {
  version: 1,
  id: 'around-us',
  languages: ['en'],
  name: 'Who is around us?',
  summary: 'Find who could bring us new ideas.',
  people: [3, 80],
  minutes: 60,
  papers: [
    { color: 'green', means: 'Could bring us new ideas' },
    { color: 'blue', means: 'Is interested in what we try here' },
  ],
  steps: [
    {
      id: 'around',
      kind: 'post',
      title: 'Who is around us?',
      ask: 'One organisation on each note.',
      prompts: ['Who could we learn from?'],
      perPerson: 1,
      break: { minutes: 15 },
      form: [
        { id: 'city', kind: 'line', label: 'Where are they?', required: true },
        { id: 'money', kind: 'amount', label: 'What may it cost?', min: 1500, max: 8000 },
      ],
    },
    {
      id: 'talk',
      kind: 'tables',
      title: 'Threes and fours',
      ask: 'Sit down together.',
      from: { kind: 'dealt' },
      rounds: [
        {
          id: 'tell',
          title: 'Tell',
          ask: 'What keeps you up at night?',
          minutes: 2,
          per: 'person',
          turn: 'everyone',
        },
        { id: 'advice', title: 'Advice', turn: 'everyone' },
      ],
    },
  ],
};

test('a note says more than words, a break leaves posting open, and a table goes through its rounds on all its phones', async ({
  browser,
  page,
}) => {
  const desk = new ConsolePage(page);
  await test.step('a wall of a script from a file', async () => {
    await page.goto(server.origin);
    await page.getByLabel(t('start.name')).fill('Around us');
    await page.getByRole('button', { name: t('start.script.file') }).click();
    await page.getByLabel(t('script.file')).setInputFiles({
      name: 'around.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(SCRIPT)),
    });
    await page.getByRole('button', { name: t('start.submit') }).click();
    await page.getByRole('link', { name: t('ready.console') }).click();
    await expect(page.getByRole('heading', { name: 'Who is around us?' })).toBeVisible();
  });
  const code = /[0-9A-Z]{3}\s?[0-9A-Z]{3}/.exec(await page.locator('.console-code').innerText());
  const joinCode = code?.[0].replace(/\s/g, '') ?? '';
  const phones: Page[] = [];
  for (let n = 0; n < 3; n += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const phone = await context.newPage();
    await phone.goto(`${server.origin}/j/${joinCode}`);
    phones.push(phone);
  }
  const [ana, ben, cy] = phones as [Page, Page, Page];

  await test.step('the phone says which field is not right, and what a paper stands for', async () => {
    await expect(ana.locator('.own-empty')).toBeVisible();
    const phone = new PhonePage(ana);
    await ana
      .getByRole('radio', { name: 'Is interested in what we try here' })
      .check({ force: true });
    await phone.paper().fill('The library');
    await phone.putButton().click();
    await expect(ana.getByLabel('Where are they?')).toBeFocused();
    await expect(ana.locator('#ww-said')).toContainText('Where are they?');
    await ana.getByLabel('Where are they?').fill('Bowling Green');
    await ana.getByLabel('What may it cost?').fill('900');
    await phone.putButton().click();
    await expect(ana.locator('#ww-said')).toContainText('1,500');
    await ana.getByLabel('What may it cost?').fill('1 500');
    await phone.putButton().click();
    await phone.isOnWall('The library');
    await expect(phone.note('The library')).toContainText('Is interested in what we try here');
    await expect(phone.note('The library')).toContainText('1,500');
    // One note each.
    await expect(phone.putButton()).toHaveText(t('phone.form.used', { max: 1 }));
  });

  await test.step('a break, while notes are still welcome', async () => {
    await desk.press(t('console.clock.break', { minutes: 15 }));
    await expect(ben.locator('.break-line')).toContainText(t('break.posting'));
    const phone = new PhonePage(ben);
    await ben.getByLabel('Where are they?').fill('Louisville');
    await phone.post('The radio', 'Could bring us new ideas');
    await phone.isOnWall('The radio');
    await desk.press(t('console.clock.stop'));
    await expect(ben.locator('.break-line')).toHaveCount(0);
  });

  await test.step('people are dealt to a table, whose rounds all its phones follow', async () => {
    await desk.press(t('console.next.go.on'));
    for (const phone of [ana, ben, cy])
      await expect(phone.locator('#tent-name')).toHaveText('Threes and fours');
    await ana.getByRole('button', { name: t('round.begin', { title: 'Tell' }) }).click();
    for (const phone of [ana, ben, cy])
      await expect(phone.locator('.tb-now h2')).toHaveText('Tell');
    await ana.getByRole('button', { name: t('phone.intro.spoken'), exact: true }).click();
    await expect(cy.locator('.tb-round-clock')).toContainText(/\d:\d\d/);
    await ben.getByRole('button', { name: t('round.next', { title: 'Advice' }) }).click();
    await expect(cy.locator('.tb-now h2')).toHaveText('Advice');
    await cy.getByRole('button', { name: t('round.back', { title: 'Tell' }) }).click();
    await expect(ana.locator('.tb-now h2')).toHaveText('Tell');
    await expect(page.locator('main')).toContainText(t('console.table.round', { title: 'Tell' }));
  });

  await test.step('the fields are columns of the file', async () => {
    await page.getByRole('tab', { name: t('console.tabs.keep') }).click();
    const link = page.locator('a[href*="notes.csv"]');
    const csv = await page.request.get(
      new URL((await link.getAttribute('href')) ?? '', page.url()).href,
    );
    expect(await csv.text()).toContain('Bowling Green,1500');
  });
});
