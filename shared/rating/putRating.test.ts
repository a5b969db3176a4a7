import { describe, expect, it, test } from 'vitest';
import { LIMITS } from '../model/limits.ts';
import { Refusal, type ProblemValues } from '../model/problems.ts';
import { putRating, type PutRating, type RatingState } from './putRating.ts';
import { RatingBook, toResend, type Rating } from './rating.ts';
import { FIELDS, person } from './testRating.ts';

/** A step of five things: `own` is Ana's, `other` was given to others, `gone` is gone. */
class Room {
  readonly book = new RatingBook();
  readonly people = new Map([
    ['ana', person()],
    ['ben', person()],
    ['out', person({ removed: true })],
    ['leaving', person()],
  ]);
  isOpen = true;
  fields = FIELDS;
  gone = new Set(['gone']);

  get state(): RatingState {
    return {
      people: this.people,
      leaving: new Set(['leaving']),
      ratings: this.book,
      step: {
        isOpen: this.isOpen,
        fields: this.fields,
        things: new Map(
          ['a', 'b', 'own', 'other', 'gone'].map((id) => [
            id,
            { id, authors: id === 'own' ? ['ana'] : [], isGone: this.gone.has(id) },
          ]),
        ),
        assigned: (who) => (who === 'ben' ? 'all' : ['a', 'b', 'own', 'gone']),
      },
    };
  }

  put(command: Partial<PutRating>, personId = 'ana', now = 1) {
    const whole = { thing: 'a', field: 'merit', value: 4, ...command };
    const { changes, reply } = putRating(this.state, { personId, now }, whole);
    for (const change of changes) this.book.put(change);
    return { changes, ...reply };
  }

  /** The code of the refusal and what is special about it. */
  refused(command: Partial<PutRating>, personId?: string): [string, ProblemValues | undefined] {
    try {
      this.put(command, personId);
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.values];
      throw error;
    }
    return ['taken', undefined];
  }
}

describe('a rating', () => {
  it('is kept once a person, thing and field: a newer one takes its place', () => {
    const room = new Room();
    expect(room.put({ rev: 1 }).changes).toEqual([
      { person: 'ana', thing: 'a', field: 'merit', value: 4, rev: 1, at: 1 },
    ]);
    room.put({ value: 2, rev: 2 }, 'ana', 9);
    room.put({ field: 'agreed', value: 1 });
    room.put({ value: 5 }, 'ben');
    expect(room.book.of('ana', 'a', 'merit')).toMatchObject({ value: 2, rev: 2, at: 9 });
    expect(room.book.ofPerson('ana')).toHaveLength(2);
    expect(room.book.of('ben', 'a', 'merit')).toMatchObject({ value: 5, rev: 1 });
  });

  it('that comes twice is one, also where the step was closed and the thing went since', () => {
    const room = new Room();
    room.put({ rev: 3 });
    for (const value of [4, 1]) {
      const again = room.put({ rev: 3, value });
      expect(again.changes).toEqual([]);
      expect(again.rating).toEqual({ thing: 'a', field: 'merit', value: 4, rev: 3 });
    }
    expect(room.put({ rev: 2, value: 1 }).changes).toEqual([]);
    room.isOpen = false;
    room.gone.add('a');
    expect(room.put({ rev: 3 }).rating.value).toBe(4);
    expect(room.refused({ rev: 4 })).toEqual(['thing-gone', undefined]);
    room.gone.delete('a');
    expect(room.refused({ rev: 4 })).toEqual(['step-closed', undefined]);
  });

  it('without a count of edits is one more where it says something else, and nothing where not', () => {
    const room = new Room();
    room.put({});
    expect(room.put({}).changes).toEqual([]);
    expect(room.put({ value: 1 }).rating.rev).toBe(2);
  });

  it('can be taken back, and a late retry does not bring it back', () => {
    const room = new Room();
    room.put({ rev: 1 });
    expect(room.book.hasRated('ana', 'a')).toBe(true);
    room.put({ rev: 2, value: null });
    expect(room.book.hasRated('ana', 'a')).toBe(false);
    expect(room.put({ rev: 1 })).toMatchObject({ changes: [], rating: { value: null, rev: 2 } });
  });

  it('of two tabs that give one count to two sentences: both are taken, or the second is told', () => {
    const room = new Room();
    const why = (value: string, rev: number, was: string[]) => ({ field: 'why', value, rev, was });
    room.put(why('One', 1, ['']));
    expect(room.put(why('One, and more', 1, ['One'])).rating).toMatchObject({ rev: 2 });
    expect(room.refused(why('Else', 2, ['One']))[0]).toBe('changed-meanwhile');
    expect(room.book.of('ana', 'a', 'why')?.value).toBe('One, and more');
  });
});

describe('refusals', () => {
  const room = new Room();
  test.each<[string, Partial<PutRating>, string, (ProblemValues | undefined)?, string?]>([
    ['no stars', { value: 0 }, 'invalid-rating', { why: 'stars', max: 5 }],
    ['too many stars', { value: 6 }, 'invalid-rating', { why: 'stars', max: 5 }],
    ['half a star', { value: 3.5 }, 'invalid-rating', { why: 'stars', max: 5 }],
    ['stars in words', { value: '4' }, 'invalid-rating', { why: 'stars', max: 5 }],
    ['nothing', { value: undefined }, 'invalid-rating', { why: 'stars', max: 5 }],
    ['no number', { value: Number.NaN }, 'invalid-rating', { why: 'stars', max: 5 }],
    ['agreement', { field: 'agreed', value: 9 }, 'invalid-rating', { why: 'agree', max: 5 }],
    ['dots below 0', { field: 'dots', value: -1 }, 'invalid-rating', { why: 'dots', max: 5 }],
    ['half a dot', { field: 'dots', value: 0.5 }, 'invalid-rating', { why: 'dots', max: 5 }],
    ['dots', { field: 'dots', value: 6 }, 'too-many-dots', { why: 'spent', max: 5 }],
    ['a choice', { field: 'join', value: 'perhaps' }, 'invalid-rating', { why: 'choice' }],
    ['an empty sentence', { field: 'why', value: ' ' }, 'empty-text'],
    ['a sentence of control', { field: 'why', value: 'a\u0007' }, 'invalid-text'],
    [
      'a long sentence',
      { field: 'why', value: 'x'.repeat(LIMITS.ratingTextChars + 1) },
      'text-too-long',
      { why: 'sentence', max: LIMITS.ratingTextChars },
    ],
    ['a sentence that is none', { field: 'why', value: 3 }, 'invalid-request'],
    [
      'a count of edits',
      { rev: -1 },
      'invalid-request',
      { why: 'field', where: 'body.answers.merit.rev' },
    ],
    ['a field', { field: 'else' }, 'no-such-field'],
    ['a thing', { thing: 'nowhere' }, 'no-such-thing'],
    ['a thing that is gone', { thing: 'gone' }, 'thing-gone'],
    ['her own', { thing: 'own' }, 'own-thing'],
    ['what others read', { thing: 'other' }, 'not-assigned'],
    ['removed', {}, 'removed', undefined, 'out'],
    ['being removed', {}, 'removed', undefined, 'leaving'],
    ['nobody', {}, 'unauthenticated', undefined, 'nobody'],
  ])('%s', (_what, command, code, values, personId) => {
    expect(room.refused(command, personId)).toEqual([code, values]);
    expect(room.book.people()).toEqual([]);
  });

  it('takes a sentence as long as may be, and her own of somebody else', () => {
    const open = new Room();
    const longest = 'x'.repeat(LIMITS.ratingTextChars);
    expect(open.put({ field: 'why', value: longest }).rating.value).toBe(longest);
    expect(open.put({ thing: 'own' }, 'ben').changes).toHaveLength(1);
    expect(open.put({ thing: 'other' }, 'ben').changes).toHaveLength(1);
  });
});

describe('dots', () => {
  const dots = (thing: string, value: number | null) => ({ thing, field: 'dots', value });

  it('are counted over all things, and say how many are left', () => {
    const room = new Room();
    expect(room.put(dots('a', 3)).left).toBe(2);
    expect(room.refused(dots('b', 3))).toEqual(['too-many-dots', { why: 'spent', max: 5 }]);
    expect(room.put(dots('b', 2)).left).toBe(0);
    expect(room.refused(dots('a', 4))[0]).toBe('too-many-dots');
    expect(room.put(dots('a', null)).left).toBe(3);
    expect(room.put(dots('b', 5)).left).toBe(0);
    expect(room.put(dots('a', 5), 'ben').left).toBe(0);
  });

  it('on what is gone are to spend again', () => {
    const room = new Room();
    room.put(dots('a', 5));
    room.gone.add('a');
    expect(room.put(dots('b', 5)).left).toBe(0);
  });

  it('fewer than before are taken where the form has fewer by now than she spent', () => {
    const room = new Room();
    room.put(dots('a', 3));
    room.put(dots('b', 2));
    room.fields = [{ id: 'dots', form: 'dots', dots: 2 }];
    expect(room.refused(dots('a', 4))[0]).toBe('too-many-dots');
    expect(room.put(dots('a', 2)).left).toBe(0);
    expect(room.put(dots('a', 0)).left).toBe(0);
    expect(room.refused(dots('a', 1))[0]).toBe('too-many-dots');
  });
});

test('a phone sends what the server does not have, or has in an older count', () => {
  const at = (thing: string, rev: number, field = 'merit') => ({ thing, field, value: 1, rev });
  const kept = [at('a', 1), at('b', 2), at('c', 0), at('a', 3, 'agreed')];
  expect(toResend(kept, [at('a', 1), at('b', 1), at('a', 9, 'why')])).toEqual([
    at('b', 2),
    at('c', 0),
    at('a', 3, 'agreed'),
  ]);
  const room = new Room();
  for (const each of kept) {
    const rating: Rating = { ...each, person: 'ana', at: 0 };
    room.book.put(rating);
  }
  expect(toResend(kept, room.book.ofPerson('ana'))).toEqual([]);
});
