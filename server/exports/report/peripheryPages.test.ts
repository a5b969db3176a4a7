import { expect, test } from 'vitest';
import { claimsOf, ratedOf } from '../../../shared/exchange/testRated.ts';
import { testMeeting } from '../../../shared/exchange/testMeeting.ts';
import { scriptIn } from '../../../shared/scripts/shippedScript.ts';
import { peripheryMap } from '../../../shared/scripts/shipped/peripheryMap.ts';
import { ENGLISH } from '../../../locales/englishWords.ts';
import { PageFlow } from './pageFlow.ts';
import type { PageItem } from './pageItems.ts';
import { addPeripheries } from './peripheryPages.ts';
import { TextSetter } from './setText.ts';

const wordsOf = (item: PageItem): string[] =>
  item.kind === 'line' ? [item.line.pieces.map(({ text }) => text).join('')] : [];

async function pagesOf(step: string, color: 'green' | 'pink' = 'green') {
  const meeting = testMeeting({ tables: [] });
  const claims = claimsOf({ step });
  const content = {
    ...meeting,
    session: { ...meeting.session, script: scriptIn(peripheryMap, ENGLISH), left: [] },
    ratings: [ratedOf({ step: 'priority' })],
    claims: [{ ...claims, things: claims.things.map((thing) => ({ ...thing, color })) }],
  };
  const flow = new PageFlow(new TextSetter(), 'Hui');
  await addPeripheries(flow, content);
  return flow.pages;
}

test('the report has the periphery as a picture: whom by kind, and who sees to them', async () => {
  const [page, ...more] = await pagesOf('reach');
  expect(more).toEqual([]);
  const said = page?.items.flatMap(wordsOf).join(' ') ?? '';
  for (const words of ['Us', 'Open two streams', 'Ask the port', 'Mere', 'Nobody yet', 'new ideas'])
    expect(said).toContain(words);
  const figures = new Set(page?.items.map(({ part }) => part?.role));
  expect(figures).toEqual(new Set(['H2', undefined, 'Figure']));
  for (const item of page?.items ?? [])
    if (item.kind === 'rect') {
      expect(item.x).toBeGreaterThanOrEqual(0);
      expect(item.x + item.width).toBeLessThanOrEqual(page?.width ?? 0);
      expect(item.y + item.height).toBeLessThanOrEqual(page?.height ?? 0);
    }
});

test('a step whose things no rating puts in order has no picture', async () => {
  expect(await pagesOf('contacts')).toEqual([]);
});
