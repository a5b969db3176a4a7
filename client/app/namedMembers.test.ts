import { describe, expect, it } from 'vitest';
import type { TableMember } from '../../shared/protocol/tables.ts';
import { namedMembers } from './namedMembers.ts';

const member = (name: string, more: Partial<TableMember> = {}): TableMember => ({
  personId: name || 'somebody',
  isMe: false,
  name,
  duties: [],
  host: false,
  spoken: false,
  ...more,
});
const called = (...names: string[]): [string, string][] =>
  namedMembers(names.map((name) => member(name))).map(({ shown, brief }) => [shown, brief]);

describe('what people at a table are called', () => {
  it('is their name, and the first of it where many stand in one line', () => {
    expect(called('Mere Tūhoe', 'Jonas Kraus')).toEqual([
      ['Mere Tūhoe', 'Mere'],
      ['Jonas Kraus', 'Jonas'],
    ]);
  });

  it('tells two of one first name apart', () => {
    const briefs = called('Anna Berg', 'Anna Vogel').map(([, brief]) => brief);
    expect(new Set(briefs).size).toBe(2);
    for (const brief of briefs) expect(brief).toMatch(/^Anna/);
  });

  it('is “Guest” with a number for whoever shows none, in the order they sat down', () => {
    expect(called('', 'Mere Tūhoe', '').map(([shown]) => shown)).toEqual([
      'Guest 1',
      'Mere Tūhoe',
      'Guest 2',
    ]);
  });

  it('leaves everything else of them as it is', () => {
    const [mere] = namedMembers([
      member('Mere', { isMe: true, duties: ['reporter'], spoken: true, contact: 'me@x.org' }),
    ]);
    expect(mere).toMatchObject({
      personId: 'Mere',
      isMe: true,
      duties: ['reporter'],
      spoken: true,
      contact: 'me@x.org',
    });
  });

  it('is nobody at an empty table', () => {
    expect(namedMembers([])).toEqual([]);
  });
});
