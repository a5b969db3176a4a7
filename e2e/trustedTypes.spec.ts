import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { SheetPage } from './pages/SheetPage.ts';
import { WallPage } from './pages/WallPage.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { askWall, personOf, signIn } from './support/meetingMembers.ts';
import { seedMeeting, type SeededMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { seedWall } from './support/seedWall.ts';
import { atOrigin, wallLink } from './support/wallLink.ts';
import { t } from './support/words.ts';

let server: RunningServer;
/** The same, started so that pages stay with it. */
let closed: RunningServer;
let meeting: SeededMeeting;
/** Another's server: what it was asked for. */
let asked: string[];
let foreign: Server;
let elsewhere: string;
test.beforeAll(async () => {
  [server, closed] = await Promise.all([startServer(), startServer({ PAGES_STAY: '1' })]);
  meeting = await seedMeeting(server.origin, 'tables');
  foreign = createServer((request, response) => {
    asked.push(request.url ?? '');
    // With no content to show, the page stays where it is, and nobody sees that it asked.
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  });
  await new Promise<void>((listening) => foreign.listen(0, '127.0.0.1', listening));
  elsewhere = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
});
test.beforeEach(() => {
  asked = [];
});
test.afterAll(async () => {
  await Promise.all([server.stop(), closed.stop()]);
  foreign.close();
});

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: object): unknown };
  }
}

/** What the page was refused, from its first line on. */
async function watchRefusals(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('wwRefused', (what: string) => refused.push(`${page.url()}: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { wwRefused(what: string): void }).wwRefused(
        `${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      refused.push(`${page.url()}: ${message.text()}`);
  });
  return refused;
}

test('T10 every page works with no string run and none read as markup', async ({ openPage }) => {
  const page = await openPage();
  const refused = await watchRefusals(page);
  const own = (path: string): string => `${server.origin}${path}`;
  const { wallId } = meeting;
  await page.goto(own('/'));
  await expect(page.getByLabel(t('start.name'))).toBeVisible();
  await page.goto(own('/join'));
  await expect(page.getByRole('textbox')).toBeVisible();

  await page.goto(atOrigin(server.origin, meeting.links.facilitator));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(wallLink(meeting, 'facilitator'));
  await new WallPage(page).showsNotes(meeting.noteIds.length);
  // The worker that compares notes starts with this.
  await page.getByRole('button', { name: t('find.find.label') }).click();
  await page.getByRole('button', { name: t('find.alikes') }).click();
  await expect(page.getByText(t('find.alikes.noMore')).first()).toBeVisible();

  await signIn(page, meeting, 0);
  await page.goto(own(`/j/${meeting.joinCode}`));
  await expect(page.locator('#ww-own')).not.toBeEmpty();
  const { table } = await personOf(meeting, 0);
  await page.goto(own(`/w/${wallId}/table/${table}?as=participant`));
  const sheet = new SheetPage(page);
  await sheet.write(1, 'Typed');
  await sheet.text().evaluate((place) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>and <b>pasted</b></p>');
    place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await expect(sheet.text().locator('strong', { hasText: 'pasted' })).toBeVisible();

  await askWall(meeting, 'POST', '/walk', { action: 'start', mode: 'free', stopMs: 600_000 });
  await page.goto(own(`/w/${wallId}/gallery?as=facilitator`));
  await expect(page.locator('canvas').first()).toBeVisible();
  await page.goto(own(`/w/${wallId}/print?what=posters&size=a3&as=facilitator`));
  await expect(page.locator('.poster-print').first()).toBeVisible();
  expect(refused).toEqual([]);
});

/** Tries, as a script that got in would, to have strings run; says what ran and what was refused. */
async function tryToRun(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    (other) =>
      new Promise<Record<string, string>>((resolve) => {
        const answers: Record<string, string> = {};
        const attempt = (what: string, act: () => unknown): void => {
          try {
            act();
            answers[what] = 'ran';
          } catch (error) {
            answers[what] = (error as Error).name;
          }
        };
        const built = `${location.origin}/assets/none.js`;
        const blob = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
        // From a task of the page's own: what is asked through the debugger may evaluate.
        setTimeout(() => {
          const place = document.createElement('p');
          attempt('markup', () => (place.innerHTML = '<img src="x" onerror="window.wwRan = 1">'));
          attempt('markup beside', () => place.insertAdjacentHTML('beforeend', '<b>x</b>'));
          attempt('a document', () => document.write('<b>x</b>'));
          // oxlint-disable no-eval, typescript/no-implied-eval -- refused, as this shows
          attempt('eval', () => (0, eval)('window.wwRan = 1'));
          attempt('new Function', () => new Function('window.wwRan = 1')());
          attempt('a string for later', () => setTimeout('window.wwRan = 1'));
          // oxlint-enable no-eval, typescript/no-implied-eval
          attempt('a foreign worker', () => new Worker(`${other}/worker.js`));
          attempt('a made-up worker', () => new Worker(blob));
          attempt('a foreign script', () => {
            document.createElement('script').src = `${other}/script.js`;
          });
          attempt('text in a script', () => {
            document.createElement('script').text = 'window.wwRan = 1';
          });
          attempt('a policy', () => window.trustedTypes?.createPolicy('another', {}));
          attempt('a script of the build', () => (document.createElement('script').src = built));
          void import(`${other}/module.js`)
            .then(
              () => (answers['a foreign module'] = 'ran'),
              (error: Error) => (answers['a foreign module'] = error.name),
            )
            .then(() => {
              answers['anything'] = String((window as { wwRan?: number }).wwRan);
              resolve(answers);
            });
        });
      }),
    elsewhere,
  );
}

test('T10 a string that got in does not run', async ({ page }) => {
  const nothing = {
    markup: 'TypeError',
    'markup beside': 'TypeError',
    'a document': 'TypeError',
    eval: 'EvalError',
    'new Function': 'EvalError',
    'a string for later': 'TypeError',
    'a foreign worker': 'TypeError',
    'a made-up worker': 'TypeError',
    'a foreign script': 'TypeError',
    'text in a script': 'TypeError',
    'a policy': 'TypeError',
    'a foreign module': 'TypeError',
    anything: 'undefined',
  };
  await page.goto(`${server.origin}/j/${meeting.joinCode}`);
  expect(await tryToRun(page)).toEqual({ ...nothing, 'a script of the build': 'TypeError' });
  await page.goto(wallLink(meeting, 'volunteer'));
  await new WallPage(page).showsNotes(meeting.noteIds.length);
  expect(await tryToRun(page)).toEqual({ ...nothing, 'a script of the build': 'ran' });
  expect(asked).toEqual([]);
});

/** Leaves with what it read, in the ways that no policy for scripts and requests knows. */
const leave = (page: Page): Promise<void> =>
  page
    .evaluate((other) => {
      window.open(`${other}/window`);
      location.href = `${other}/location`;
    }, elsewhere)
    .catch(() => undefined);

test('T10 a script that got in can leave with what it read, but not where pages stay', async ({
  openPage,
}) => {
  const page = await openPage();
  await page.goto(`${server.origin}/join`);
  await leave(page);
  await expect.poll(() => asked.toSorted()).toEqual(['/location', '/window']);

  asked = [];
  const stays = await openPage();
  const { links, noteIds, origin } = await seedWall(closed.origin, DEMO_WALLS.firstNote);
  // All of the wall comes by sockets, by the name the link has.
  await stays.goto(links.volunteer);
  await new WallPage(stays).showsNotes(noteIds.length);
  await leave(stays);
  await expect.poll(() => stays.url()).toContain('chrome-error:');
  await stays.goto(`${origin}/api/openapi.json`);
  await leave(stays);
  await expect.poll(() => stays.url()).toContain('chrome-error:');
  expect(asked).toEqual([]);
});
