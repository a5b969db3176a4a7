import { dutiesListed } from '../../../shared/activities/dutyWords.ts';
import type { Visit } from '../../../shared/model/gallery.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import {
  byTime,
  peopleWords,
  plainParts,
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
import type { Words } from '../../../shared/words/words.ts';

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
  const { words } = setter;
  const name = tableName(words, poster);
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
  const visits = visitParts(words, content, poster.tableId);
  if ([written, stillOpen, listed, people, visits].every((part) => part.length === 0)) return false;
  if (!isBegun) {
    const more = words.say('file.head.more');
    flow.begin(more);
    flow.add(chapter(setter, more));
  }
  flow.running(words.say('file.head.moreOfTable', { number: poster.number, name: own(name) }));
  flow.add([
    { ...gap(isBegun ? 18 : 0), keepWithNext: true },
    {
      ...ruleRow(FLOW_WIDTH, { ink: INK, lineWidth: 1.2, before: 0, after: 10 }),
      keepWithNext: true,
      mark: detailsMark(poster.tableId),
    },
  ]);
  flow.add(
    headingRows(setter, `${poster.number} ${name}`, {
      width: FLOW_WIDTH,
      size: SIZE.lead + 2,
      start: 'page',
      role: 'H3',
    }),
  );
  const add = async (title: string, parts: readonly (() => Row[])[]): Promise<void> => {
    if (parts.length > 0) flow.add(section(setter, title, 'H4'));
    for (const part of parts) {
      flow.add(part());
      await flow.rest();
    }
  };
  // Added block by block, because a sheet may be as long as a book.
  await add(
    words.say('file.head.sheet'),
    written.flatMap(({ question, blocks }) => [
      () => sectionHead(setter, question, look),
      ...blocks.map((block) => () => blockRows(setter, [block], look)),
      () => [gap(8)],
    ]),
  );
  await add(
    words.say('file.head.openQuestions'),
    stillOpen.map(
      ({ question }) =>
        () =>
          textRows(setter, question, { ...look, ink: INK_SOFT, start: 'page' }),
    ),
  );
  flow.add(people);
  await add(
    words.say('file.notes.all', { count: noteIds.length }),
    listed.map((id) => () => oneNote(setter, content, id, '')),
  );
  for (const { title, parts } of visits)
    await add(
      title,
      parts.map((part) => () => part(setter)),
    );
  return true;
}

function peopleRows(setter: TextSetter, poster: PosterView): Row[] {
  if (poster.seats === 0) return [];
  const { words } = setter;
  const named = poster.people.map(({ name, duties }) =>
    duties.length === 0
      ? own(name)
      : words.say('file.person.duties', {
          name: own(name),
          duties: words.list(dutiesListed(words, duties), 'unit'),
        }),
  );
  const people = peopleWords(words, { names: named, nameless: poster.seats - named.length });
  return [
    ...section(setter, words.say('file.head.atTable'), 'H4'),
    ...textRows(setter, people, { width: FLOW_WIDTH, start: 'page' }),
  ];
}

function visitParts(
  words: Words,
  content: MeetingContent,
  tableId: string,
): { title: string; parts: ((setter: TextSetter) => Row[])[] }[] {
  const visits = byTime(content.visits).filter((visit) => visit.table === tableId);
  const of = (kind: Visit['kind']): Visit[] => visits.filter((visit) => visit.kind === kind);
  const joins = of('join');
  const silent = joins.filter((visit) => visit.text.trim() === '');
  const names = silent.flatMap((visit) => visit.by ?? []);
  return [
    {
      title: words.say('file.head.visitorQuestions'),
      parts: of('question').map((visit) => (setter: TextSetter) => [
        ...saidRows(setter, deed(words, 'asks', visit.by), visit.text),
        ...(visit.answer
          ? indented(saidRows(setter, deed(words, 'answers', visit.answer.by), visit.answer.text))
          : []),
        gap(5),
      ]),
    },
    {
      title: words.say('file.head.visitorConnections'),
      parts: of('connection').map((visit) => (setter: TextSetter) => [
        ...saidRows(
          setter,
          visit.relation === undefined || visit.toTable === undefined
            ? ''
            : plainParts(words, `file.connection.${visit.relation}.to`, {
                to: ownTable(words, content, visit.toTable),
              }),
          visit.text,
          visit.by,
        ),
        gap(5),
      ]),
    },
    {
      title: words.say('file.head.mightJoin', { count: joins.length }),
      parts: [
        ...joins
          .filter((visit) => visit.text.trim() !== '')
          .map((visit) => (setter: TextSetter) => [
            ...saidRows(setter, visit.by ?? '', visit.text),
            gap(5),
          ]),
        ...(silent.length === 0
          ? []
          : [
              (setter: TextSetter) =>
                textRows(
                  setter,
                  ownPeople(words, { names, nameless: silent.length - names.length }),
                  {
                    width: FLOW_WIDTH,
                    start: 'page',
                  },
                ),
            ]),
      ],
    },
  ].filter(({ parts }) => parts.length > 0);
}

/** `Jonas asks`. */
const deed = (words: Words, does: 'asks' | 'answers', by: string | undefined): string =>
  by === undefined
    ? words.say(`file.${does}.somebody`)
    : words.say(`file.${does}`, { name: own(by) });

/** Rows with `lead`, such as `Jonas asks`, in bold, and the words below. */
function saidRows(setter: TextSetter, lead: string, text: string, by?: string): Row[] {
  const runs: TextRun[] = [
    { text: lead, style: 'bold' },
    ...(by === undefined ? [] : [{ text: ` · ${own(by)}`, style: 'regular' as const }]),
  ];
  return [
    ...(lead === ''
      ? []
      : textRows(setter, runs, { width: FLOW_WIDTH, size: 10, start: 'page' }).map((row) => ({
          ...row,
          keepWithNext: true,
        }))),
    ...textRows(setter, text, { width: FLOW_WIDTH - 16, start: 'page' }),
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
