import type { Page } from '@playwright/test';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { makeWall } from './support/wallApi.ts';
import { either, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

/** From now on the page fails to put in `times` elements of the class, as when an extension has taken away what they belong to. */
const fail = (page: Page, className: string, times: number): Promise<void> =>
  page.evaluate(
    ([what, often]) => {
      let left = often;
      for (const how of ['appendChild', 'insertBefore'] as const) {
        const real = Node.prototype[how] as (...args: Node[]) => Node;
        Object.assign(Node.prototype, {
          [how](this: Node, ...args: Node[]): Node {
            if (
              left > 0 &&
              args[0] instanceof Element &&
              (args[0].matches(what) || args[0].querySelector(what))
            ) {
              left -= 1;
              throw new DOMException('The node is not a child of this node.', 'NotFoundError');
            }
            return real.apply(this, args);
          },
        });
      }
    },
    [className, times] as const,
  );

test('a start page that breaks is there again as it was filled in, with the question that was being added; breaking again at once it stands still, and a reload has all of it', async ({
  openPage,
}) => {
  const page = await openPage();
  await page.goto(server.origin);
  await page.getByLabel(t('start.name')).fill('Neighbours’ evening');
  const questions = page.locator('.questions textarea');
  await questions.first().fill('What grows here?');
  const before = await questions.count();
  await fail(page, 'li', 1);
  await page.getByRole('button', { name: t('start.question.add') }).click();
  await expect(page.getByRole('status', { name: t('design.again') })).toContainText(
    either(t('design.again.broke.typedBack'), t('design.again.updated.typedBack')),
  );
  await expect(page.getByLabel(t('start.name'))).toHaveValue('Neighbours’ evening');
  await expect(questions.first()).toHaveValue('What grows here?');
  await expect(questions, 'the question that was added when it broke').toHaveCount(before + 1);
  await page.getByRole('button', { name: t('design.close'), exact: true }).click();
  await expect(page.getByRole('status', { name: t('design.again') })).toHaveCount(0);
  await fail(page, 'li', 1);
  await page.getByRole('button', { name: t('start.question.add') }).click();
  await expect(page.getByRole('heading', { name: t('design.still.title') })).toBeVisible();
  await page.getByRole('button', { name: t('design.still.reload') }).click();
  await expect(page.getByLabel(t('start.name'))).toHaveValue('Neighbours’ evening');
  await expect(questions).toHaveCount(before + 2);
  await expect(questions.first()).toHaveValue('What grows here?');
  await expect(
    page.getByRole('status', { name: t('design.again') }),
    'nothing is missing, so nothing is said',
  ).toHaveCount(0);
});

test('a phone that breaks keeps its notes, the half-written one, the edit and the name, and goes on sending', async ({
  openPage,
}) => {
  const wall = await makeWall(server.origin, {
    title: 'Ngā awa',
    prompts: ['What would you change first?'],
  });
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`${server.origin}/j/${wall.joinCode}`);
  const put = async (words: string): Promise<void> => {
    await page.locator('#ww-text').fill(words);
    await page.locator('#ww-put').click();
  };
  await put('Fence the streams');
  await expect(page.locator('.own-note.is-on-wall')).toHaveCount(1);
  await page.getByRole('button', { name: said('phone.note.editThis') }).click();
  await page.locator('.note-editor textarea').fill('Fence all the streams');
  // What looks after the page has come.
  await expect
    .poll(() =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('pageCare')),
      ),
    )
    .toBe(true);
  await page.locator('.note-editor textarea').fill('Fence all the streams, and soon');
  await fail(page, '.own-note', 1);
  await put('Plant the berms');
  await expect(page.getByRole('status', { name: t('design.again') })).toContainText(
    either(t('design.again.broke.typedBack'), t('design.again.updated.typedBack')),
  );
  await expect(page.locator('.own-note').filter({ hasText: 'Plant the berms' })).toHaveClass(
    /is-on-wall/,
  );
  await page.locator('#ww-text').fill('half a thought');
  // The note that was being changed is being changed again.
  await expect(page.locator('.note-editor textarea')).toHaveValue(
    'Fence all the streams, and soon',
  );
  await page.getByRole('button', { name: t('app.save') }).click();
  await expect(
    page.locator('.own-note').filter({ hasText: 'Fence all the streams, and soon' }),
  ).toHaveClass(/is-on-wall/);
  await expect(page.locator('#ww-text')).toHaveValue('half a thought');
});

test('a page of which nothing can be drawn any more says so once, and a reload has the words', async ({
  openPage,
}) => {
  const page = await openPage();
  await page.goto(server.origin);
  await page.getByLabel(t('start.name')).fill('Hui');
  await fail(page, '*', 100);
  await page.getByRole('button', { name: t('start.question.add') }).click();
  await expect(page.getByRole('heading', { name: t('design.still.title') })).toHaveCount(1);
  await page.getByRole('button', { name: t('design.still.reload') }).click();
  await expect(page.getByLabel(t('start.name'))).toHaveValue('Hui');
});
