import { expect, it } from 'vitest';
import type { ClaimStep, RateStep } from '../../shared/rating/rateStep.ts';
import type { Script, Step } from '../../shared/scripts/script.ts';
import {
  claimExample,
  exampleThings,
  rateExample,
  ratingOnScreen,
  reportExample,
  type ExampleOf,
} from './example.ts';
import { screenOf, type ScreenOf } from '../steps/screenOf.ts';

const NOTHING: ExampleOf = {
  wall: { notes: [], groups: [], tables: [] },
  madeUp: ['Parks', 'Rides'],
};
const withGroups: ExampleOf = {
  ...NOTHING,
  wall: {
    ...NOTHING.wall,
    groups: ['Bees', '', 'Rivers'].map((name, at) => ({ id: `${at}`, name })),
  },
};
const rate: RateStep = {
  id: 'rate',
  kind: 'rate',
  title: 'Rate',
  ask: 'How much?',
  of: { kind: 'groups' },
  form: [
    { id: 'much', kind: 'stars', label: 'How much' },
    { id: 'money', kind: 'dots', label: 'Money', dots: 6 },
    { id: 'why', kind: 'sentence', label: 'Why' },
  ],
  each: 'all',
};
const claim: ClaimStep = {
  id: 'claim',
  kind: 'claim',
  title: 'Who',
  ask: 'Who asks them?',
  of: { kind: 'groups' },
  roles: [
    { id: 'first', label: 'Calls', people: 'one' },
    { id: 'second', label: 'Stays in touch', people: 'several' },
  ],
};

it('shows the wall’s own named groups, and made-up ones while there are none', () => {
  const texts = (example: ExampleOf): unknown[] =>
    exampleThings({ kind: 'groups' }, example).map(({ text }) => text);
  expect(texts(withGroups)).toEqual(['Bees', 'Rivers']);
  expect(texts(NOTHING)).toEqual(['Parks', 'Rides']);
});

it('of notes only those of the step that is rated, and none that may not be read', () => {
  const note = { color: 'blue' as const };
  const wall = {
    ...NOTHING.wall,
    notes: [
      { ...note, id: 'a', text: 'Here', step: 'call' },
      { ...note, id: 'b', text: 'Elsewhere', step: 'other' },
      { ...note, id: 'c', step: 'call' },
    ],
  };
  expect(
    exampleThings({ kind: 'notes', step: 'call' }, { ...NOTHING, wall }).map(({ id }) => id),
  ).toEqual(['a']);
});

it('a changed form, and how many each reads, is what the phone is given', () => {
  const { form, things } = rateExample({ ...rate, each: 1 }, withGroups);
  expect(form).toEqual([
    { id: 'much', form: 'stars', label: 'How much' },
    { id: 'money', form: 'dots', label: 'Money', dots: 6 },
    { id: 'why', form: 'sentence', label: 'Why' },
  ]);
  expect(things.map(({ text }) => text)).toEqual(['Bees']);
});

it('the big screen has what came of it only where the step shows that while it runs', () => {
  expect(ratingOnScreen(rate, NOTHING).results).toBeNull();
  const { results } = ratingOnScreen({ ...rate, shown: 'running' }, NOTHING);
  expect(results?.things.map(({ results: said }) => said.map(({ rank }) => rank))).toEqual([
    [1, 1, null],
    [2, 2, null],
  ]);
});

it('one thing is taken on, by whoever looks at her phone and by somebody on the big screen', () => {
  const states = claimExample(claim, NOTHING, true).things.map(({ roles }) =>
    roles.map(({ state, claims }) => (claims[0]?.mine ? 'mine' : state)),
  );
  expect(states).toEqual([
    ['mine', 'unclaimed'],
    ['unclaimed', 'unclaimed'],
  ]);
  expect(claimExample(claim, NOTHING, false).things[0]?.roles[0]?.claims[0]?.mine).toBe(false);
  const due = { kind: 'days', days: 3 } as const;
  expect(claimExample({ ...claim, due }, NOTHING, true).due).toEqual(due);
});

it('a report-back tells of groups with notes, and of tables nothing by itself', () => {
  const step = { id: 'told', kind: 'report-back', title: 'Tell', ask: 'Tell us' } as const;
  expect(reportExample({ ...step, of: 'tables' }, NOTHING)).toBeNull();
  const turn = reportExample({ ...step, of: 'groups' }, withGroups);
  expect(turn?.thing.text).toBe('Bees');
  expect(turn?.thing.notes?.length).toBe(2);
  expect(turn?.next.map(({ text }) => text)).toEqual(['Rivers']);
});

it('words are read in the language that is written in, else in the first', () => {
  const step: Step = { ...rate, title: { en: 'Rate', de: 'Bewerten' } };
  const script = {
    version: 1,
    id: 'x',
    languages: ['en', 'de'],
    name: 'X',
    summary: 'X',
    papers: [{ color: 'blue', means: { en: 'Idea', de: 'Einfall' } }],
    steps: [rate],
  } as unknown as Script;
  const shown = screenOf(script, step, 'de', {} as ScreenOf['view']);
  expect(shown.step.title).toBe('Bewerten');
  expect(shown.step.ask).toBe('How much?');
  expect(shown.papers).toEqual([{ color: 'blue', means: 'Einfall' }]);
  expect(shown.before).toEqual([]);
  const end = { id: 'end', kind: 'follow-up', title: 'Next', ask: 'Who does what?' } as const;
  const whole = { ...script, steps: [step, end] };
  expect(screenOf(whole, end, 'de', {} as ScreenOf['view']).before[0]?.title).toBe('Bewerten');
});
