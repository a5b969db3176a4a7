import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../../shared/model/problems.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { ApiProblem, Unreachable } from '../../sync/request.ts';
import { ownWords, type Command } from '../outbox/commandMeanings.ts';
import { askRefusal } from './askProblems.ts';
import { commandRefusal, remedyFor } from './commandProblems.ts';
import { nameRefusal } from './nameRefusal.ts';
import { mayWorkLater } from './noteProblems.ts';
import { problemSaid } from '../../words/problemSaid.ts';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const tables: TableRow[] = [1, 2, 3].map((number) => ({
  tableId: `t${number}`,
  number,
  clusterId: `c${number}`,
  name: `Topic ${number}`,
}));
const visit = (kind: 'question' | 'connection' | 'join', text: string): Command => ({
  kind: 'visit',
  visit: { id: 'v', table: 't2', kind, text },
});
/** Nothing but a note is refused for these. */
const OF_NOTES: ReadonlySet<string> = new Set([
  'unknown-prompt',
  'invalid-field',
  'paper-not-offered',
]);
const COMMANDS: readonly Command[] = [
  visit('question', 'Who pays?'),
  visit('connection', 'Because.'),
  visit('join', ''),
  { kind: 'take-back-visit', id: 'v' },
  { kind: 'answer', id: 'v', text: 'We do.' },
  {
    kind: 'connect',
    connection: { id: 'c', from: 't1', to: 't2', relation: 'supports', text: 'Because.' },
  },
  { kind: 'edit-connection', id: 'c', edit: { text: 'Better.' } },
  { kind: 'edit-connection', id: 'c', edit: { mark: true } },
  { kind: 'edit-connection', id: 'c', edit: { carry: true } },
  { kind: 'edit-connection', id: 'c', edit: { until: 'May' } },
  { kind: 'edit-connection', id: 'c', edit: { into: 'd' } },
  { kind: 'me', edit: { table: 't3' } },
  { kind: 'me', edit: { table: null } },
  { kind: 'me', edit: { duties: ['reporter'] } },
  { kind: 'me', edit: { host: true } },
  { kind: 'me', edit: { commitment: { table: 't1', kind: 'observer' } } },
  { kind: 'me', edit: { contact: { text: 'me@example.org', shownTo: 'table' } } },
  { kind: 'me', edit: { contact: null } },
  { kind: 'me', edit: { standing: 't1' } },
  { kind: 'table', table: 't1', edit: { spoken: { person: 'p', spoken: true } } },
  { kind: 'table', table: 't1', edit: { again: 'yes' } },
  { kind: 'table', table: 't1', edit: { sentence: 'Rivers first.' } },
  { kind: 'table', table: 't1', edit: { posterNotes: ['n'] } },
  { kind: 'poster', table: 't1', edit: { layout: 'notes' } },
];

/** Nobody takes a connection out of the hands of whoever carries it. */
const isCarrying = (command: Command): boolean =>
  command.kind === 'edit-connection' &&
  (command.edit.carry !== undefined || command.edit.until !== undefined);

/** Whole sentences, one space between them, nothing that a program left over. */
const SENTENCES = /^(?:[“A-Z][^.?!]+[.?!] ?)+$/u;
const isPlain = (words: string): boolean =>
  SENTENCES.test(words) && !/undefined|null|NaN| {2}| $/u.test(words);

describe.each(CODES)('%s', (code) => {
  const refused = { code, detail: problemSaid({ code }) };

  it('is said of each command as what was not done, and why', () => {
    for (const command of COMMANDS) {
      const words = commandRefusal(command, refused, { tables });
      expect(words).toSatisfy(isPlain);
      expect(words.split('. ').length).toBeGreaterThan(1);
      // Without a sentence of the server's there is still a reason.
      expect(commandRefusal(command, { code, detail: '' }, { tables })).toSatisfy(isPlain);
    }
  });

  it('leaves words a way out, and offers nothing that cannot work', () => {
    for (const command of COMMANDS) {
      const remedy = remedyFor(command, refused);
      if (code === 'changed-meanwhile') expect(remedy).toBe(isCarrying(command) ? null : 'instead');
      else if (ownWords(command) === '') expect(remedy).toBeNull();
      // What is final for a note is final for other words as well.
      else if (!mayWorkLater(code) && !OF_NOTES.has(code) && !code.startsWith('note-'))
        expect(remedy).toBeNull();
    }
  });

  it('is said of what was asked once, with what stays as it was', () => {
    const problem = new ApiProblem({ ...refused, status: PROBLEMS[code].status });
    expect(askRefusal(problem)).toBe(`${refused.detail} Nothing was changed.`);
    expect(askRefusal(problem)).toSatisfy(isPlain);
    expect(askRefusal(problem, '')).toBe(refused.detail);
  });
});

it('names tables by their numbers, and keeps a reason of the server’s that says more', () => {
  const said = (command: Command, code: string, detail = ''): string =>
    commandRefusal(command, { code, detail }, { tables });
  expect(said(visit('question', 'Who pays?'), 'table-closed')).toBe(
    'Your question did not reach table 2. It is closed now.',
  );
  expect(said({ kind: 'me', edit: { table: 't3' } }, 'table-closed')).toBe(
    'You could not sit down at table 3. It is closed now.',
  );
  expect(said({ kind: 'me', edit: { table: 'gone' } }, 'no-such-table')).toBe(
    'You could not sit down at that table. There is no such table.',
  );
  expect(said(visit('question', 'x'), 'text-too-long', 'It holds 500 letters.')).toContain('500');
  expect(said(visit('question', 'x'), 'odd')).toContain('The server did not take it.');
});

it('says that nobody answered, and lets a fault of the page be one', () => {
  expect(askRefusal(new Unreachable('no'), 'It is still here.')).toBe(
    'The server can’t be reached just now. Try again in a moment. It is still here.',
  );
  expect(askRefusal(new ApiProblem({ code: 'odd' as ProblemCode, status: 503, detail: '' }))).toBe(
    'The server said no. Nothing was changed.',
  );
  expect(() => askRefusal(new TypeError('ours'))).toThrow('ours');
});

it.each([
  ['Mere', null],
  ['', null],
  ['  ', null],
  ['\u200b\u2060', 'A name needs'],
  ['m'.repeat(61), 'A name holds 60 letters.'],
])('of the name %j', (typed, wrong) => {
  const refusal = nameRefusal(typed);
  if (wrong === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(wrong);
});

it('says who carries a connection, and that two no longer say the same', () => {
  const said = (edit: object, code: string): string =>
    commandRefusal({ kind: 'edit-connection', id: 'c', edit }, { code, detail: '' }, { tables });
  expect(said({ carry: true }, 'changed-meanwhile')).toBe(
    'Who carries the connection was not changed. Somebody else has taken it on meanwhile.',
  );
  expect(said({ into: 'd' }, 'connections-differ')).toBe(
    'They were not made one. By now they do not say the same.',
  );
});
