import { expect, it } from 'vitest';
import type { VisitRow } from '../meeting/pending/galleryRows.ts';
import { joinsAt } from './joinsAt.ts';

const visit = (id: string, more: Partial<VisitRow> = {}): VisitRow =>
  ({ id, kind: 'join', table: 't1', mine: false, hangs: true, text: '', ...more }) as VisitRow;
const at = (visits: VisitRow[], mightJoin = 0) => joinsAt({ tableId: 't1', mightJoin }, visits);

it('counts who might join here, and nobody elsewhere, nor what hangs no more', () => {
  const visits = [
    visit('a'),
    visit('b', { table: 't2' }),
    visit('c', { hangs: false }),
    visit('d', { kind: 'question' }),
  ];
  expect(at(visits)).toEqual({ own: undefined, might: 1 });
});

it('knows one’s own word, also before the poster has counted it', () => {
  const own = visit('me', { mine: true });
  expect(at([visit('a'), own])).toEqual({ own, might: 2 });
});

it('believes the poster where visits are still on their way', () => {
  expect(at([], 7).might).toBe(7);
});
