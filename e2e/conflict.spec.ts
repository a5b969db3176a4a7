import type { Page } from '@playwright/test';
import { readArrangement } from '../shared/documents/arrangement.ts';
import { applyOperation, type Operation } from '../shared/documents/arrangementEdits.ts';
import { readNotes } from '../shared/documents/readNotes.ts';
import { mergeCluster, takeApart, type WallView } from '../shared/documents/wallOperations.ts';
import { resolvePlacements } from '../shared/layout/resolvePlacements.ts';
import type { TableRow } from '../shared/model/table.ts';
import { DEMO_WALLS } from './demoWalls/demoWalls.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import type { WallPage } from './pages/WallPage.ts';
import { openDocument } from './support/arrangementDocument.ts';
import { runAxe } from './support/axe.ts';
import { seedWall, type SeededWall } from './support/seedWall.ts';
import { shareServer, type SharedServer } from './support/startServer.ts';
import { expect, test } from './support/test.ts';
import { ask, joinByCode, newNoteId } from './support/wallApi.ts';
import { atOrigin } from './support/wallLink.ts';
import { beginning, said, t } from './support/words.ts';

let server: SharedServer;
test.beforeAll(async () => {
  server = await shareServer();
});
test.afterAll(() => server.stop());

const wallOf = DEMO_WALLS.clustered;

/** What another volunteer does on her own machine. */
async function elsewhere(seeded: SeededWall, plan: (view: WallView) => Operation): Promise<void> {
  const [notes, own] = await Promise.all(
    ['notes', 'arrangement'].map((name) =>
      openDocument(server.origin, seeded.wallId, name, seeded.tokens.volunteer),
    ),
  );
  if (!notes || !own) throw new Error('the documents did not open');
  const arrangement = readArrangement(own.doc);
  const view = {
    arrangement,
    wall: resolvePlacements(readNotes(notes.doc), arrangement.clusters, arrangement.placements),
  };
  applyOperation(own.doc, plan(view), 'own');
  const wanted = JSON.stringify(own.doc.getMap('clusters'));
  await expect
    .poll(async () => {
      const reader = await openDocument(
        server.origin,
        seeded.wallId,
        'arrangement',
        seeded.tokens.volunteer,
      );
      const has = JSON.stringify(reader.doc.getMap('clusters'));
      reader.close();
      return has === wanted;
    })
    .toBe(true);
  notes.close();
  own.close();
}

const note = (page: Page) => page.getByRole('group', { name: t('here.lost.apart') });
const groupNow = async (wall: WallPage, id: string) =>
  (await wall.clusters()).find((each) => each.id === id);

test('a group is taken apart while its name is typed, and right after: its notes are grouped again under that name, with one undo', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const wall = await openWall(seeded);
  const { page } = wall;
  const [first, second] = await wall.clusters();
  if (!first || !second) throw new Error('the demo wall has no groups');
  await wall.fit();
  await wall.chooseGroup(first.id);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: said('group.name.label') })).toBeFocused();
  await page.keyboard.type('Rivers');
  await elsewhere(seeded, (view) => takeApart(view, first.id));
  await expect(note(page)).toContainText('Rivers');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type(' on and on, h/n');
  await expect(
    page.getByRole('region', { name: t('outline.label') }),
    'what she goes on typing is no shortcut',
  ).toHaveCount(0);
  const { found, looked } = await runAxe(page, { within: '.presence-notes' });
  expect([found, looked > 5]).toEqual([[], true]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(note(page)).toHaveCount(0);
  await expect
    .poll(() => groupNow(wall, first.id))
    .toMatchObject({ name: 'Rivers', notes: first.notes });
  await page.keyboard.press('Control+z');
  await expect.poll(() => groupNow(wall, first.id)).toBeUndefined();
  await page.keyboard.press('Control+y');
  await expect.poll(() => groupNow(wall, first.id)).toMatchObject({ name: 'Rivers' });

  const renamed = (await groupNow(wall, second.id)) ?? second;
  await wall.fit();
  await wall.chooseGroup(second.id);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Farms');
  await page.keyboard.press('Enter');
  await wall.saved();
  await elsewhere(seeded, (view) => takeApart(view, second.id));
  await note(page)
    .getByRole('button', { name: t('here.lost.groupAgain') })
    .click();
  await expect
    .poll(() => groupNow(wall, second.id))
    .toMatchObject({ name: 'Farms', notes: renamed.notes });
  await wall.saved();
});

test('on a phone, in the outline, too', async ({ openWall }) => {
  const seeded = await seedWall(server.origin, wallOf);
  const wall = await openWall(seeded, 'volunteer', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const { page } = wall;
  const [first] = await wall.clusters();
  if (!first) throw new Error('the demo wall has no groups');
  const outline = page.getByRole('region', { name: t('outline.label') });
  const section = outline
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: first.name }) })
    .first();
  await section.getByText(said('outline.change')).tap();
  await section.getByLabel(t('outline.name')).fill('Rivers');
  await elsewhere(seeded, (view) => takeApart(view, first.id));
  await expect(note(page)).toContainText('Rivers');
  await note(page)
    .getByRole('button', { name: t('here.lost.groupAgain') })
    .tap();
  await expect.poll(() => groupNow(wall, first.id)).toMatchObject({ name: 'Rivers' });
});

test('who is on a group that another merges is on the group it went into; taken apart, on none', async ({
  openWall,
}) => {
  const seeded = await seedWall(server.origin, wallOf);
  const [wall, other] = [await openWall(seeded), await openWall(seeded)];
  const [first, second] = await wall.clusters();
  if (!first || !second) throw new Error('the demo wall has no groups');
  const claimed = (): Promise<string[]> =>
    other.page.evaluate(() => (window.__wall?.claims() ?? []).map(({ cluster }) => cluster));
  await wall.fit();
  await wall.chooseGroup(first.id);
  await wall.page.getByRole('button', { name: t('here.claim') }).click();
  await expect.poll(claimed).toEqual([first.id]);
  await elsewhere(seeded, (view) => mergeCluster(view, first.id, second.id));
  await expect.poll(claimed).toEqual([second.id]);
  await elsewhere(seeded, (view) => takeApart(view, second.id));
  await expect.poll(claimed).toEqual([]);
});

test('two people change one thing at once: title, questions, a table’s answers, a connection, an answer; who comes second is told, reads both and may put hers instead', async ({
  openPage,
}) => {
  const seeded = await seedWall(server.origin, {
    title: 'Hui',
    prompts: ['Where?', 'Why?'],
    people: ['Ana', 'Ben'],
    notes: ['Fence the streams', 'Plant the berms'].map((text, person) => ({
      text,
      color: 'yellow',
      person,
    })),
    groups: [
      ['Rivers', 0],
      ['Towns', 1],
    ].map(([name, noteAt]) => ({ name: String(name), color: 'yellow', notes: [Number(noteAt)] })),
  });
  const base = `/api/walls/${seeded.wallId}`;
  const run = <Reply>(
    method: string,
    path: string,
    body: object = {},
    token = seeded.tokens.facilitator,
  ): Promise<Reply> => ask(server.origin, method, base + path, { token, body });
  const tokens = seeded.people.map(({ token }) => token);
  const [first, second] = [await openPage(), await openPage()];
  const pages = [first, second];
  const both = <Of>(of: (page: Page) => Of): [Of, Of] => [of(first), of(second)];

  await test.step('the title', async () => {
    for (const page of pages) {
      await new ConsolePage(page).open(atOrigin(server.origin, seeded.links.facilitator));
      await page.getByRole('button', { name: said('console.title.rename') }).click();
    }
    const [one, two] = both((page) => page.getByLabel(t('console.title')));
    await one.fill('Hui one');
    await two.fill('Hui two');
    await one.press('Enter');
    await expect(first.getByRole('button', { name: /^Hui one/ })).toBeVisible();
    await expect(second.getByText(t('console.title.byNow', { title: 'Hui one' }))).toBeVisible();
    await second.getByRole('heading', { name: said('console.needs') }).click();
    await two.press('Enter');
    await expect(new ConsolePage(second).last).toContainText(
      t('problem.changed-meanwhile', { why: 'other' }),
    );
    await expect(
      first.getByRole('button', { name: /^Hui one/ }),
      'nothing was put over it',
    ).toBeVisible();
    await two.press('Enter');
    await expect(first.getByRole('button', { name: /^Hui two/ })).toBeVisible();
  });

  await test.step('questions: who comes second is told, and may put hers there', async () => {
    const [one, two] = both((page) => new ConsolePage(page));
    for (const desk of [one, two]) {
      await desk.press(t('run.open'));
      await desk.openInRun(t('step.gather.title'));
    }
    await two.lineOfRun(t('run.set.prompts'), 1).fill('Where two?');
    await one.lineOfRun(t('run.set.prompts'), 1).fill('Where one?');
    await first.getByLabel(t('run.set.title'), { exact: true }).fill('Look around');
    await first.keyboard.press('Tab');
    await expect(second.getByRole('navigation')).toContainText('Look around');
    await second.keyboard.press('Tab');
    await expect(second.getByRole('alert')).toContainText(t('run.refused.stays'));
    await two.press(t('run.refused.mine'));
    await expect(one.lineOfRun(t('run.set.prompts'), 1)).toHaveValue('Where two?');
    for (const desk of [one, two]) await desk.press(t('run.done'));
    const { session } = await ask<{ session: { prompts: string[] } }>(
      server.origin,
      'GET',
      `${base}/me`,
      { token: seeded.tokens.facilitator },
    );
    expect(session.prompts).toEqual(['Where two?', 'Why?']);
  });

  const { tables } = await run<{ tables: TableRow[] }>('POST', '/tables');
  const [table, other] = tables.map(({ tableId }) => tableId);
  if (!table || !other) throw new Error('two groups are two tables');
  for (const token of tokens) await run('PUT', '/people/me', { table }, token);
  await test.step('a table’s answers', async () => {
    for (const [index, page] of pages.entries()) {
      await page.context().addCookies([
        {
          name: `ww_${seeded.wallId}_participant`,
          value: tokens[index] ?? '',
          url: server.origin,
        },
      ]);
      await page.goto(`${server.origin}/w/${seeded.wallId}/table/${table}?as=participant`);
      await page.getByRole('button', { name: t('sheet.leave.decide') }).click();
      await page.getByLabel(t('sheet.leave.sentence')).fill(`Sentence ${index + 1}`);
    }
    await first.getByRole('button', { name: t('sheet.leave.sentenceKeep') }).click();
    await expect(first.getByText(t('sheet.leave.sentenceKept'))).toBeVisible();
    await expect(
      second.getByText(t('sheet.leave.sentenceNow', { sentence: 'Sentence 1' })),
    ).toBeVisible();
    await second.getByRole('button', { name: t('sheet.leave.sentenceKeep') }).click();
    const told = second.getByRole('dialog').getByRole('alert');
    await expect(told).toContainText(t('refused.undone.sentence'));
    await expect(told.getByText('Sentence 2', { exact: true })).toBeVisible();
    await expect(second.getByLabel(t('sheet.leave.sentence'))).toHaveValue('Sentence 1');
    await told.getByRole('button', { name: t('app.refused.instead') }).click();
    await expect(first.getByLabel(t('sheet.leave.sentence'))).toHaveValue('Sentence 2');
    // Both press before either's page has followed.
    const [yes, no] = [
      first.getByRole('button', { name: beginning(t('decide.again.yes')) }),
      second.getByRole('button', { name: beginning(t('decide.again.no')) }),
    ];
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await second.route('**/tables/*', async (route) => {
      await held;
      await route.continue();
    });
    await no.click();
    await yes.click();
    await expect(yes).toHaveAttribute('aria-pressed', 'true');
    letGo();
    await expect(told).toContainText(t('refused.undone.decision'));
    await told.getByRole('button', { name: t('app.allRight') }).click();
    await expect(
      second.getByRole('button', { name: beginning(t('decide.again.yes')) }),
    ).toHaveAttribute('aria-pressed', 'true');
    await second.unrouteAll();
    await first.getByRole('button', { name: beginning(t('commitment.supporter')) }).click();
    await second.getByRole('button', { name: beginning(t('commitment.activator')) }).click();
    for (const [page, name] of [
      [first, beginning(t('commitment.supporter'))],
      [second, beginning(t('commitment.activator'))],
    ] as const)
      await expect(page.getByRole('button', { name }), 'each her own').toHaveAttribute(
        'aria-pressed',
        'true',
      );
  });

  await test.step('a connection and an answer', async () => {
    await run('POST', '/walk', { action: 'start', mode: 'free', stopMs: 600_000 });
    await run('POST', '/connections', {
      id: newNoteId(),
      from: table,
      to: other,
      relation: 'supports',
      text: 'Water runs down',
    });
    const { token } = await joinByCode(server.origin, seeded.joinCode, 'Cy');
    await run(
      'POST',
      '/visits',
      { id: newNoteId(), table, kind: 'question', text: 'Who pays?' },
      token,
    );
    for (const [index, page] of pages.entries()) {
      await page.goto(`${server.origin}/w/${seeded.wallId}/gallery?as=participant`);
      const [room, list] = [
        page.getByRole('button', { name: t('gallery.room'), exact: true }),
        page.getByRole('button', { name: t('gallery.list'), exact: true }),
      ];
      await room.or(list).first().waitFor();
      if (await room.count()) await room.click();
      await list.click();
      await page.getByRole('button', { name: t('gallery.threads.show') }).click();
      await page.getByRole('button', { name: 'Water runs down', exact: true }).click();
      await page
        .getByRole('button', {
          name: said('gallery.connection.rewordThis', { sentence: 'Water runs down' }),
        })
        .click();
      await page.getByLabel(t('gallery.connection.because')).fill(`Reason ${index + 1}`);
    }
    for (const page of pages)
      await page.getByRole('button', { name: t('gallery.connection.save') }).click();
    const row = second.getByRole('row').filter({ hasText: 'Reason 1' });
    await expect(row.getByRole('alert')).toContainText(t('refused.undone.edit'));
    await expect(row.getByRole('alert').getByText('Reason 2', { exact: true })).toBeVisible();
    await row.getByRole('button', { name: t('app.refused.instead') }).click();
    await expect(first.getByRole('row').filter({ hasText: 'Reason 2' })).toBeVisible();
    for (const [index, page] of pages.entries()) {
      await page.getByRole('button', { name: t('gallery.threads.hide') }).click();
      await page.locator('.list-poster').first().click();
      await page.getByRole('button', { name: t('visit.answer.send'), exact: true }).click();
      await page.getByLabel(t('visit.answer.field')).fill(`Answer ${index + 1}`);
    }
    for (const page of pages)
      await page
        .locator('.visit-form')
        .getByRole('button', { name: t('visit.answer.send') })
        .click();
    const visit = second.locator('.visit').filter({ hasText: 'Who pays?' });
    await expect(visit.getByRole('alert')).toContainText(t('refused.undone.answer'));
    await expect(visit.getByRole('alert').getByText('Answer 2', { exact: true })).toBeVisible();
    await expect(visit).toContainText('Answer 1');
    await visit.getByRole('button', { name: t('app.refused.instead') }).click();
    await expect(first.locator('.visit').filter({ hasText: 'Who pays?' })).toContainText(
      'Answer 2',
    );
  });
});
