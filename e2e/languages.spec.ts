import type { Page } from '@playwright/test';
import { directionOf, type Language } from '../shared/words/languages.ts';
import type { DemoWall } from './demoWalls/demoWalls.ts';
import { askWall } from './support/meetingMembers.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test, type OpenPage } from './support/test.ts';
import { atOrigin } from './support/wallLink.ts';
import { LANGUAGE } from './support/words.ts';
import { wordsIn } from './support/wordsIn.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const ASKED = {
  de: ['Was braucht der Fluss?', 'Was steht im Weg?'],
  es: ['¿Qué necesita el río?', '¿Qué lo impide?'],
  ar: ['ماذا يحتاج النهر؟', 'ما الذي يعيقه؟'],
} as const;
type Asked = keyof typeof ASKED;
const WALL: DemoWall = {
  title: 'Der Fluss und wir',
  prompts: ASKED.de,
  settings: { reveal: 'live', names: 'named' },
  people: ['Ada', 'Bo'],
  notes: [
    { text: 'Schatten am Ufer', color: 'green', person: 0 },
    { text: 'Weniger Dünger', color: 'blue', person: 1 },
  ],
  groups: [
    { name: 'Ufer', color: 'green', notes: [0] },
    { name: 'Felder', color: 'blue', notes: [1] },
  ],
};

interface Reader {
  /** What her phone says it reads. */
  locale: string;
  /** What her page is in, and in which language she is asked. */
  page: Language;
  asked: Asked;
  note: string;
}
const READERS: readonly Reader[] = [
  { locale: 'es-MX', page: 'es', asked: 'es', note: 'Sombra en la orilla' },
  { locale: 'fr', page: 'fr', asked: 'de', note: 'De l’ombre' },
  { locale: 'pt-BR', page: 'pt-BR', asked: 'de', note: 'Sombra na margem' },
  { locale: 'ar', page: 'ar', asked: 'ar', note: 'ظل على الضفة' },
  // Nobody speaks it here: the wall's language it is.
  { locale: 'sw', page: 'de', asked: 'de', note: 'Kivuli ukingoni' },
];

async function speaks(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language));
}

interface ListedNote {
  text: string;
  prompt?: number;
  promptIn?: string;
}
const notesOf = async (wall: SeededWall): Promise<ListedNote[]> =>
  (await askWall<{ notes: ListedNote[] }>(wall, 'GET', '/notes')).notes;
const isAskedIn = (wall: SeededWall, text: string) =>
  expect.poll(async () => (await notesOf(wall)).find((note) => note.text === text));

async function post(page: Page, text: string): Promise<void> {
  await page.locator('#ww-text').fill(text);
  await page.locator('#ww-put').click();
  await expect(page.locator('#ww-text')).toHaveValue('');
}

async function openPhone(openPage: OpenPage, wall: SeededWall, reader: Reader): Promise<Page> {
  const phone = await openPage({ ...PHONE, locale: reader.locale });
  await phone.goto(`${server.origin}/j/${wall.joinCode}`);
  await speaks(phone, reader.page);
  await expect(phone.locator('#ww-put')).toHaveText(wordsIn(reader.page).say('phone.form.put'));
  await expect(phone.locator('#ww-prompt')).toContainText(ASKED[reader.asked][0]);
  return phone;
}

/** Its questions, each in the languages that stand beside each other, and where it says how to join. */
async function projectorShows(
  page: Page,
  language: Language,
  languages: readonly string[],
): Promise<void> {
  await speaks(page, language);
  const first = page.locator('.questions li').first().locator('p[lang]');
  await expect(first).toHaveCount(languages.length);
  expect(await first.evaluateAll((all) => all.map((each) => each.getAttribute('lang')))).toEqual(
    languages,
  );
  await expect(page.getByLabel(wordsIn(language).say('wall.join'), { exact: true })).toBeVisible();
}

test('a meeting in five languages: everybody reads her own, the projector the wall’s, and notes know how they were asked', async ({
  openPage,
}) => {
  test.skip(LANGUAGE !== 'en', 'everybody here chooses a language');
  const wall = await seedWall(server.origin, WALL);
  const { es, ar } = ASKED;
  await askWall(wall, 'PATCH', '', { language: 'de', promptsIn: { es, ar } });

  const projector = await openPage({ locale: 'en-GB', viewport: { width: 1920, height: 1080 } });
  await projector.goto(atOrigin(server.origin, wall.links.projector));
  await projectorShows(projector, 'de', ['de', 'es', 'ar']);

  const phones: Page[] = [];
  await test.step('five phones, each in its language and with its question', async () => {
    for (const reader of READERS) {
      const phone = await openPhone(openPage, wall, reader);
      await post(phone, reader.note);
      await isAskedIn(wall, reader.note).toMatchObject({ prompt: 0, promptIn: reader.asked });
      phones.push(phone);
    }
  });
  const [spanish, french, , arabic] = phones as [Page, Page, Page, Page, Page];

  await test.step('one chooses another language by a tap; what she was writing stays', async () => {
    await french.locator('#ww-text').fill('À moitié écrit');
    await french.locator('.phone-languages a[hreflang="pt-BR"]').click();
    await speaks(french, 'pt-BR');
    await expect(french.locator('#ww-text')).toHaveValue('À moitié écrit');
    await expect(french.locator('#ww-put')).toHaveText(wordsIn('pt-BR').say('phone.form.put'));
  });

  await test.step('a phone without script is asked in its language too', async () => {
    const words = wordsIn('ar');
    const plain = await openPage({ ...PHONE, locale: 'ar', javaScriptEnabled: false });
    await plain.goto(`${server.origin}/j/${wall.joinCode}`);
    await speaks(plain, 'ar');
    await plain
      .getByLabel(words.say('phone.form.which'), { exact: true })
      .selectOption({ label: ar[1] });
    await plain.locator('#ww-text').fill('بلا برنامج');
    await plain.locator('#ww-put').click();
    await expect(plain.locator('#ww-said')).toHaveText(words.say('phone.form.put.done'));
    await isAskedIn(wall, 'بلا برنامج').toMatchObject({ prompt: 1, promptIn: 'ar' });
  });

  await test.step('the facilitator, who reads English, gives the wall another language', async () => {
    const words = wordsIn('en');
    const desk = await openPage({ locale: 'en-GB' });
    await desk.goto(atOrigin(server.origin, wall.links.facilitator));
    await speaks(desk, 'en');
    await desk.getByRole('button', { name: words.say('console.settings') }).click();
    await desk.getByLabel(words.say('start.language'), { exact: true }).selectOption('fr');
    await desk.getByRole('button', { name: words.say('app.save'), exact: true }).click();
    // Nobody has given the questions in French yet: they stand in German.
    await projectorShows(projector, 'fr', ['de', 'es', 'ar']);
    await speaks(desk, 'en');
    await speaks(spanish, 'es');
  });

  const { tables } = await askWall<{ tables: { tableId: string }[] }>(wall, 'POST', '/tables', {});
  await test.step('tables: two sit down, each in her language, and one decides', async () => {
    for (const phone of [spanish, arabic]) {
      await phone.locator('.tb-table').first().click();
      await expect(phone.locator('.tb-steps')).toBeVisible();
    }
    await spanish.locator('.tb-steps button').last().click();
    await expect(spanish.locator('.tb-decide legend').first()).toHaveText(
      wordsIn('es').say('decide.again'),
    );
    await spanish.locator('.tb-decide input[value="yes"]').check({ force: true });
    await arabic.locator('.tb-steps button').last().click();
    await expect(arabic.locator('.tb-decide input[value="yes"]')).toBeChecked();
    await speaks(arabic, 'ar');
  });

  await test.step('a connection in Arabic is read by all', async () => {
    const words = wordsIn('ar');
    await askWall(wall, 'POST', '/phase', { phase: 'connect' });
    await arabic.getByRole('button', { name: words.say('phone.threads.add') }).click();
    await arabic.locator('.tb-visit-form select').selectOption(tables[1]?.tableId ?? '');
    await arabic.locator('.tb-visit-form textarea').fill('الظل يحمي الحقول');
    await arabic.getByRole('button', { name: words.say('phone.threads.submit') }).click();
    await expect(spanish.getByText('الظل يحمي الحقول').first()).toBeVisible();
    await speaks(projector, 'fr');
  });

  await test.step('the report comes in the wall’s language, or in the one that is asked for', async () => {
    for (const [query, language] of [
      ['', 'fr'],
      ['?language=de', 'de'],
      ['?language=ar', 'ar'],
    ] as const) {
      const answer = await fetch(
        `${server.origin}/api/walls/${wall.wallId}/export/report.md${query}`,
        { headers: { authorization: `Bearer ${wall.tokens.facilitator}` } },
      );
      const text = await answer.text();
      expect(text).toContain(wordsIn(language).say('file.column.again'));
      expect(text).toContain('الظل يحمي الحقول');
    }
  });
});
