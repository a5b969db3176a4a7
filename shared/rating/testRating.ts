import type { Person } from '../model/person.ts';
import type { RatingField } from './rating.ts';

export const FIELDS: readonly RatingField[] = [
  { id: 'merit', form: 'stars' },
  { id: 'agreed', form: 'agree' },
  { id: 'dots', form: 'dots', dots: 5 },
  { id: 'join', form: 'yes-maybe-no' },
  { id: 'why', form: 'sentence' },
];

export const person = (more: Partial<Person> = {}): Person => ({
  role: 'participant',
  arrival: 'code',
  offer: 'none',
  removed: false,
  joinedAt: 0,
  ...more,
});
