import type { Locator, Page } from '@playwright/test';
import { DEMO_MEETING } from './demoWalls/demoMeeting.ts';
import { signIn } from './support/meetingMembers.ts';
import { seedMeeting } from './support/seedMeeting.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { makeWall } from './support/wallApi.ts';
import { said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** What Safari leaves to see of 844 px above its keyboard and bars, CSS px. */
const SEEN = 380;
const PHONE = { width: 390, height: 844 } as const;

/** Safari's way: the page keeps its height, only what is seen of it gets lower. Chromium does so for nobody, so the page is told. */
async function layKeyboardOver(page: Page): Promise<void> {
  await page.addInitScript(({ width, height }) => {
    Object.defineProperty(window, 'visualViewport', {
      value: Object.assign(new EventTarget(), {
        width,
        height,
        offsetTop: 0,
        offsetLeft: 0,
        scale: 1,
      }),
    });
  }, PHONE);
}
const raise = (page: Page, height: number): Promise<void> =>
  page.evaluate((seen) => {
    if (window.visualViewport)
      Object.assign<EventTarget, object>(window.visualViewport, { height: seen }).dispatchEvent(
        new Event('resize'),
      );
  }, height);

async function expectInSight(send: Locator, field: Locator): Promise<void> {
  await expect
    .poll(async () => {
      const [button, words] = [await send.boundingBox(), await field.boundingBox()];
      if (!button || !words) return 'not there';
      return button.y + button.height > SEEN
        ? `what sends ends at ${button.y + button.height}`
        : words.y + words.height < 40
          ? 'the field is above'
          : 'both in sight';
    })
    .toBe('both in sight');
}

test('what sends lies above a keyboard that covers the page', async ({ openPage }) => {
  const made = await seedMeeting(server.origin, 'gallery', {
    tables: {},
    people: DEMO_MEETING.people.slice(0, 4),
    visits: [],
  });
  const gathering = await makeWall(server.origin, { title: 'Words from phones' });
  const page = await openPage({ viewport: PHONE });
  await layKeyboardOver(page);

  await test.step('a new note, as it is and grown to its full length', async () => {
    await page.goto(`${server.origin}/j/${gathering.joinCode}`);
    const field = page.locator('#ww-text');
    const send = page.locator('#ww-put');
    await field.focus();
    await raise(page, SEEN);
    await expectInSight(send, field);
    await field.fill('A long thought. '.repeat(30));
    await expectInSight(send, field);
    await field.fill('');
    // Nothing of the page is out of reach, and when the keyboard goes nothing is left of it.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    expect((await page.locator('#ww-own').boundingBox())?.y).toBeLessThan(SEEN);
    await raise(page, PHONE.height);
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).paddingBottom),
    ).toBe('0px');
  });

  await test.step('a name', async () => {
    const field = page.getByRole('textbox', { name: t('phone.name') });
    await field.focus();
    await raise(page, SEEN);
    await expectInSight(page.getByRole('button', { name: t('app.save'), exact: true }), field);
    await raise(page, PHONE.height);
  });

  await test.step('a note that is changed', async () => {
    await page.locator('#ww-text').fill('One to change');
    await page.locator('#ww-put').click();
    await page
      .getByRole('button', { name: said('phone.note.editThis') })
      .first()
      .click();
    const field = page.getByRole('textbox', { name: t('phone.note') });
    await raise(page, SEEN);
    await field.fill('Longer by far. '.repeat(30));
    await expectInSight(
      page.locator('.note-editor').getByRole('button', { name: t('app.save') }),
      field,
    );
    await raise(page, PHONE.height);
  });

  await test.step('a question to a table', async () => {
    await signIn(page, made, 0);
    await page.goto(`${server.origin}/j/${made.joinCode}`);
    // The questions of the wall have buttons too, which the page shows before its second half is there.
    await page.getByRole('button', { name: t('phone.leave.question'), exact: true }).click();
    const field = page.getByRole('textbox', { name: t('phone.leave.question.label') });
    await field.focus();
    await raise(page, SEEN);
    await field.fill('What about the soil? '.repeat(20));
    await expectInSight(
      page.getByRole('button', { name: t('phone.leave.question.send'), exact: true }),
      field,
    );
  });
});
