import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  committedTo,
  dayWords,
  meetingFigures,
  momentWords,
  tableName,
  plainParts,
} from '../../../shared/exchange/meetingWords.ts';
import { gap, heightOf, shifted, type PageItem, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { ownPeople } from './ownWords.ts';
import { fitted } from './fitted.ts';
import { INK, INK_SOFT, SIZE } from './reportLook.ts';
import { ruleRow, textRows } from './rows.ts';
import type { TextSetter } from './setText.ts';
import { soft } from './listParts.ts';

/** First page: title, day, figures, and the tables, each leading to its poster. */
export async function addOverview(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  const { words } = setter;
  flow.begin('', 'overview');
  const title = fitted(
    setter,
    [{ text: content.session.title, style: 'bold' }],
    { width: FLOW_WIDTH, height: 200, lines: 4 },
    [SIZE.title, 34, 28, 24, 20],
    1.1,
  );
  flow.add([
    ...textRows(setter, content.session.title, {
      width: FLOW_WIDTH,
      size: title.size,
      style: 'bold',
      leading: 1.1,
      start: 'page',
      part: { role: 'H1', words: content.session.title },
    }),
    gap(8),
    ...textRows(
      setter,
      words.say('file.heldOn', { day: dayWords(words, content.session.createdAt) }),
      {
        width: FLOW_WIDTH,
        size: SIZE.lead,
        ink: INK_SOFT,
      },
    ),
    ...soft(setter, words.say('file.asOn', { moment: momentWords(words, content.at) })),
    ruleRow(FLOW_WIDTH, { ink: INK, lineWidth: 1.5, before: 18, after: 18 }),
    figureRow(setter, content),
    gap(16),
  ]);
  for (const poster of content.posters) {
    flow.add(contentsRows(setter, content, poster));
    await flow.rest();
  }
}

/** Rows whose first leads to another page when clicked. */
const leading = (rows: readonly Row[], target: string): Row[] =>
  rows.map((row) => ({
    ...row,
    items: [
      ...row.items,
      { kind: 'goto', x: 0, y: 0, width: FLOW_WIDTH, height: row.height, target },
    ],
  }));

function figureRow(setter: TextSetter, content: MeetingContent): Row {
  const figures = meetingFigures(content).filter(({ count }) => count > 0);
  const step = FLOW_WIDTH / Math.max(5, figures.length);
  return {
    height: 52,
    items: figures.flatMap(({ kind, count }, index): PageItem[] => [
      {
        kind: 'line',
        x: index * step,
        y: 26,
        size: 30,
        ink: INK,
        align: 'left',
        line: setter.line([{ text: String(count), style: 'bold' }]),
      },
      ...(kind === 'connections'
        ? [
            {
              kind: 'goto' as const,
              x: index * step,
              y: 0,
              width: step,
              height: 50,
              target: 'connections',
            },
          ]
        : []),
      ...setter
        .lines([{ text: figureWords(setter, kind, count), style: 'regular' }], (step - 8) / 9.5)
        .map((line, row): PageItem => ({
          kind: 'line',
          x: index * step,
          y: 41 + row * 11.5,
          size: 9.5,
          ink: INK_SOFT,
          align: 'left',
          line,
        })),
    ]),
  };
}

/** What stands under the number: "people at tables". */
const figureWords = (
  setter: TextSetter,
  kind: ReturnType<typeof meetingFigures>[number]['kind'],
  count: number,
): string =>
  plainParts(setter.words, `file.figure.${kind}`, { count }, { b: () => '' })
    .replace(/\s+/gu, ' ')
    .trim();

function contentsRows(setter: TextSetter, content: MeetingContent, poster: PosterView): Row[] {
  const left = 52;
  const { words } = setter;
  const people = ownPeople(words, committedTo(content.roster, poster.tableId, 'activator'));
  const facts = [
    ...(poster.seats === 0 ? [] : [words.say('file.people', { count: poster.seats })]),
    words.say('file.notes', { count: poster.noteCount }),
    ...(people === '' ? [] : [words.say('file.activators', { people })]),
  ].join(' · ');
  const rows = [
    ...textRows(setter, tableName(words, poster), {
      width: FLOW_WIDTH - left,
      size: SIZE.lead,
      style: 'bold',
      leading: 1.2,
      start: 'page',
    }),
    ...(poster.sentence.trim() === ''
      ? []
      : textRows(setter, poster.sentence, { width: FLOW_WIDTH - left, start: 'page' })),
    ...textRows(setter, facts, {
      width: FLOW_WIDTH - left,
      size: 9.5,
      ink: INK_SOFT,
      start: 'page',
    }),
  ];
  const line = setter.line([{ text: String(poster.number), style: 'bold' }]);
  const number: PageItem = {
    kind: 'line',
    x: 0,
    y: 25,
    size: Math.min(30, (left - 10) / line.width),
    ink: INK,
    align: 'left',
    line,
  };
  const beside = rows.map((row, index) => ({
    ...row,
    items: [...shifted(row.items, left, 0), ...(index === 0 ? [number] : [])],
  }));
  // Together on a page, as far as one holds them: a table may have a thousand activators.
  return [
    ruleRow(FLOW_WIDTH, { before: 5, after: 6 }),
    ...leading([...beside, gap(Math.max(0, 34 - heightOf(rows)) + 4)], poster.tableId),
  ].map((row, index, all) => ({ ...row, keepWithNext: index < all.length - 1 }));
}
