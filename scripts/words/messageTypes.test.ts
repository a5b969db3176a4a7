import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEntriesOf } from '../../locales/readCatalogue.ts';
import { messagesModule, takenBy } from './messageTypes.ts';

describe('what a message takes', () => {
  it.each([
    ['Join a wall', {}],
    ['Question {number, number}', { number: 'number' }],
    ['Table {name} is closed', { name: 'string | number' }],
    ['{count, plural, one {# note} other {# notes}}', { count: 'number' }],
    [
      '{count, plural, one {and # note} other {and <b>{name}</b>}}',
      { count: 'number', name: 'string | number', b: 'Tag' },
    ],
    [
      '{count, plural, =0 {Nobody} one {{name} alone} other {{name} and <b>#</b> more}}',
      { count: 'number', name: 'string | number', b: 'Tag' },
    ],
    ['{who, select, host {Yours} other {Theirs}}', { who: 'string' }],
    [
      'Go to <strong>{host}</strong>, <em>now</em>',
      { strong: 'Tag', host: 'string | number', em: 'Tag' },
    ],
    ['{count}: {count, plural, other {#}}', { count: 'number' }],
  ])('%s', (text, taken) => {
    expect(takenBy(text)).toEqual(taken);
  });

  it.each([
    ['{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}'],
    ['at {when, time, short}'],
    ['on {when, date, short}'],
    ['{share, number, percent}'],
    ['{count, number} {count}: <count>so</count>'],
    ['<b>{b}</b>'],
    ['{count, plural, one {# note}}'],
    ['{count'],
    ['<b>open'],
  ])('is refused where it cannot be: %s', (text) => {
    expect(() => takenBy(text)).toThrow();
  });
});

it('the types of messages are those of the catalogue (npm run words)', () => {
  const file = resolve(import.meta.dirname, '../../shared/words/messages.ts');
  expect(readFileSync(file, 'utf8')).toBe(messagesModule(readEntriesOf('en')));
});
