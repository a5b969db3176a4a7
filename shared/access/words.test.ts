import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../model/person.ts';
import { mayAccept, mayAnswer, mayCarry, mayMerge, mayReword, mayTakeAway } from './words.ts';

const ENDS = { from: 'a', to: 'b' };
const SEATS = [undefined, 'a', 'b', 'c'] as const;

describe('who may do what to words at posters and on threads', () => {
  it.each(ROLES)('2a.6, 2a.7 %s, at each table and at none, of her own and of others’', (role) => {
    for (const table of SEATS)
      for (const isAuthor of [true, false]) {
        const asker = table === undefined ? { role } : { role, table };
        const isThere = role !== 'projector' && (table === 'a' || table === 'b');
        const leads = role === 'facilitator';
        expect(mayAccept(asker, ENDS)).toBe(leads || isThere);
        expect(mayReword(asker, ENDS, isAuthor)).toBe(
          leads || isThere || (isAuthor && role !== 'projector'),
        );
        expect(mayMerge(asker, ENDS)).toBe(leads || isThere);
        expect(mayCarry(asker)).toBe(role !== 'projector');
        expect(mayAnswer(asker, { table: 'a' })).toBe(
          leads || (role !== 'projector' && table === 'a'),
        );
        expect(mayTakeAway(asker, isAuthor)).toBe(leads || isAuthor);
      }
  });

  it('2a.7 a thread’s author rewords it from wherever she sits, and accepts it only at one of its tables', () => {
    const role: Role = 'participant';
    expect(mayReword({ role, table: 'c' }, ENDS, true)).toBe(true);
    expect(mayAccept({ role, table: 'c' }, ENDS)).toBe(false);
  });
});
