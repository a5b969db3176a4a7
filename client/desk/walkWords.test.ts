import { expect, it } from 'vitest';
import { goesOnWords, reportBackWords, walkWords } from './walkWords.ts';

it('says of a walk how long it takes in all before it starts', () => {
  expect(walkWords('rotation', 3, 8)).toBe('3 stops of 8 minutes: 24 minutes in all.');
  expect(walkWords('rotation', 1, 1)).toBe('One stop of 1 minute: 1 minute in all.');
  expect(walkWords('free', 3, 20)).toBe('20 minutes to walk.');
});

it('and of one under way what comes by itself', () => {
  expect(goesOnWords({ swapAt: 1, onItsOwn: true })).toBe(
    'Hosts swap at stop 2. It goes on by itself when the time is up.',
  );
  expect(goesOnWords({})).toBe('You’re asked when the time is up.');
});

it('and of a report-back', () => {
  expect(reportBackWords(1, 2)).toBe('One table, 2 minutes in all.');
  expect(reportBackWords(7, 2)).toBe('7 tables, 14 minutes in all.');
});
