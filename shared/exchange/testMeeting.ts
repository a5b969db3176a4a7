import { testSession } from '../commands/testSession.ts';
import type { Connection, Visit } from '../model/gallery.ts';
import { NOTE_COLORS, type Note } from '../model/note.ts';
import type { SheetBlock, SheetSection, SheetText } from '../model/sheet.ts';
import type { PosterView, TableNote } from '../protocol/tables.ts';
import type { Step } from '../scripts/script.ts';
import type { MeetingContent, RosterRow } from './meetingContent.ts';

/** For tests: a meeting with as many tables, notes, visits and connections as asked, in made-up words. */
export interface TestMeeting {
  title?: string;
  /** Names of the tables, from number 1. */
  tables?: readonly string[];
  /** Notes of each table, else four of each. */
  notes?: readonly (readonly string[])[];
  loose?: readonly string[];
  sentence?: string;
  sections?: SheetSection[];
  questions?: readonly string[];
  connections?: number;
  connectionText?: string;
  roster?: RosterRow[];
}

const words = (text: string): SheetText[] => [{ text }];
const item = (text: string, checked?: boolean): { blocks: SheetBlock[]; checked?: boolean } => ({
  blocks: [{ type: 'paragraph', text: words(text) }],
  ...(checked === undefined ? {} : { checked }),
});

export const TEST_SECTIONS: SheetSection[] = [
  {
    question: 'What we would do first',
    blocks: [
      {
        type: 'list',
        kind: 'bullet',
        items: [
          item('Open two culverted streams next summer.'),
          item('Soil tests at 30 farms, done by schools.'),
          item('One map of who already looks after what.'),
        ],
      },
    ],
  },
  {
    question: 'Who is missing',
    blocks: [
      {
        type: 'paragraph',
        text: [
          { text: 'The regional dairy group, the port, and ' },
          { text: 'anyone who fishes', bold: true },
          { text: '. Ineke will ask them; see ' },
          { text: 'the list', link: 'https://example.org/list?a=1&b=(2)' },
          { text: '. ' },
          { text: 'Clean up the river', note: 'blue' },
        ],
      },
      {
        type: 'list',
        kind: 'check',
        items: [item('Call the port', true), item('Write to the dairy group', false)],
      },
    ],
  },
  { question: 'What would local groups need?', blocks: [] },
];

/** Id of the `index`-th table. */
export const tableId = (index: number): string =>
  `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`;
const noteId = (seq: number): string => `10000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;

export function testMeeting(options: TestMeeting = {}): MeetingContent {
  const names = options.tables ?? [
    'Rivers, soil and sea',
    'Farms that give back',
    'Cats, pests and poison',
  ];
  const notes: Record<string, Note> = {};
  let seq = 0;
  const add = (text: string): string => {
    const id = noteId(seq);
    notes[id] = {
      text,
      color: NOTE_COLORS[seq % 6] ?? 'yellow',
      at: 1_795_000_000_000 + seq,
      seq,
      ...(seq % 2 === 0 ? { by: 'Mere Tui' } : {}),
    };
    seq += 1;
    return id;
  };
  const tableNoteIds: Record<string, string[]> = {};
  const sections = options.sections ?? TEST_SECTIONS;
  const roster = options.roster ?? testRoster(names.length);
  const posters = names.map((name, index): PosterView => {
    const ids = (
      options.notes?.[index] ?? [
        'Clean up the Waikato river',
        'Soil health matters, too. Let’s look after the microbes, worms and beetles.',
        'Urban waterways need to be nature corridors',
        'We need to care for insects and algae',
        'One more than the poster shows',
      ]
    ).map(add);
    const id = tableId(index + 1);
    tableNoteIds[id] = ids;
    const at = roster.filter((row) => row.table === index + 1);
    return {
      tableId: id,
      number: index + 1,
      name,
      closed: false,
      sentence:
        options.sentence ??
        'One catchment, one plan: farmers, iwi, schools and councils already share the water.',
      again: index === 0 ? 'yes' : null,
      here: 0,
      hereNames: [],
      mightJoin: index,
      activators: [],
      counts: { activator: 1, supporter: 1, observer: 0 },
      ...(index === 0 ? { host: 'Rangi' } : {}),
      notes: ids.slice(0, 4).map((note): TableNote => ({
        id: note,
        text: notes[note]?.text ?? '',
        color: notes[note]?.color ?? 'yellow',
      })),
      noteCount: ids.length,
      people: at
        .filter((row) => row.name !== '')
        .map((row) => ({ name: row.name, duties: row.duties })),
      seats: at.length,
      sections,
    };
  });
  for (const text of options.loose ?? ['A note that found no group']) add(text);
  return {
    at: 1_795_333_800_000,
    notes,
    clusters: {},
    placements: {},
    posters,
    tableNoteIds,
    roster,
    visits: testVisits(
      options.questions ?? ['Who pays for the soil tests after year one?'],
      names.length,
    ),
    connections: testConnections(
      options.connections ?? 2,
      names.length,
      options.connectionText ?? 'Fenced streams are the cheapest first step for a farm.',
    ),
    session: sessionOf(options.title ?? 'Aotearoa biodiversity hui', names),
  };
}

/** The meeting as if its tables were asked for no decision. */
export const withoutDecisions = ({ session, ...rest }: MeetingContent): MeetingContent => ({
  ...rest,
  session: {
    ...session,
    script: {
      ...session.script,
      steps: session.script.steps.map((step): Step => {
        if (step.kind !== 'tables') return step;
        const { decide: _decide, ...asked } = step;
        return asked;
      }),
    },
  },
});

const sessionOf = (title: string, names: readonly string[]): MeetingContent['session'] => ({
  ...testSession({ title, joinCode: 'HUA42K', phase: 'follow-up', posting: 'closed', prompts: [] }),
  sheetQuestions: [],
  createdAt: 1_795_300_000_000,
  tables: names.map((name, index) => ({
    tableId: tableId(index + 1),
    number: index + 1,
    clusterId: tableId(index + 1),
    name,
  })),
});

function testRoster(tables: number): RosterRow[] {
  return tables === 0
    ? []
    : [
        {
          name: 'Wiremu Parata',
          table: 1,
          duties: ['facilitator', 'reporter'],
          commitments: [{ tableId: tableId(1), kind: 'activator' }],
          contact: 'wiremu@example.org',
          contactShownTo: 'table',
        },
        {
          name: 'Lena Fischer',
          table: 1,
          duties: [],
          commitments: [
            { tableId: tableId(1), kind: 'supporter' },
            { tableId: tableId(Math.min(2, tables)), kind: 'activator' },
          ],
        },
        {
          name: '',
          table: Math.min(2, tables),
          duties: ['note-taker'],
          commitments: [{ tableId: tableId(Math.min(2, tables)), kind: 'observer' }],
          contact: '+64 21 000 000',
          contactShownTo: 'facilitators',
        },
        { name: '=Tom', table: Math.min(3, tables), duties: [], commitments: [] },
      ];
}

function testVisits(questions: readonly string[], tables: number): Record<string, Visit> {
  if (tables === 0) return {};
  const visits: Record<string, Visit> = {};
  questions.forEach((text, index) => {
    visits[`20000000-0000-4000-8000-${String(index).padStart(12, '0')}`] = {
      table: tableId(1),
      kind: 'question',
      text,
      by: 'Jonas',
      at: 10 + index,
      ...(index % 2 === 0
        ? { answer: { by: 'Rangi', text: 'The council has said yes to three years.', at: 20 } }
        : {}),
    };
  });
  visits['30000000-0000-4000-8000-000000000000'] = {
    table: tableId(1),
    kind: 'join',
    text: '',
    by: 'Aroha',
    at: 30,
  };
  if (tables > 1)
    visits['30000000-0000-4000-8000-000000000001'] = {
      table: tableId(1),
      kind: 'connection',
      text: 'Fenced streams help farms.',
      toTable: tableId(2),
      relation: 'reinforces',
      at: 31,
    };
  return visits;
}

function testConnections(count: number, tables: number, text: string): Record<string, Connection> {
  if (tables < 2) return {};
  return Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, Connection] => {
      const from = (index * 7) % tables;
      const to = (from + 1 + ((index * 3) % (tables - 1))) % tables;
      return [
        `40000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        {
          from: tableId(from + 1),
          to: tableId(to + 1),
          relation: index % 2 === 0 ? 'reinforces' : 'supports',
          text,
          state: index % 3 === 0 ? 'accepted' : 'proposed',
          marks: (index * 5) % 7,
          at: index,
          ...(index % 2 === 0 ? { by: 'Mere' } : {}),
        },
      ];
    }),
  );
}
