import { expect, test } from 'vitest';
import { tableId, testMeeting } from '../../../shared/exchange/testMeeting.ts';
import type { MeetingContent, RosterRow } from '../../../shared/exchange/meetingContent.ts';
import { layReport } from '../reportPdf.ts';
import { withoutIsolates } from '../../../shared/model/textDirection.ts';
import { own } from './ownWords.ts';
import type { Page } from './pageItems.ts';
import type { SetLine } from './setText.ts';

const [MUHAMMAD, DAVID, SARA] = ['محمد', 'דוד', 'سارة'];
const [WATER, LAND] = ['مياه', 'أرض'];

/** A meeting whose people and groups have names from right to left. */
function meeting(): MeetingContent {
  const commitments = [{ tableId: tableId(1), kind: 'activator' as const }];
  const person = (name: string, more: Partial<RosterRow> = {}): RosterRow => ({
    name,
    table: 1,
    duties: [],
    commitments,
    ...more,
  });
  const content = testMeeting({
    tables: [WATER, LAND],
    // More than a page, which has its table at its head.
    notes: [Array.from({ length: 60 }, (_, at) => `Note ${at}`)],
    connections: 1,
    roster: [
      person(MUHAMMAD, { contact: '+64 21 000 000', duties: ['reporter'] }),
      person(DAVID),
      person(SARA),
    ],
  });
  const loose = Object.entries(content.notes).at(-1)?.[0] ?? '';
  return {
    ...content,
    clusters: { c: { name: WATER, color: 'blue', pos: [0, 0] } },
    placements: { [loose]: { cluster: 'c', pos: [0, 0] } },
    notes: Object.fromEntries(
      Object.entries(content.notes).map(([id, note]) => [id, { ...note, by: MUHAMMAD }]),
    ),
    visits: Object.fromEntries(
      Object.entries(content.visits).map(([id, visit]) => [id, { ...visit, by: MUHAMMAD }]),
    ),
    connections: Object.fromEntries(
      Object.entries(content.connections).map(([id, each]) => [id, { ...each, by: DAVID }]),
    ),
    posters: content.posters.map((poster) => ({ ...poster, host: SARA })),
  };
}

/** By what stands on paper from left to right; within a name, as it is read. */
const linesOf = (pages: readonly Page[]): Map<string, SetLine> =>
  new Map(
    pages.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'line'
          ? [[item.line.pieces.map(({ text }) => text).join(''), item.line] as const]
          : [],
      ),
    ),
  );

test('lines with names that run from right to left read as they were composed', async () => {
  const pages = await layReport(meeting(), { contacts: true });
  const lines = linesOf(pages);
  for (const composed of [
    `3 people · 60 notes · activators: ${MUHAMMAD}, ${DAVID} and ${SARA}`,
    `3 activators: ${MUHAMMAD}, ${DAVID} and ${SARA}`,
    `${MUHAMMAD} (reports back), ${DAVID} and ${SARA}`,
    `${SARA} stayed with the poster`,
    `${MUHAMMAD} asks`,
    `reinforces Table 2: ${LAND} · ${MUHAMMAD}`,
    `reinforces Table 2: ${LAND}`,
    `accepted · from ${DAVID}`,
    `${MUHAMMAD} · group: ${WATER}`,
    `${MUHAMMAD}  +64 21 000 000`,
    `More from the tables · table 1, ${WATER}`,
  ]) {
    const line = [...lines].find(([words]) => words.includes(composed));
    expect([composed, line?.[1].rightToLeft]).toEqual([composed, false]);
  }
  // Alone, a name begins where its script does.
  expect(lines.get(MUHAMMAD)?.rightToLeft).toBe(true);
  // Bookmarks are set by the reader, and some show such signs as boxes.
  const headings = pages.flatMap(({ items }) => items.flatMap(({ part }) => part?.words ?? []));
  expect(headings).toContain(`Table 1: ${WATER}`);
  expect(headings.filter((words) => words !== withoutIsolates(words))).toEqual([]);
});

test('signs in a name that isolate cannot leave it', () => {
  expect(own('a\u2069b\u2068')).toBe('\u2068ab\u2069');
  expect(own('')).toBe('');
});
