import { listDuties } from '../../../shared/activities/dutyWords.ts';
import { calledName } from '../../../shared/model/names.ts';
import type { Connection, Visit } from '../../../shared/model/gallery.ts';
import { COMMITMENT_KINDS } from '../../../shared/model/table.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import type { MeetingContent, RosterRow } from '../../../shared/exchange/meetingContent.ts';
import {
  againWords,
  COMMITMENT_WORDS,
  committedTo,
  CONNECTION_STATE_WORDS,
  countWords,
  dayWords,
  looseNotes,
  meetingFigures,
  momentWords,
  peopleWords,
  RELATION_WORDS,
  tableName,
} from '../../../shared/exchange/meetingWords.ts';
import { paperOf } from '../../../shared/model/note.ts';
import { gap, heightOf, shifted, type PageItem, type Row } from './pageItems.ts';
import { FLOW_WIDTH, type PageFlow } from './pageFlow.ts';
import { own, ownPeople, ownTable } from './ownWords.ts';
import { fitted, sectionHead, type PosterPage } from './posterPage.ts';
import { INK, INK_SOFT, LINE, SIZE, THREAD } from './reportLook.ts';
import { blockRows, headingRows, noteRows, ruleRow, textRows } from './rows.ts';
import type { TextRun, TextSetter } from './setText.ts';

const byTime = <T extends { at: number }>(records: Readonly<Record<string, T>>): T[] =>
  Object.entries(records)
    .sort(([idA, a], [idB, b]) => a.at - b.at || (idA < idB ? -1 : 1))
    .map(([, record]) => record);
const section = (setter: TextSetter, words: string, role: 'H3' | 'H4' = 'H3'): Row[] =>
  headingRows(setter, words, { width: FLOW_WIDTH, size: SIZE.section, before: 14, role });
const chapter = (setter: TextSetter, words: string): Row[] => [
  ...headingRows(setter, words, { width: FLOW_WIDTH, size: SIZE.chapter, role: 'H2' }),
  { ...gap(6), keepWithNext: true },
];
/** Chapter behind the posters. */
const MORE = 'More from the tables';
const soft = (setter: TextSetter, words: string): Row[] =>
  textRows(setter, words, { width: FLOW_WIDTH, ink: INK_SOFT });

/** First page: title, day, figures, and the tables, each leading to its poster. */
export async function addOverview(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
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
      part: { role: 'H1', words: content.session.title },
    }),
    gap(8),
    ...textRows(setter, `Held on ${dayWords(content.session.createdAt)}`, {
      width: FLOW_WIDTH,
      size: SIZE.lead,
      ink: INK_SOFT,
    }),
    ...soft(setter, `As it stood on ${momentWords(content.at)}`),
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
    items: figures.flatMap(({ count, words }, index): PageItem[] => [
      {
        kind: 'line',
        x: index * step,
        y: 26,
        size: 30,
        ink: INK,
        align: 'left',
        line: setter.line([{ text: String(count), style: 'bold' }]),
      },
      ...(words.startsWith('connection')
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
        .lines([{ text: words, style: 'regular' }], (step - 8) / 9.5)
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

function contentsRows(setter: TextSetter, content: MeetingContent, poster: PosterView): Row[] {
  const left = 52;
  const activators = ownPeople(committedTo(content.roster, poster.tableId, 'activator'));
  const facts = [
    ...(poster.seats === 0 ? [] : [countWords(poster.seats, 'person', 'people')]),
    countWords(poster.noteCount, 'note'),
    ...(activators === '' ? [] : [`activators: ${activators}`]),
  ].join(' · ');
  const rows = [
    ...textRows(setter, tableName(poster), {
      width: FLOW_WIDTH - left,
      size: SIZE.lead,
      style: 'bold',
      leading: 1.2,
    }),
    ...(poster.sentence.trim() === ''
      ? []
      : textRows(setter, poster.sentence, { width: FLOW_WIDTH - left })),
    ...textRows(setter, facts, { width: FLOW_WIDTH - left, size: 9.5, ink: INK_SOFT }),
  ];
  const whole: Row = { height: heightOf(rows), items: [] };
  let y = 0;
  for (const row of rows) {
    whole.items.push(...shifted(row.items, left, y));
    y += row.height;
  }
  const number = setter.line([{ text: String(poster.number), style: 'bold' }]);
  whole.items.push({
    kind: 'line',
    x: 0,
    y: 25,
    size: Math.min(30, (left - 10) / number.width),
    ink: INK,
    align: 'left',
    line: number,
  });
  return [
    ruleRow(FLOW_WIDTH, { before: 5, after: 6 }),
    ...leading([{ ...whole, height: Math.max(34, whole.height) + 4 }], poster.tableId),
  ];
}

/** Where what a table's poster has no room for stands. */
export const detailsMark = (tableId: string): string => `more-${tableId}`;

/** What the tables' posters have no room for, table after table on the same pages: hardly any fills one by itself. */
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

/** The whole sheet, all notes, who was there, what visitors left. → whether there was anything that is not on the poster. */
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
  // Block by block: a sheet may be as long as a book.
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

function oneNote(setter: TextSetter, content: MeetingContent, id: string, after: string): Row[] {
  const note = content.notes[id];
  return note ? noteRows(setter, note, paperOf(note.color).light, after, FLOW_WIDTH) : [];
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

/** `Jonas asks` in bold, the words below. */
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

/** Every connection with its sentence, in the order they were made. */
export async function addConnections(flow: PageFlow, content: MeetingContent): Promise<void> {
  const connections = byTime(content.connections);
  if (connections.length === 0) return;
  const { setter } = flow;
  flow.begin('Connections');
  flow.add(chapter(setter, countWords(connections.length, 'connection')));
  for (const connection of connections) {
    flow.add(connectionRows(setter, content, connection));
    await flow.rest();
  }
}

function connectionRows(
  setter: TextSetter,
  content: MeetingContent,
  connection: Connection,
): Row[] {
  const facts = [
    CONNECTION_STATE_WORDS[connection.state],
    ...(connection.by === undefined ? [] : [`from ${own(connection.by)}`]),
    ...(connection.marks === 0
      ? []
      : [`marked by ${countWords(connection.marks, 'person', 'people')}`]),
  ].join(' · ');
  const heads = textRows(
    setter,
    [
      { text: ownTable(content, connection.from), style: 'bold' },
      { text: `  ${RELATION_WORDS[connection.relation]}  `, style: 'italic' },
      { text: ownTable(content, connection.to), style: 'bold' },
    ],
    { width: FLOW_WIDTH - 16 },
  );
  const rows = [
    ...heads,
    ...textRows(setter, connection.text, { width: FLOW_WIDTH - 16 }),
    ...textRows(setter, facts, { width: FLOW_WIDTH - 16, size: SIZE.small, ink: INK_SOFT }),
  ];
  const dashed = connection.relation === 'supports';
  return [
    ...rows.map((row, index): Row => ({
      ...row,
      keepWithNext: index < rows.length - 1,
      items: [
        ...shifted(row.items, 16, 0),
        {
          kind: 'path',
          x: 4,
          y: 0,
          d: `M0 ${dashed ? 2 : 0}V${row.height}`,
          stroke: THREAD[connection.relation],
          lineWidth: 2,
          ...(dashed ? { dash: [4, 3] as const } : {}),
        },
      ],
    })),
    gap(10),
  ];
}

/** Who does what next: per table the decision and who is in, then everybody. */
export async function addPeople(flow: PageFlow, content: MeetingContent): Promise<void> {
  const { setter } = flow;
  if (content.roster.length === 0) return;
  flow.begin('Who does what next');
  flow.add(chapter(setter, 'Who does what next'));
  flow.add([
    ...soft(
      setter,
      'Activators make it happen, supporters help when asked, observers want to hear.',
    ),
    gap(6),
  ]);
  for (const poster of content.posters) {
    const rows = COMMITMENT_KINDS.flatMap((kind) => {
      const people = committedTo(content.roster, poster.tableId, kind);
      const count = people.names.length + people.nameless;
      if (count === 0) return [];
      return textRows(
        setter,
        [
          {
            text: `${count} ${count === 1 ? COMMITMENT_WORDS[kind].one : COMMITMENT_WORDS[kind].many}: `,
            style: 'medium',
          },
          { text: ownPeople(people), style: 'regular' },
        ],
        { width: FLOW_WIDTH },
      );
    });
    flow.add([
      ...section(setter, ownTable(content, poster.tableId)),
      ...rows,
      ...soft(setter, againWords(poster.again)),
    ]);
    await flow.rest();
  }
  const people = content.roster
    .filter((row) => row.name.trim() !== '')
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  if (people.length === 0) return;
  flow.add(section(setter, 'People'));
  for (const row of people) {
    flow.add(personRows(setter, content, row));
    await flow.rest();
  }
}

function personRows(setter: TextSetter, content: MeetingContent, row: RosterRow): Row[] {
  const left = 170;
  const numbers = new Map(content.posters.map((poster) => [poster.tableId, poster.number]));
  const duties = row.duties.length === 0 ? '' : ` (${listDuties(row.duties)})`;
  const kinds = row.commitments.map(
    ({ tableId, kind }) => `${COMMITMENT_WORDS[kind].one} at table ${numbers.get(tableId) ?? '–'}`,
  );
  const facts = [...(row.table === null ? [] : [`table ${row.table}${duties}`]), ...kinds].join(
    ' · ',
  );
  const names = textRows(setter, row.name, { width: left - 12, style: 'medium' });
  const words = textRows(setter, facts, { width: FLOW_WIDTH - left });
  return Array.from({ length: Math.max(names.length, words.length) }, (_, index) => {
    const items = [...(names[index]?.items ?? []), ...shifted(words[index]?.items ?? [], left, 0)];
    return { height: (names[index] ?? words[index])?.height ?? 0, items };
  });
}

/** Notes that lie at no table, with their group where they have one. */
export async function addLooseNotes(flow: PageFlow, content: MeetingContent): Promise<void> {
  const loose = looseNotes(content);
  if (loose.length === 0) return;
  const words = content.posters.length === 0 ? 'Notes' : 'Notes at no table';
  flow.begin(words);
  flow.add(chapter(flow.setter, words));
  for (const { id, group } of loose) {
    flow.add(oneNote(flow.setter, content, id, group === '' ? '' : `group: ${own(group)}`));
    await flow.rest();
  }
}

/** Only when a facilitator asks for it: how to reach people. */
export async function addContacts(flow: PageFlow, content: MeetingContent): Promise<void> {
  const rows = content.roster.filter((row) => row.contact !== undefined);
  if (rows.length === 0) return;
  const { setter } = flow;
  flow.begin('Contacts · for facilitators');
  flow.add(chapter(setter, 'Contacts'));
  flow.add([
    ...textRows(setter, 'For facilitators. Take this page out before you pass the report on.', {
      width: FLOW_WIDTH,
      style: 'bold',
    }),
    gap(8),
  ]);
  for (const row of rows) {
    const readers =
      row.contactShownTo === 'table'
        ? 'for the own table and facilitators'
        : 'for facilitators only';
    flow.add([
      ...textRows(
        setter,
        [
          { text: own(calledName(row.name)), style: 'medium' },
          { text: `  ${own(row.contact ?? '')}`, style: 'regular' },
        ],
        { width: FLOW_WIDTH },
      ),
      ...textRows(setter, readers, { width: FLOW_WIDTH, size: SIZE.small, ink: INK_SOFT }),
      gap(4),
    ]);
    await flow.rest();
  }
}
