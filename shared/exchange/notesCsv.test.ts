import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Note } from '../model/note.ts';
import { withoutIsolates } from '../model/textDirection.ts';
import { isoTime } from '../model/isoTime.ts';
import { csvField, printNotesCsv } from './notesCsv.ts';
import { standingAt } from '../scripts/standing.ts';
import { newSession } from '../commands/session.ts';
import { testSession } from '../commands/testSession.ts';
import { ENGLISH } from '../../locales/englishWords.ts';

const note = (text: string, seq = 0): Note => ({ text, color: 'yellow', at: 0, seq });

/** A reader after RFC 4180, written apart from the printer. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let index = csv.startsWith('\uFEFF') ? 1 : 0; index < csv.length; index += 1) {
    const char = csv[index] ?? '';
    if (quoted && char === '"' && csv[index + 1] === '"') index += 1;
    else if (char === '"') {
      quoted = !quoted;
      continue;
    } else if (!quoted && (char === ',' || (char === '\r' && csv[index + 1] === '\n'))) {
      rows.at(-1)?.push(field);
      field = '';
      if (char === '\r') {
        rows.push([]);
        index += 1;
      }
      continue;
    }
    field += char;
  }
  return rows.slice(0, -1);
}

test('one row a note in order of arrival, with group, question, author and time', () => {
  const csv = printNotesCsv(ENGLISH, {
    notes: {
      b: {
        text: 'Second, with "quotes"\nand a line',
        color: 'blue',
        at: 1_700_000_000_123,
        seq: 1,
        by: 'Mere',
        prompt: 1,
      },
      a: note('First'),
    },
    clusters: {
      old: { name: 'Old', color: 'pink', pos: [0, 0], state: 'dissolved', into: 'new' },
      new: { name: 'Rivers', color: 'pink', pos: [0, 0] },
    },
    placements: { b: { cluster: 'old', pos: [0, 0] }, gone: { pos: [0, 0] } },
    session: newSession(ENGLISH, { title: 'Hui', prompts: ['Where?', 'What?'] }, 'ABCDEF', 0),
    tables: new Map([['b', 4]]),
  });
  expect(csv.startsWith('\uFEFFid,text,cluster,table,prompt,color,author,time\r\n')).toBe(true);
  expect(readCsv(csv).slice(1)).toEqual([
    ['a', 'First', '', '', '', 'Sun', '', '1970-01-01T00:00:00.000Z'],
    [
      'b',
      'Second, with "quotes"\nand a line',
      'Rivers',
      '4',
      'What?',
      'Sky',
      'Mere',
      '2023-11-14T22:13:20.123Z',
    ],
  ]);
});

test.each([
  '=1+1',
  '+x',
  '-x',
  '@SUM(A1)',
  '  =1',
  '\t=1',
  '\n=1',
  '\u00a0=1',
  '\tx',
  '\rx',
  '＝1',
  '\uFEFF=1',
])('T11 %j opens as text, not as a formula', (text) => {
  expect(csvField(text).startsWith(`"'`)).toBe(true);
});

test.each([
  [";=cmd|'/C calc'!A0;", `";'=cmd|'/C calc'!A0;"`],
  ['a;=1+1;b', `"a;'=1+1;b"`],
  ["a\n=cmd|'/C calc'!A0;", `"a\n'=cmd|'/C calc'!A0;"`],
  ["a\r\n\u200B- cmd|'/C calc'!A0", `"a\r\n\u200B'- cmd|'/C calc'!A0"`],
  ['a\n\n@SUM(A1)', `"a\n\n'@SUM(A1)"`],
  ['x\t=1+1', `"x\t'=1+1"`],
  ['a; "=1', `"a; ""'=1"`],
  ['\u061c=1', `"'\u061c=1"`],
  ['\u180e=1', `"'\u180e=1"`],
])('T11 %j: nothing is run where a spreadsheet parts cells at other signs', (text, field) =>
  expect(csvField(text)).toBe(field),
);
test.each(['so; as we said', 'a – b', 'x | y', 'one\n- two', 'one\n- two\n\n+ three'])(
  '%j keeps its words',
  (text) => expect(csvField(text).replaceAll('"', '')).toBe(text),
);

test.each([
  '007',
  '+64 21 555 0199',
  '+6421555',
  '12345678901234567890',
  '1-2',
  '1E5',
  '3/4',
  '-5',
  '0800 1234',
  '10:30',
  '5.10',
  '2026-11-29',
  '(09) 555',
  '-1,5 %'.replace(' %', '%'),
  '۰۹۱۲-۳۴۵',
  'March 1',
  'Sept 2',
  'jan-5',
  '5. Mai 2026',
  '1 março',
  '2026 Dec 3',
  '$5',
  '5 €',
])('%j opens as text in a spreadsheet, unchanged and without a mark', (text) =>
  expect(csvField(text)).toBe(`"\t${text}"`),
);
test.each(['42', '2026', '+', '-', '+x', '-1+1', '+1*2', '=1', '1=1', '+64@x', "+1|cmd'", '+A1'])(
  '%j never gets a tab',
  (text) => expect(csvField(text)).not.toContain('\t'),
);

test.each([
  '2 = 2',
  'Table 2',
  'May we?',
  'March',
  '2 marches',
  'well-being',
  'a@b.org',
  '“quoted”',
  '水',
])('%j stays as it is', (text) => expect(csvField(text)).toBe(text));

test('nothing isolates a direction in a cell, where a filter would miss it', () => {
  expect(csvField('Tisch 2: \u2068Gärten\u2069')).toBe('Tisch 2: Gärten');
  expect(csvField('\u2067=1+1\u2069')).toBe(`"'=1+1"`);
});

test('whatever people write comes back whole but for signs that isolate', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }),
      (texts) => {
        const bare = texts.map(withoutIsolates);
        const notes = Object.fromEntries(texts.map((text, seq) => [`n${seq}`, note(text, seq)]));
        const read = readCsv(
          printNotesCsv(ENGLISH, {
            notes,
            clusters: {},
            placements: {},
            session: testSession(),
          }),
        )
          .slice(1)
          .map((row) => row[1] ?? '');
        expect(
          read.map((text, index) => (text === `'${bare[index]}` ? bare[index] : text)),
        ).toEqual(bare);
      },
    ),
  );
});

test('times are those of Date', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => {
      expect(isoTime(ms)).toBe(new Date(ms).toISOString());
    }),
  );
});

test('what the papers mean and the fields of forms stand in columns at the end', () => {
  const { script } = testSession({}, ENGLISH);
  const session = standingAt({
    ...testSession({}, ENGLISH),
    step: 'a',
    been: [],
    script: {
      ...script,
      papers: [{ color: 'green', means: 'New ideas' }],
      steps: [
        {
          id: 'a',
          kind: 'post',
          title: 'Who?',
          ask: 'Who?',
          prompts: [],
          form: [
            { id: 'money', kind: 'amount', label: 'Money', unit: 'kr' },
            {
              id: 'when',
              kind: 'choice',
              several: true,
              label: 'When',
              options: [
                { id: 'mon', label: 'Monday' },
                { id: 'tue', label: 'Tuesday' },
              ],
            },
          ],
        },
      ],
    },
  });
  const notes = {
    a: { ...note('A'), color: 'green' as const, fields: { money: 1500, when: ['mon', 'tue'] } },
    b: { ...note('B', 1), step: 'elsewhere', fields: { money: 1 } },
  };
  const rows = readCsv(printNotesCsv(ENGLISH, { notes, clusters: {}, placements: {}, session }));
  expect(rows.map((row) => row.slice(8))).toEqual([
    ['paper means', 'Money (kr)', 'When'],
    ['New ideas', '1500', 'Monday, Tuesday'],
    ['', '', ''],
  ]);
});
