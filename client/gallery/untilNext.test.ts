import { expect, it } from 'vitest';
import { t } from '../words/speak.ts';
import { minutesUntilNext } from './untilNext.ts';

const said = (leftMs: number | null): string => {
  const minutes = minutesUntilNext(leftMs);
  return minutes === null ? '' : t('gallery.stop.in', { minutes });
};

it('counts in minutes', () => {
  expect([null, -5, 0, 20_000, 60_001, 239_000].map(said)).toEqual([
    '',
    'now',
    'now',
    'in a minute',
    'in 2 minutes',
    'in 4 minutes',
  ]);
});
