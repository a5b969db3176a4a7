import type { ClaimsView, RatingResults } from '../protocol/ratings.ts';

/** For tests: what came of a `rate` step of notes, in made-up words. */
export const ratedOf = (part: Partial<RatingResults> = {}): RatingResults => ({
  step: 'read',
  title: 'Read',
  ask: 'What do you think?',
  of: 'notes',
  form: [
    { id: 'merit', form: 'stars', label: 'How bold?' },
    { id: 'why', form: 'sentence', label: 'Why?' },
  ],
  each: 'all',
  shown: 'closed',
  names: false,
  isOpen: false,
  raters: 4,
  done: 3,
  wanted: ['count', 'mean', 'spread', 'order', 'sentences'],
  things: [
    {
      id: 'n0',
      text: 'Open two streams',
      results: [
        {
          field: 'merit',
          count: 3,
          isFew: false,
          shown: { form: 'stars', mean: 4.25, spread: 0.5, min: 3, max: 5 },
          rank: 1,
        },
        {
          field: 'why',
          count: 1,
          isFew: true,
          shown: { form: 'sentence', sentences: ['Because *water* comes first.'] },
          rank: null,
        },
      ],
    },
    {
      id: 'n1',
      text: 'Ask the port',
      results: [
        { field: 'merit', count: 2, isFew: true, shown: null, rank: null },
        { field: 'why', count: 0, isFew: true, shown: null, rank: null },
      ],
    },
  ],
  ...part,
});

/** For tests: who put their name to what, of which the second thing is nobody’s. */
export const claimsOf = (part: Partial<ClaimsView> = {}): ClaimsView => ({
  step: 'host',
  title: 'Host',
  ask: 'Who hosts which?',
  of: 'notes',
  by: 'people',
  due: { kind: 'asked' },
  isOpen: true,
  roles: [{ id: 'host', label: 'I host', people: 'several' }],
  things: [
    {
      id: 'n0',
      text: 'Open two streams',
      roles: [
        {
          role: 'host',
          state: 'claimed',
          claims: [{ by: 'Mere', mine: false, date: '2027-03-31', at: 1 }],
          rev: 0,
        },
      ],
    },
    {
      id: 'n1',
      text: 'Ask the port',
      roles: [{ role: 'host', state: 'unclaimed', claims: [], rev: 0 }],
    },
  ],
  ...part,
});
