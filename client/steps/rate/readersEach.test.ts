import { expect, test } from 'vitest';
import { rateStep } from '../../../shared/commands/testRatings.ts';
import { person, view } from '../../desk/testConsole.ts';
import { rateOnDesk, readersEach } from './desk.ts';

const note = (seq: number, step?: string) => ({
  id: `n${seq}`,
  text: 'x',
  color: 'sun' as never,
  seq,
  at: 0,
  ...(step === undefined ? {} : { step }),
});
const notes = Array.from({ length: 12 }, (_, seq) => note(seq));
const people = Array.from({ length: 6 }, (_, at) => person(`p${at}`));

test('before people rate, the console says where so few will read each that little is shown', () => {
  const here = view({ notes, people });
  const step = rateStep({ each: 3 });
  expect(readersEach(step, here)).toBe(1);
  expect(rateOnDesk.warns?.(here, step)).toContain('fewer than 3');
  expect(rateOnDesk.warns?.(here, rateStep({ each: 'all' }))).toBe('');
  expect(rateOnDesk.warns?.(here, rateStep({ each: 'all', fewest: 8 }))).toContain(
    'about 6 readers',
  );
  // Where names are shown, one answer is shown as well.
  expect(rateOnDesk.warns?.(here, rateStep({ each: 3, names: true, fewest: 1 }))).toBe('');
  // Nothing to rate yet: nothing is known.
  expect(rateOnDesk.warns?.(view({ people }), step)).toBe('');
  expect(rateOnDesk.warns?.(here, rateStep({ each: 3, by: 'facilitators' }))).toBe('');
});

test('of notes those of the step count that is rated', () => {
  const step = rateStep({ each: 3, of: { kind: 'notes', step: 'more' } });
  const some = [note(1, 'more'), note(2, 'more'), note(3, 'other')];
  expect(readersEach(step, view({ notes: some, people }))).toBe(6);
});
