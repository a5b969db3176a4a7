import { listDuties } from '../../../shared/activities/dutyWords.ts';
import type { Visit } from '../../../shared/model/gallery.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  byTime,
  countWords,
  peopleWords,
  RELATION_WORDS,
  tableName,
} from '../../../shared/exchange/meetingWords.ts';
import { gap, shifted, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownPeople, ownTable } from './ownWords.ts';
import { sectionHead } from './posterColumns.ts';
import type { PosterPage } from './posterPage.ts';
import { INK, INK_SOFT, LINE, SIZE } from './reportLook.ts';
import { blockRows, headingRows, ruleRow, textRows } from './rows.ts';
import type { TextRun, TextSetter } from './setText.ts';
import { section, chapter, oneNote } from './listParts.ts';

/** Title of the chapter after the posters. */
const MORE = 'More from the tables';

/** The anchor of what a table's poster has no room for. */
export const detailsMark = (tableId: string): string => `more-${tableId}`;

/**
 * Adds what the tables' posters have no room for, table after table on the same pages: hardly any
 * fills a page.
 */
export async function addDetails(
  flow: PageFlow,
  content: MeetingContent,
  posters: readonly { poster: PosterView; page: PosterPage }[],
): Promise<void> {
  let isBegun = false;
  for (const { poster, page } of posters) {
    isBegun = (await addTableDetails(flow, content, poster, page, isBegun)) || isBegun;
    await flow.rest();
  }
}

/**
 * Adds the whole sheet, all notes, who was there, and what visitors left. Returns whether there was
 * anything that is not on the poster.
 */
async function addTableDetails(
  flow: PageFlow,
  content: MeetingContent,
  poster: PosterView,
  { sheetIsWhole, wholeNotes }: PosterPage,
  isBegun: boolean,
): Promise<boolean> {
  const { setter } = flow;
  const look = { width: FLOW_WIDTH };
  const noteIds = (content.tableNoteIds[poster.tableId] ?? []).filter((id) =>
    Object.hasOwn(content.notes, id),
  );
  const written = sheetIsWhole ? [] : poster.sections.filter(({ blocks }) => blocks.length > 0);
  const open = poster.sections.filter(
    ({ question, blocks }) => blocks.length === 0 && question.trim() !== '',
  );
  const stillOpen = open.length === poster.sections.length ? [] : open;
  const listed = noteIds.every((id) => wholeNotes.has(id)) ? [] : noteIds;
  const people = peopleRows(setter, poster);
  const visits = visitParts(content, poster.tableId);
  if ([written, stillOpen, listed, people, visits].every((part) => part.length === 0)) return false;
  if (!isBegun) {
    flow.begin(MORE);
    flow.add(chapter(setter, MORE));
  }
  flow.running(`${MORE} · table ${poster.number}, ${own(tableName(poster))}`);
  flow.add([
    { ...gap(isBegun ? 18 : 0), keepWithNext: true },
    {
      ...ruleRow(FLOW_WIDTH, { ink: INK, lineWidth: 1.2, before: 0, after: 10 }),
      keepWithNext: true,
      mark: detailsMark(poster.tableId),
    },
  ]);
  flow.add(
    headingRows(setter, `${poster.number} ${tableName(poster)}`, {
      width: FLOW_WIDTH,
      size: SIZE.lead + 2,
      role: 'H3',
    }),
  );
  const add = async (words: string, parts: readonly (() => Row[])[]): Promise<void> => {
    if (parts.length > 0) flow.add(section(setter, words, 'H4'));
    for (const part of parts) {
      flow.add(part());
      await flow.rest();
    }
  };
  // Added block by block, because a sheet may be as long as a book.
  await add(
    'The sheet',
    written.flatMap(({ question, blocks }) => [
      () => sectionHead(setter, question, look),
      ...blocks.map((block) => () => blockRows(setter, [block], look)),
      () => [gap(8)],
    ]),
  );
  await add(
    'Questions still open',
    stillOpen.map(
      ({ question }) =>
        () =>
          textRows(setter, question, { ...look, ink: INK_SOFT }),
    ),
  );
  flow.add(people);
  await add(
    `All ${countWords(noteIds.length, 'note')}`,
    listed.map((id) => () => oneNote(setter, content, id, '')),
  );
  for (const { words, parts } of visits)
    await add(
      words,
      parts.map((part) => () => part(setter)),
    );
  return true;
}

function peopleRows(setter: TextSetter, poster: PosterView): Row[] {
  if (poster.seats === 0) return [];
  const named = poster.people.map(({ name, duties }) =>
    duties.length === 0 ? own(name) : `${own(name)} (${listDuties(duties)})`,
  );
  return [
    ...section(setter, 'At the table', 'H4'),
    ...textRows(setter, peopleWords({ names: named, nameless: poster.seats - named.length }), {
      width: FLOW_WIDTH,
    }),
  ];
}

function visitParts(
  content: MeetingContent,
  tableId: string,
): { words: string; parts: ((setter: TextSetter) => Row[])[] }[] {
  const visits = byTime(content.visits).filter((visit) => visit.table === tableId);
  const of = (kind: Visit['kind']): Visit[] => visits.filter((visit) => visit.kind === kind);
  const joins = of('join');
  const silent = joins.filter((visit) => visit.text.trim() === '');
  const names = silent.flatMap((visit) => visit.by ?? []);
  return [
    {
      words: 'Questions from visitors',
      parts: of('question').map((visit) => (setter: TextSetter) => [
        ...saidRows(setter, visit.by, 'asks', visit.text),
        ...(visit.answer
          ? indented(saidRows(setter, visit.answer.by, 'answers', visit.answer.text))
          : []),
        gap(5),
      ]),
    },
    {
      words: 'Connections visitors saw',
      parts: of('connection').map((visit) => (setter: TextSetter) => [
        ...saidRows(
          setter,
          `${visit.relation === undefined ? '' : RELATION_WORDS[visit.relation]} ${visit.toTable === undefined ? '' : ownTable(content, visit.toTable)}`.trim(),
          '',
          visit.text,
          visit.by,
        ),
        gap(5),
      ]),
    },
    {
      words: `Might join (${joins.length})`,
      parts: [
        ...joins
          .filter((visit) => visit.text.trim() !== '')
          .map((visit) => (setter: TextSetter) => [
            ...saidRows(setter, visit.by, '', visit.text),
            gap(5),
          ]),
        ...(silent.length === 0
          ? []
          : [
              (setter: TextSetter) =>
                textRows(setter, ownPeople({ names, nameless: silent.length - names.length }), {
                  width: FLOW_WIDTH,
                }),
            ]),
      ],
    },
  ].filter(({ parts }) => parts.length > 0);
}

/** Rows such as `Jonas asks` in bold, and the words below. */
function saidRows(
  setter: TextSetter,
  who: string | undefined,
  verb: string,
  text: string,
  by?: string,
): Row[] {
  const lead =
    who === undefined
      ? verb === ''
        ? ''
        : `Somebody ${verb}`
      : verb === ''
        ? who
        : `${own(who)} ${verb}`;
  const runs: TextRun[] = [
    { text: lead, style: 'bold' },
    ...(by === undefined ? [] : [{ text: ` · ${own(by)}`, style: 'regular' as const }]),
  ];
  return [
    ...(lead === ''
      ? []
      : textRows(setter, runs, { width: FLOW_WIDTH, size: 10 }).map((row) => ({
          ...row,
          keepWithNext: true,
        }))),
    ...textRows(setter, text, { width: FLOW_WIDTH - 16 }),
  ];
}

const indented = (rows: readonly Row[]): Row[] =>
  rows.map((row) => ({
    ...row,
    items: [
      ...shifted(row.items, 16, 0),
      { kind: 'rect', x: 4, y: 0, width: 2, height: row.height, fill: LINE },
    ],
  }));
