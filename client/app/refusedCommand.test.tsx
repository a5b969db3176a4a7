import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../shared/model/problems.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { ownWords, type Command } from '../meeting/outbox/commandMeanings.ts';
import { openLingering, sayAgain, type Commands } from '../meeting/outbox/openCommands.ts';
import type { Kept, SendResult } from '../meeting/outbox/outbox.ts';
import { TestPorts, TestShelf } from '../sync/testing.ts';
import { RefusedCommand } from './RefusedCommand.tsx';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const TABLES: TableRow[] = [{ tableId: 't', number: 4, clusterId: 'c', name: 'Rivers' }];
const COMMANDS: Command[] = [
  { kind: 'visit', visit: { id: 'v', table: 't', kind: 'question', text: 'Who pays?' } },
  { kind: 'visit', visit: { id: 'j', table: 't', kind: 'join', text: '' } },
  { kind: 'take-back-visit', id: 'v' },
  { kind: 'answer', id: 'v', text: 'We do.' },
  {
    kind: 'connect',
    connection: { id: 'c', from: 't', to: 'u', relation: 'supports', text: 'Because.' },
  },
  { kind: 'edit-connection', id: 'c', edit: { text: 'Better.' } },
  { kind: 'edit-connection', id: 'c', edit: { mark: true } },
  { kind: 'me', edit: { table: 't' } },
  { kind: 'me', edit: { contact: { text: 'me@x.org', shownTo: 'table' } } },
  { kind: 'table', table: 't', edit: { sentence: 'Rivers first.' } },
  { kind: 'table', table: 't', edit: { spoken: { person: 'p', spoken: true } } },
];

/** A page whose server answers everything with one answer, until it is told another. */
async function page(first: SendResult, command: Command) {
  const ports = new TestPorts();
  const sent: Command[] = [];
  let answer = first;
  const commands: Commands = openLingering(
    new TestShelf<Kept<Command>>(),
    (said) => {
      sent.push(said);
      return Promise.resolve(answer);
    },
    ports,
  );
  commands.kick();
  commands.say(command);
  await ports.pass(0);
  const shown = (): string =>
    commands
      .entries()
      .map((entry) =>
        renderToStaticMarkup(
          <RefusedCommand entry={entry} commands={commands} session={{ tables: TABLES }} quotes />,
        ),
      )
      .join('');
  return { ports, commands, sent, shown, from: (next: SendResult) => void (answer = next) };
}

const refused = (code: ProblemCode): SendResult => ({ kind: 'refused', code, detail: '' });

describe('a no of the server’s, whatever it was to', () => {
  it.each(CODES)('%s is said in whole sentences, with the words and a way out', async (code) => {
    for (const command of COMMANDS) {
      const { shown } = await page(refused(code), command);
      const markup = shown();
      expect(/<span>([^<]*)<\/span>/.exec(markup)?.[1]).toMatch(/^\S.{10,}\.$/u);
      expect(markup).not.toMatch(/undefined|null|\[object/);
      const words = ownWords(command);
      if (words === '') expect(markup).toContain('All right');
      else {
        expect(markup).toMatch(/Throw away/);
        expect(markup).toContain(`<blockquote dir="auto">${words}</blockquote>`);
      }
    }
  });
});

describe('what can be done about it', () => {
  const reword: Command = { kind: 'edit-connection', id: 'c', edit: { text: 'Mine.', was: ['A'] } };

  it('hers goes over what stands there by now, which she has read, and is gone once it is in', async () => {
    const { ports, commands, sent, shown, from } = await page(refused('changed-meanwhile'), reword);
    expect(shown()).toContain('Put mine instead');
    from({ kind: 'done' });
    sayAgain(commands, commands.entries()[0]?.id ?? '');
    await ports.pass(60_000);
    expect(sent.at(-1)).toEqual({ kind: 'edit-connection', id: 'c', edit: { text: 'Mine.' } });
    expect(shown()).toBe('');
  });

  it('the same goes again, as it was, where it may pass', async () => {
    const question = COMMANDS[0] as Command;
    const { ports, commands, sent, shown, from } = await page(refused('table-closed'), question);
    expect(shown()).toContain('Try again');
    from({ kind: 'done' });
    sayAgain(commands, commands.entries()[0]?.id ?? '');
    await ports.pass(60_000);
    expect(sent).toEqual([question, question]);
    expect(shown()).toBe('');
  });

  it('thrown away it is gone, here and for good', async () => {
    const { ports, commands, sent, shown } = await page(refused('table-closed'), reword);
    commands.drop(commands.entries()[0]?.id ?? '');
    await ports.pass(60_000);
    expect(shown()).toBe('');
    expect(sent).toHaveLength(1);
  });
});
