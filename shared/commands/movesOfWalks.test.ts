import { beforeEach, describe, expect, it } from 'vitest';
import type { Move } from './moves.ts';
import { arrive, setMe } from './people.ts';
import { movePerson, setTableClosed } from './tables.ts';
import {
  as,
  back,
  make,
  meetAnew,
  MINUTE,
  peopleNow,
  records,
  refusal,
  run,
  uuid,
} from './testMoves.ts';

beforeEach(meetAnew);

describe('people of a walk', () => {
  const rotation: Move = { walk: { action: 'start', mode: 'rotation', stops: 2, stopMs: MINUTE } };

  it('2.10b a walk that is taken back leaves no host, no stop and no poster behind that was not there', () => {
    run(setMe(records, as('p1'), { host: true }));
    run(setMe(records, as('p2'), { standing: uuid(3, 1) }));
    run(setMe(records, as('p5'), { duties: ['reporter'] }));
    const before = peopleNow();
    make(1, rotation);
    expect(records.people.get('p5')).toMatchObject({ host: true });
    expect(records.people.get('p2')?.standing).toBeUndefined();
    back(1);
    expect(peopleNow()).toEqual(before);
  });

  it('2.10b over a walk that ran: its stops are back; who found a poster by herself stays there', () => {
    make(1, rotation);
    const before = peopleNow();
    make(2, { walk: { action: 'start', mode: 'free', stopMs: MINUTE } });
    run(setMe(records, as('p6'), { standing: uuid(3, 2) }));
    back(2);
    expect(peopleNow()).toEqual({
      ...before,
      p6: { ...(before as Record<string, object>)['p6'], standing: uuid(3, 2) },
    });
  });

  it('2.10b over a walk that was begun anew: whoever sits nowhere keeps the stops that were the same', () => {
    make(1, rotation);
    run(setMe(records, as('p3'), { standing: uuid(3, 2) }));
    const before = peopleNow();
    expect(records.people.get('p6')?.stops).toHaveLength(2);
    make(2, rotation);
    expect(records.people.get('p3')?.standing).toBeUndefined();
    back(2);
    expect(peopleNow()).toEqual(before);
  });

  it('2a.5, 2.10b whoever sat down while there was no walk, or is moved there, gets stops of the one that goes on', () => {
    make(1, rotation);
    make(2, { phase: 'connect' });
    run(arrive(records, as('late'), { role: 'participant', arrival: 'code' }));
    run(setMe(records, as('late'), { table: uuid(3, 1) }));
    expect(records.people.get('late')?.stops).toBeUndefined();
    back(2);
    expect(records.people.get('late')?.stops).toHaveLength(2);
    run(arrive(records, as('last'), { role: 'participant', arrival: 'code' }));
    run(movePerson(records, as('fay'), 'last', uuid(3, 2)));
    expect(records.people.get('last')?.stops).toHaveLength(2);
  });

  it('2a.2 a table that is opened again has those back who found no other, in the same step', () => {
    const [table, other] = [uuid(3, 1), uuid(3, 2)];
    expect([...(records.seats.get(table) ?? [])]).toEqual(['p0', 'p3']);
    run(setTableClosed(records, as('fay'), table, true));
    run(setMe(records, as('p3'), { table: other }));
    expect(refusal(() => setTableClosed(records, as('fay'), table, false, ['p0', 'who']))).toBe(
      'no-such-person',
    );
    run(setTableClosed(records, as('fay'), table, false, ['p0', 'p3']));
    expect([records.people.get('p0')?.table, records.people.get('p3')?.table]).toEqual([
      table,
      other,
    ]);
  });
});
