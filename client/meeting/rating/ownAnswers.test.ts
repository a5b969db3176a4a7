import { describe, expect, it } from 'vitest';
import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import type { RatingValue } from '../../../shared/rating/rating.ts';
import type { PendingCommands } from '../pending/pendingView.ts';
import {
  formsJoined,
  ownAnswers,
  readingPlan,
  sayValue,
  withSaid,
  type RateCommand,
} from './ownAnswers.ts';

const answer = (
  thing: string,
  field: string,
  value: RatingValue,
  rev: number,
): OwnRatings['answers'][number] => ({ thing, field, value, rev });

const rate = (thing: string, answers: RateCommand['answers'], step = 'read'): RateCommand => ({
  kind: 'rate',
  step,
  thing,
  answers,
});

const waiting = (
  ...commands: readonly (RateCommand | [RateCommand, 'refused' | 'saved'])[]
): PendingCommands =>
  commands.map((each) => {
    const [intent, state] = Array.isArray(each) ? each : [each, 'waiting'];
    return { intent, progress: { state } };
  }) as unknown as PendingCommands;

const own = (...answers: OwnRatings['answers']): Pick<OwnRatings, 'step' | 'answers'> => ({
  step: 'read',
  answers,
});

describe('what somebody said', () => {
  it('is what the server has, with what waits here over it', () => {
    const said = ownAnswers(
      own(answer('n1', 'merit', 3, 1), answer('n2', 'merit', 2, 1)),
      waiting(rate('n1', { merit: { value: 5, rev: 2 } })),
    );
    expect(said.of('n1', 'merit')).toEqual({ value: 5, rev: 2 });
    expect(said.of('n2', 'merit')).toEqual({ value: 2, rev: 1 });
    expect(said.of('n3', 'merit')).toEqual({ value: null, rev: 0 });
  });

  it('is not changed by what was refused, is older, or belongs to another step', () => {
    const known = own(answer('n1', 'merit', 3, 4));
    for (const pending of [
      waiting([rate('n1', { merit: { value: 5, rev: 5 } }), 'refused']),
      waiting(rate('n1', { merit: { value: 5, rev: 4 } })),
      waiting(rate('n1', { merit: { value: 5, rev: 5 } }, 'another')),
    ])
      expect(ownAnswers(known, pending).of('n1', 'merit')).toEqual({ value: 3, rev: 4 });
  });

  it('counts dots over all things, and no words for dots', () => {
    const said = ownAnswers(
      own(answer('n1', 'dots', 2, 1), answer('n2', 'dots', 3, 1), answer('n2', 'why', 'So', 1)),
      [],
    );
    const things = [{ id: 'n1' }, { id: 'n2' }, { id: 'n3' }];
    expect(said.spent(things, 'dots')).toBe(5);
    expect(said.spent(things, 'why')).toBe(0);
  });

  it('leads to the first thing of which nothing is said, and to none when all is', () => {
    const things = [{ id: 'n1' }, { id: 'n2' }] as unknown as OwnRatings['things'];
    const form = [{ id: 'merit' }, { id: 'why' }] as unknown as OwnRatings['form'];
    const plan = (...answers: OwnRatings['answers']) =>
      readingPlan({ things, form }, ownAnswers(own(...answers), []));
    expect(plan()).toEqual({ done: new Set(), next: 0 });
    expect(plan(answer('n1', 'why', 'Because', 1))).toEqual({ done: new Set(['n1']), next: 1 });
    // What was taken back is not said.
    expect(plan(answer('n1', 'merit', null, 2))).toEqual({ done: new Set(), next: 0 });
    const all = plan(answer('n1', 'merit', 1, 1), answer('n2', 'merit', 1, 1));
    expect(all).toEqual({ done: new Set(['n1', 'n2']), next: null });
  });
});

describe('what the server answers', () => {
  const known = (...answers: OwnRatings['answers']): OwnRatings =>
    own(...answers) as unknown as OwnRatings;

  it('is known from then on, and an answer that comes late takes nothing back', () => {
    const now = withSaid(known(answer('n1', 'merit', 3, 2)), [
      answer('n1', 'merit', 1, 1),
      answer('n1', 'why', 'So', 1),
    ]);
    expect(now.answers).toEqual([answer('n1', 'merit', 3, 2), answer('n1', 'why', 'So', 1)]);
    expect(withSaid(now, [answer('n1', 'merit', null, 3)]).answers).toContainEqual(
      answer('n1', 'merit', null, 3),
    );
  });
});

describe('saying it', () => {
  const place = { step: 'read', thing: 'n1', field: 'why' };

  it('counts edits, and says of a sentence what stood there', () => {
    expect(sayValue({ ...place, field: 'merit' }, { value: 2, rev: 1 }, 4)).toEqual(
      rate('n1', { merit: { value: 4, rev: 2 } }),
    );
    expect(sayValue(place, { value: null, rev: 0 }, 'First')).toEqual(
      rate('n1', { why: { value: 'First', rev: 1, was: [''] } }),
    );
    expect(sayValue(place, { value: 'First', rev: 1 }, null)).toEqual(
      rate('n1', { why: { value: null, rev: 2, was: ['First'] } }),
    );
  });

  it('joins two forms about a thing: the newer counts, made from what either was made from', () => {
    const older = rate('n1', {
      merit: { value: 2, rev: 1 },
      why: { value: 'First', rev: 1, was: [''] },
    });
    const newer = rate('n1', { why: { value: 'Second', rev: 2, was: ['First'] } });
    expect(formsJoined(newer, older)).toEqual(
      rate('n1', {
        merit: { value: 2, rev: 1 },
        why: { value: 'Second', rev: 2, was: ['', 'First'] },
      }),
    );
  });
});
