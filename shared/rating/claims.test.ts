import { describe, expect, it, test } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import { Refusal } from '../model/problems.ts';
import {
  claimBoard,
  isDay,
  putClaim,
  releaseClaim,
  type ClaimState,
  type PutClaim,
} from './claims.ts';
import { ClaimBook } from './claimBook.ts';
import { person } from './testRating.ts';

class Room {
  readonly book = new ClaimBook();
  readonly people = new Map([
    ['ana', person()],
    ['ben', person()],
    ['mere', person({ role: 'facilitator' })],
    ['out', person({ removed: true })],
  ]);
  readonly leaving = new Set<string>();
  readonly gone = new Set(['gone']);
  isOpen = true;
  each: 'one' | 'several' = 'one';
  now = 0;

  get state(): ClaimState {
    return {
      people: this.people,
      leaving: this.leaving,
      claims: this.book,
      step: {
        isOpen: this.isOpen,
        people: this.each,
        things: new Map(
          ['a', 'b', 'c', 'gone'].map((id) => [id, { id, authors: [], isGone: this.gone.has(id) }]),
        ),
      },
    };
  }

  put(personId: string, command: Partial<PutClaim> = {}) {
    this.now += 1;
    const { changes, reply } = putClaim(
      this.state,
      { personId, now: this.now },
      { thing: 'a', holds: true, ...command },
    );
    for (const change of changes) this.book.put(change);
    return { changes, claim: reply.claim };
  }

  /** What a refusal says stands there, of which nothing was changed. */
  standing(personId: string, command: Partial<PutClaim>): unknown {
    try {
      this.put(personId, command);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'changed-meanwhile') return error.more?.now;
      throw error;
    }
    return 'taken';
  }

  release(personId: string, of: string, thing = 'a') {
    const { changes } = releaseClaim(this.state, { personId, now: 0 }, { thing, person: of });
    for (const change of changes) this.book.put(change);
    return changes;
  }

  board() {
    const things = ['a', 'b', 'c', 'gone'].filter((id) => !this.gone.has(id));
    return claimBoard(
      this.state,
      things.map((id) => ({ id })),
    ).map(({ thing, state, claims }) => [thing, state, ...claims.map((each) => each.person)]);
  }
}

function codeOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.values];
    throw error;
  }
  return 'taken';
}

describe('a claim', () => {
  it('is the first one’s where one person sees to each, until she lays it down', () => {
    const room = new Room();
    expect(room.put('ana').claim).toEqual({
      person: 'ana',
      thing: 'a',
      state: 'held',
      rev: 1,
      at: 1,
    });
    expect(codeOf(() => room.put('ben'))).toEqual(['already-claimed', undefined]);
    room.put('ana', { until: 'in spring', date: '2027-03-31' });
    room.put('ana', { holds: false });
    expect(room.book.of('a', 'ana')).toMatchObject({ state: 'down', rev: 3 });
    expect(room.book.of('a', 'ana')).not.toHaveProperty('until');
    expect(room.put('ben').changes).toHaveLength(1);
  });

  it('is many people’s where several may, up to a limit', () => {
    const room = new Room();
    room.each = 'several';
    for (let index = 0; index < LIMITS.claimsPerThing; index += 1) {
      room.people.set(`p${index}`, person());
      room.put(`p${index}`);
    }
    expect(codeOf(() => room.put('ana'))).toEqual([
      'too-many-claims',
      { why: 'thing', max: LIMITS.claimsPerThing },
    ]);
    expect(room.put('p0', { until: 'soon' }).changes).toHaveLength(1);
    expect(room.put('ana', { thing: 'b' }).changes).toHaveLength(1);
  });

  it('that comes twice is one; a newer one says by when, and keeps what it does not name', () => {
    const room = new Room();
    room.put('ana', { rev: 1, date: '2027-03-31' });
    expect(room.put('ana', { rev: 1, date: '2027-03-31' })).toMatchObject({
      changes: [],
      claim: { state: 'held' },
    });
    // Another page of hers, that knew no more: what stands there is told, and neither word is lost.
    expect(room.standing('ana', { rev: 1, holds: false })).toEqual({
      state: 'held',
      rev: 1,
      date: '2027-03-31',
    });
    expect(room.put('ana', { rev: 2, until: 'in spring' }).claim).toMatchObject({
      until: 'in spring',
      date: '2027-03-31',
      rev: 2,
      at: 1,
    });
    expect(room.put('ana').changes).toEqual([]);
    expect(room.put('ana', { rev: 3, date: '', until: '' }).claim).toEqual({
      person: 'ana',
      thing: 'a',
      state: 'held',
      rev: 3,
      at: 1,
    });
    expect(room.put('ben', { thing: 'b', holds: false })).toEqual({ changes: [], claim: null });
  });

  it('is laid down by a facilitator, and what a phone sends again is not one anew', () => {
    const room = new Room();
    room.put('ana', { rev: 1 });
    expect(codeOf(() => room.release('ben', 'ana'))).toEqual(['forbidden', undefined]);
    expect(codeOf(() => room.release('mere', 'ana', 'else'))).toEqual(['no-such-thing', undefined]);
    room.isOpen = false;
    expect(room.release('mere', 'ana')).toHaveLength(1);
    expect(room.release('mere', 'ana')).toEqual([]);
    room.isOpen = true;
    expect(room.standing('ana', { rev: 1 })).toEqual({ state: 'down', rev: 1 });
    expect(room.put('ana', { rev: 2 }).claim).toMatchObject({ state: 'held', at: 3 });
  });

  test.each<[string, string, Partial<PutClaim>, unknown]>([
    ['removed', 'out', {}, ['removed', undefined]],
    ['unknown', 'nobody', {}, ['unauthenticated', undefined]],
    ['a thing', 'ana', { thing: 'else' }, ['no-such-thing', undefined]],
    ['a thing that is gone', 'ana', { thing: 'gone' }, ['thing-gone', undefined]],
    ['no day', 'ana', { date: '2027-02-29' }, ['invalid-date', undefined]],
    ['no words', 'ana', { until: ' ' }, ['empty-text', undefined]],
    ['two lines', 'ana', { until: 'a\nb' }, ['invalid-text', undefined]],
    [
      'many words',
      'ana',
      { until: 'x'.repeat(LIMITS.untilChars + 1) },
      ['text-too-long', { why: 'this', max: LIMITS.untilChars }],
    ],
    ['a count', 'ana', { rev: 0.5 }, ['invalid-request', { why: 'field', where: 'rev' }]],
    [
      'no yes or no',
      'ana',
      { holds: 1 as never },
      ['invalid-request', { why: 'field', where: 'body.holds' }],
    ],
  ])('is refused: %s', (_what, who, command, expected) => {
    expect(codeOf(() => new Room().put(who, command))).toEqual(expected);
  });

  it('is for a day that is still to come somewhere; one that was named stays', () => {
    const room = new Room();
    room.now = Date.UTC(2027, 4, 10, 12);
    const past = ['invalid-date', { why: 'past' }];
    expect(codeOf(() => room.put('ana', { date: '2027-05-08' }))).toEqual(past);
    expect(room.put('ana', { date: '2027-05-09' }).claim).toMatchObject({ date: '2027-05-09' });
    room.now = Date.UTC(2027, 5, 10);
    expect(room.put('ana', { date: '2027-05-09', until: 'so' }).changes).toHaveLength(1);
    expect(codeOf(() => room.put('ana', { date: '2027-05-10' }))).toEqual(past);
    expect(room.put('ana', { date: '' }).claim).not.toHaveProperty('date');
  });

  it('is refused once the step is closed; what is gone can still be laid down', () => {
    const room = new Room();
    room.put('ana');
    room.gone.add('a');
    expect(room.put('ana', { holds: false }).changes).toHaveLength(1);
    room.isOpen = false;
    expect(codeOf(() => room.put('ana', { thing: 'b' }))).toEqual(['step-closed', undefined]);
  });
});

describe('the board', () => {
  it('has what nobody claimed first, then what is due first, then what has no day', () => {
    const room = new Room();
    expect(room.board()).toEqual([
      ['a', 'unclaimed'],
      ['b', 'unclaimed'],
      ['c', 'unclaimed'],
    ]);
    room.put('ana', { thing: 'a' });
    room.put('ben', { thing: 'b', date: '2027-05-01' });
    room.put('ben', { thing: 'c', date: '2027-03-01' });
    expect(room.board()).toEqual([
      ['c', 'claimed', 'ben'],
      ['b', 'claimed', 'ben'],
      ['a', 'claimed', 'ana'],
    ]);
    room.put('ben', { thing: 'b', holds: false });
    expect(room.board()[0]).toEqual(['b', 'unclaimed']);
  });

  it('leaves out who is removed or about to be: the thing is free, and where she comes back both are told', () => {
    const room = new Room();
    room.put('ana');
    room.leaving.add('ana');
    expect(room.board()[0]).toEqual(['a', 'unclaimed']);
    room.put('ben');
    room.leaving.clear();
    room.people.set('ana', person({ removed: true }));
    expect(room.board().at(-1)).toEqual(['a', 'claimed', 'ben']);
    room.people.set('ana', person());
    expect(room.board().at(-1)).toEqual(['a', 'contested', 'ana', 'ben']);
    room.each = 'several';
    expect(room.board().at(-1)).toEqual(['a', 'claimed', 'ana', 'ben']);
  });
});

test('days are those of the calendar', () => {
  for (const day of ['2028-02-29', '2000-02-29', '2027-12-31', '2027-04-30'])
    expect([day, isDay(day)]).toEqual([day, true]);
  for (const day of [
    '2027-02-29',
    '1900-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-00-10',
    '2027-01-00',
    '27-01-01',
    '2027-1-1',
    ' 2027-01-01',
    '',
    20270101,
    null,
  ])
    expect([day, isDay(day)]).toEqual([day, false]);
});
