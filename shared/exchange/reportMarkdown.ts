import { listDuties } from '../activities/dutyWords.ts';
import { calledName } from '../model/names.ts';
import type { Connection, Visit } from '../model/gallery.ts';
import { COMMITMENT_KINDS } from '../model/table.ts';
import type { PosterView } from '../protocol/tables.ts';
import { blocksMarkdown, blockWords, inlineWords } from './markdownText.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import {
  againWords,
  authorsOf,
  byTime,
  carriedConnections,
  carriedWords,
  carrierWords,
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
  tableWords,
} from './meetingWords.ts';

export interface ReportOptions {
  /**
   * Print contacts as well. Off unless a facilitator asks: a report is passed around, and people showed theirs to facilitators or to
   * their own table only.
   */
  contacts: boolean;
}

/** The whole meeting as one Markdown document (CommonMark with tables and check items). People's words stay words: they make no markup. */
export function printReportMarkdown(content: MeetingContent, options: ReportOptions): string {
  const sections = [
    head(content),
    ...content.posters.map((poster) => tableSection(content, poster)),
    connectionsSection(content),
    followUpSection(content),
    looseSection(content),
    ...(options.contacts ? [contactsSection(content.roster)] : []),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Lines with a blank one between, empty ones left out. */
const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const said = (by: string | undefined): string => (by === undefined ? '' : ` (${inlineWords(by)})`);

function head(content: MeetingContent): string {
  const figures = meetingFigures(content)
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `**${count}** ${words}`)
    .join(' · ');
  const rows = content.posters.map(
    (poster) =>
      `| ${poster.number} | ${inlineWords(tableName(poster))} | ${poster.seats} | ${inlineWords(peopleWords(committedTo(content.roster, poster.tableId, 'activator'))) || '–'} | ${poster.again ?? 'not decided'} |`,
  );
  return paragraphs(
    `# ${inlineWords(content.session.title)}`,
    `Held on ${dayWords(content.session.createdAt)}. As it stood on ${momentWords(content.at)}.`,
    figures,
    rows.length === 0
      ? ''
      : [
          '| Table | Topic | People | Activators | Another session |',
          '|---:|---|---:|---|---|',
          ...rows,
        ].join('\n'),
  );
}

function tableSection(content: MeetingContent, poster: PosterView): string {
  const noteIds = content.tableNoteIds[poster.tableId] ?? [];
  const sections = poster.sections.map(({ question, blocks }) =>
    paragraphs(
      question === '' ? '' : `### ${inlineWords(question)}`,
      blocks.length === 0 ? '*Nothing written.*' : blocksMarkdown(blocks),
    ),
  );
  return paragraphs(
    `## ${poster.number}. ${inlineWords(tableName(poster))}`,
    poster.closed ? '*This table was closed.*' : '',
    poster.sentence.trim() === '' ? '' : `**${inlineWords(poster.sentence)}**`,
    list(peopleLines(content, poster)),
    ...sections,
    noteIds.length === 0
      ? ''
      : paragraphs('### Notes', list(noteIds.flatMap((id) => noteLine(content, id)))),
    visitsSection(content, poster.tableId),
  );
}

function noteLine(content: MeetingContent, id: string): string[] {
  const note = Object.hasOwn(content.notes, id) ? content.notes[id] : undefined;
  return note ? [`${blockWords(note.text, '  ')}${said(note.by)}`] : [];
}

function peopleLines(content: MeetingContent, poster: PosterView): string[] {
  const named = poster.people.map(
    ({ name, duties }) => `${name}${duties.length === 0 ? '' : ` (${listDuties(duties)})`}`,
  );
  const people = peopleWords({ names: named, nameless: poster.seats - named.length });
  return [
    ...(people === '' ? [] : [`At the table: ${inlineWords(people)}`]),
    ...(poster.host === undefined ? [] : [`Stayed with the poster: ${inlineWords(poster.host)}`]),
    againWords(poster.again),
    ...commitmentLines(content, poster.tableId),
  ];
}

function commitmentLines(content: MeetingContent, tableId: string): string[] {
  return COMMITMENT_KINDS.flatMap((kind) => {
    const people = committedTo(content.roster, tableId, kind);
    const count = people.names.length + people.nameless;
    const { one, many } = COMMITMENT_WORDS[kind];
    return count === 0
      ? []
      : [`${countWords(count, one, many)}: ${inlineWords(peopleWords(people))}`];
  });
}

function visitsSection(content: MeetingContent, tableId: string): string {
  const visits = byTime(content.visits).filter((visit) => visit.table === tableId);
  const of = (kind: Visit['kind']): Visit[] => visits.filter((visit) => visit.kind === kind);
  const questions = of('question').map((visit) => {
    const answer = visit.answer
      ? `\n  - Answer${said(visit.answer.by)}: ${blockWords(visit.answer.text, '    ')}`
      : '';
    return `${blockWords(visit.text, '  ')}${said(visit.by)}${answer}`;
  });
  const connections = of('connection').map((visit) =>
    `${visit.relation === undefined ? '' : RELATION_WORDS[visit.relation]} ${visit.toTable === undefined ? '' : inlineWords(tableWords(content, visit.toTable))}: ${blockWords(visit.text, '  ')}${said(visit.by)}`.trim(),
  );
  const joins = of('join');
  const words = joins.flatMap((visit) =>
    visit.text.trim() === '' ? [] : [`${blockWords(visit.text, '  ')}${said(visit.by)}`],
  );
  const silent = joins.filter((visit) => visit.text.trim() === '');
  const names = silent.flatMap((visit) => visit.by ?? []);
  const might =
    silent.length === 0
      ? words
      : [...words, inlineWords(peopleWords({ names, nameless: silent.length - names.length }))];
  return paragraphs(
    questions.length === 0 ? '' : paragraphs('### Questions from visitors', list(questions)),
    connections.length === 0 ? '' : paragraphs('### Connections visitors saw', list(connections)),
    joins.length === 0 ? '' : paragraphs(`### Might join (${joins.length})`, list(might)),
  );
}

function connectionsSection(content: MeetingContent): string {
  const line = (connection: Connection): string => {
    const marks =
      connection.marks === 0
        ? ''
        : `, marked by ${countWords(connection.marks, 'person', 'people')}`;
    const carried = carriedWords(connection, inlineWords);
    const by = authorsOf(connection).join(', ');
    return `**${inlineWords(tableWords(content, connection.from))}** ${RELATION_WORDS[connection.relation]} **${inlineWords(tableWords(content, connection.to))}**: ${blockWords(connection.text, '  ')}${said(by === '' ? undefined : by)} – ${CONNECTION_STATE_WORDS[connection.state]}${marks}${carried === '' ? '' : `, ${carried}`}`;
  };
  const lines = byTime(content.connections).map(line);
  return lines.length === 0 ? '' : paragraphs('## Connections', list(lines));
}

function followUpSection(content: MeetingContent): string {
  const lines = content.posters.flatMap((poster) => {
    const commitments = commitmentLines(content, poster.tableId);
    if (commitments.length === 0 && poster.again === null) return [];
    return [
      `**${inlineWords(tableWords(content, poster.tableId))}**\n${[againWords(poster.again), ...commitments].map((line) => `  - ${line}`).join('\n')}`,
    ];
  });
  const carried = carriedConnections(content).map(
    (connection) =>
      `${carrierWords(connection, inlineWords)}: **${inlineWords(tableWords(content, connection.from))}** ${RELATION_WORDS[connection.relation]} **${inlineWords(tableWords(content, connection.to))}**: ${blockWords(connection.text, '  ')}`,
  );
  if (lines.length + carried.length === 0) return '';
  return paragraphs(
    '## Who does what next',
    'Activators make it happen, supporters help when asked, observers want to hear.',
    lines.length === 0 ? '' : list(lines),
    carried.length === 0 ? '' : paragraphs('### Connections that somebody carries', list(carried)),
  );
}

function looseSection(content: MeetingContent): string {
  const lines = looseNotes(content).flatMap(({ id, group }) =>
    noteLine(content, id).map(
      (line) => `${line}${group === '' ? '' : ` – group: ${inlineWords(group)}`}`,
    ),
  );
  return lines.length === 0
    ? ''
    : paragraphs(content.posters.length === 0 ? '## Notes' : '## Notes at no table', list(lines));
}

function contactsSection(roster: readonly RosterRow[]): string {
  const lines = roster.flatMap((row) =>
    row.contact === undefined
      ? []
      : [
          `${inlineWords(calledName(row.name))}: ${inlineWords(row.contact)} (${row.contactShownTo === 'table' ? 'for the own table and facilitators' : 'for facilitators only'})`,
        ],
  );
  return lines.length === 0
    ? ''
    : paragraphs(
        '## Contacts',
        '**For facilitators. Take this part out before you pass the report on.**',
        list(lines),
      );
}
