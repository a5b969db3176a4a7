import { dutiesListed } from '../activities/dutyWords.ts';
import { calledName } from '../model/names.ts';
import type { Connection, Visit } from '../model/gallery.ts';
import { COMMITMENT_KINDS } from '../model/table.ts';
import type { PosterView } from '../protocol/tables.ts';
import type { Words } from '../words/words.ts';
import { blockOwn, blocksMarkdown, inlineOwn, inlineWords } from './markdownText.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';
import { beyondItems, claimSections, ratingSections } from './ratedMarkdown.ts';
import { beyondWords, type Beyond } from './ratedWords.ts';
import {
  againWords,
  askedOf,
  authorsOf,
  byTime,
  carriedConnections,
  carriedWords,
  carrierWords,
  committedTo,
  dayWords,
  hasCommitments,
  looseNotes,
  meetingFigures,
  momentWords,
  peopleWords,
  plainParts,
  rosterByName,
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

/** What a section is written from: the meeting, and the language that it is written in. */
interface Report {
  words: Words;
  content: MeetingContent;
  beyond: Beyond;
}

/** The whole meeting as one Markdown document (CommonMark with tables and check items). People's words stay words: they make no markup. */
export function printReportMarkdown(
  words: Words,
  content: MeetingContent,
  options: ReportOptions,
): string {
  const beyond = beyondWords(words, content);
  const report = { words, content, beyond };
  const sections = [
    head(report),
    ...content.posters.map((poster) => tableSection(report, poster)),
    connectionsSection(report),
    ...ratingSections(words, content, beyond),
    ...claimSections(words, content, beyond),
    followUpSection(report),
    looseSection(report),
    ...(options.contacts ? [contactsSection(words, content.roster)] : []),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Lines with a blank one between, empty ones left out. */
const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const said = (words: Words, by: string | undefined): string =>
  by === undefined ? '' : ` (${inlineOwn(words, by)})`;
const bold = (text: string): string => `**${text}**`;

function head(report: Report): string {
  const { words, content } = report;
  const figures = meetingFigures(content)
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => plainParts(words, `file.figure.${kind}`, { count }, { b: bold }))
    .join(' · ');
  const columns = tableColumns(report);
  const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return paragraphs(
    `# ${inlineWords(content.session.title)}`,
    words.say('file.heldAsOn', {
      day: dayWords(words, content.session.createdAt),
      moment: momentWords(words, content.at),
    }),
    figures,
    content.posters.length === 0
      ? ''
      : [
          rowOf(columns.map(({ title }) => title)),
          `|${columns.map(({ rule }) => rule).join('|')}|`,
          ...content.posters.map((poster) => rowOf(columns.map(({ of }) => of(poster)))),
        ].join('\n'),
  );
}

interface Column {
  title: string;
  /** How its cells stand, as Markdown says it. */
  rule: '---:' | '---';
  of: (poster: PosterView) => string;
}

/** Of the table of tables; what no table was asked or said has no column. */
function tableColumns({ words, content }: Report): Column[] {
  const { posters, roster } = content;
  const activators = (poster: PosterView) => committedTo(roster, poster.tableId, 'activator');
  const isAsked = (poster: PosterView) => askedOf(content, poster.tableId);
  const hasActivators = posters.some((poster) => {
    const { names, nameless } = activators(poster);
    return names.length + nameless > 0 || isAsked(poster).commitments.includes('activator');
  });
  const hasAgain = posters.some((poster) => poster.again !== null || isAsked(poster).again);
  const columns: (Column | false)[] = [
    { title: words.say('file.column.table'), rule: '---:', of: ({ number }) => String(number) },
    {
      title: words.say('file.column.topic'),
      rule: '---',
      of: (poster) => inlineWords(tableName(words, poster)),
    },
    { title: words.say('file.column.people'), rule: '---:', of: ({ seats }) => String(seats) },
    hasActivators && {
      title: words.say('file.column.activators'),
      rule: '---',
      of: (poster) => inlineWords(peopleWords(words, activators(poster))) || '–',
    },
    hasAgain && {
      title: words.say('file.column.again'),
      rule: '---',
      of: (poster) =>
        poster.again === null && !isAsked(poster).again
          ? '–'
          : words.say(`file.column.again.${poster.again ?? 'undecided'}`),
    },
  ];
  return columns.filter((column) => column !== false);
}

function tableSection(report: Report, poster: PosterView): string {
  const { words, content } = report;
  const noteIds = content.tableNoteIds[poster.tableId] ?? [];
  const sections = poster.sections.map(({ question, blocks }) =>
    paragraphs(
      question === '' ? '' : `### ${inlineWords(question)}`,
      blocks.length === 0 ? `*${words.say('file.nothingWritten')}*` : blocksMarkdown(words, blocks),
    ),
  );
  return paragraphs(
    `## ${poster.number}. ${inlineWords(tableName(words, poster))}`,
    poster.closed ? `*${words.say('file.closed')}*` : '',
    poster.sentence.trim() === '' ? '' : bold(inlineWords(poster.sentence)),
    list(peopleLines(report, poster)),
    ...sections,
    noteIds.length === 0
      ? ''
      : paragraphs(
          `### ${words.say('file.head.notes')}`,
          list(noteIds.flatMap((id) => noteLine(report, id))),
        ),
    visitsSection(report, poster.tableId),
  );
}

function noteLine({ words, content, beyond }: Report, id: string, after = ''): string[] {
  const note = Object.hasOwn(content.notes, id) ? content.notes[id] : undefined;
  if (!note) return [];
  const line = `${blockOwn(words, note.text, '  ')}${said(words, note.by)}${after}`;
  return [[line, ...beyondItems(words, beyond(note))].join('\n')];
}

function peopleLines(report: Report, poster: PosterView): string[] {
  const { words } = report;
  const named = poster.people.map(({ name, duties }) =>
    duties.length === 0
      ? name
      : words.say('file.person.duties', {
          name,
          duties: words.list(dutiesListed(words, duties), 'unit'),
        }),
  );
  const people = peopleWords(words, { names: named, nameless: poster.seats - named.length });
  return [
    ...(people === '' ? [] : [words.say('file.atTable', { people: inlineWords(people) })]),
    ...(poster.host === undefined
      ? []
      : [words.say('file.stayed', { name: inlineWords(poster.host) })]),
    ...againLines(report, poster),
    ...commitmentLines(report, poster.tableId),
  ];
}

/** Another session or not; none where nobody asked. */
const againLines = ({ words, content }: Report, poster: PosterView): string[] =>
  [againWords(words, content, poster)].filter((line) => line !== '');

function commitmentLines({ words, content }: Report, tableId: string): string[] {
  return COMMITMENT_KINDS.flatMap((kind) => {
    const people = committedTo(content.roster, tableId, kind);
    const count = people.names.length + people.nameless;
    return count === 0
      ? []
      : [
          plainParts(words, `file.commitment.${kind}.who`, {
            count,
            people: inlineWords(peopleWords(words, people)),
          }),
        ];
  });
}

function visitsSection({ words, content }: Report, tableId: string): string {
  const visits = byTime(content.visits).filter((visit) => visit.table === tableId);
  const of = (kind: Visit['kind']): Visit[] => visits.filter((visit) => visit.kind === kind);
  const questions = of('question').map((visit) => {
    const by = visit.answer?.by;
    const label =
      by === undefined
        ? words.say('file.answer')
        : words.say('file.answer.by', { name: inlineWords(by) });
    const answer = visit.answer
      ? `\n  - ${label}: ${blockOwn(words, visit.answer.text, '    ')}`
      : '';
    return `${blockOwn(words, visit.text, '  ')}${said(words, visit.by)}${answer}`;
  });
  const connections = of('connection').map(({ relation, toTable, text, by }) => {
    const to =
      relation === undefined || toTable === undefined
        ? ''
        : `${plainParts(words, `file.connection.${relation}.to`, { to: inlineWords(tableWords(words, content, toTable)) })}: `;
    return `${to}${blockOwn(words, text, '  ')}${said(words, by)}`;
  });
  const joins = of('join');
  const spoken = joins.flatMap((visit) =>
    visit.text.trim() === ''
      ? []
      : [`${blockOwn(words, visit.text, '  ')}${said(words, visit.by)}`],
  );
  const silent = joins.filter((visit) => visit.text.trim() === '');
  const names = silent.flatMap((visit) => visit.by ?? []);
  const quiet = { names, nameless: silent.length - names.length };
  const might = silent.length === 0 ? spoken : [...spoken, inlineWords(peopleWords(words, quiet))];
  const part = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : paragraphs(`### ${title}`, list(lines));
  return paragraphs(
    part(words.say('file.head.visitorQuestions'), questions),
    part(words.say('file.head.visitorConnections'), connections),
    part(words.say('file.head.mightJoin', { count: joins.length }), might),
  );
}

/** "**Table 1: Rivers** reinforces **Table 2: Farms**". */
const connectedWords = ({ words, content }: Report, { from, relation, to }: Connection): string =>
  plainParts(
    words,
    `file.connection.${relation}`,
    {
      from: inlineWords(tableWords(words, content, from)),
      to: inlineWords(tableWords(words, content, to)),
    },
    { b: bold },
  );

function connectionsSection(report: Report): string {
  const { words, content } = report;
  const line = (connection: Connection): string => {
    const { text, state, marks } = connection;
    const facts = [
      words.say(`file.state.${state}`),
      marks === 0 ? '' : words.say('file.marked', { count: marks }),
      carriedWords(words, connection, inlineWords),
    ].filter((fact) => fact !== '');
    const authors = authorsOf(connection);
    const by = authors.length === 0 ? undefined : words.list(authors, 'unit');
    return `${connectedWords(report, connection)}: ${blockOwn(words, text, '  ')}${said(words, by)} – ${words.list(facts, 'unit')}`;
  };
  const lines = byTime(content.connections).map(line);
  return lines.length === 0
    ? ''
    : paragraphs(`## ${words.say('file.head.connections')}`, list(lines));
}

function followUpSection(report: Report): string {
  const { words, content } = report;
  const lines = content.posters.flatMap((poster) => {
    const commitments = commitmentLines(report, poster.tableId);
    if (commitments.length === 0 && poster.again === null) return [];
    const below = [...againLines(report, poster), ...commitments].map((line) => `  - ${line}`);
    const table = bold(inlineWords(tableWords(words, content, poster.tableId)));
    return [`${table}\n${below.join('\n')}`];
  });
  const carried = carriedConnections(content).map(
    (connection) =>
      `${carrierWords(words, connection, inlineWords)}: ${connectedWords(report, connection)}: ${blockOwn(words, connection.text, '  ')}`,
  );
  if (lines.length + carried.length === 0) return '';
  return paragraphs(
    `## ${words.say('file.head.who')}`,
    hasCommitments(content) ? words.say('file.commitments') : '',
    lines.length === 0 ? '' : list(lines),
    carried.length === 0 ? '' : paragraphs(`### ${words.say('file.head.carried')}`, list(carried)),
  );
}

function looseSection(report: Report): string {
  const { words, content } = report;
  const lines = looseNotes(content).flatMap(({ id, group }) =>
    noteLine(
      report,
      id,
      group === '' ? '' : ` – ${words.say('file.group', { name: inlineWords(group) })}`,
    ),
  );
  const title = words.say(
    content.posters.length === 0 ? 'file.head.notes' : 'file.head.notesAtNoTable',
  );
  return lines.length === 0 ? '' : paragraphs(`## ${title}`, list(lines));
}

function contactsSection(words: Words, roster: readonly RosterRow[]): string {
  const lines = rosterByName(words, roster).flatMap(({ name, contact, contactShownTo }) =>
    contact === undefined
      ? []
      : [
          `${inlineOwn(words, calledName(words, name))}: ${inlineOwn(words, contact)} (${words.say(`file.contact.${contactShownTo ?? 'facilitators'}`)})`,
        ],
  );
  return lines.length === 0
    ? ''
    : paragraphs(
        `## ${words.say('file.head.contacts')}`,
        bold(words.say('file.contacts.part')),
        list(lines),
      );
}
