import { expect, test } from 'vitest';
import type { Arrangement } from '../../shared/documents/arrangement.ts';
import type { Operation } from '../../shared/documents/arrangementEdits.ts';
import { mergeCluster, takeApart, type WallView } from '../../shared/documents/wallOperations.ts';
import { resolvePlacements } from '../../shared/layout/resolvePlacements.ts';
import type { Cluster } from '../../shared/model/arrangement.ts';
import { NO_STEPS, withStep } from './undoStack.ts';
import { whatBecame } from './whatBecame.ts';

const viewOf = (clusters: Record<string, Cluster>): WallView => {
  const arrangement: Arrangement = {
    clusters: new Map(Object.entries(clusters)),
    placements: new Map(),
  };
  return {
    arrangement,
    wall: resolvePlacements(new Map(), arrangement.clusters, arrangement.placements),
  };
};
const CATS: Cluster = { name: 'Cats', color: 'yellow', pos: [0, -800] };
const PESTS: Cluster = { name: 'Pests', color: 'blue', pos: [900, -800] };
const before = viewOf({ cats: CATS, pests: PESTS });
const cats = before.wall.clusters.get('cats');
const after = (change: Partial<Cluster>, steps: readonly Operation[] = []): string | null =>
  cats
    ? whatBecame(
        cats,
        viewOf({ cats: { ...CATS, ...change }, pests: PESTS }),
        steps.reduce(withStep, NO_STEPS),
      )
    : 'no group';

test('a chosen group that others merge or take apart is not gone without a word', () => {
  expect(after({ state: 'dissolved', into: 'pests' })).toBe('Somebody merged “Cats” into “Pests”.');
  expect(after({ state: 'dissolved' })).toBe(
    'Somebody took “Cats” apart. Its notes lie where they were.',
  );
  expect(after({ name: '' })).toBeNull();
});

test('one’s own merging and taking apart is said as one’s own step alone', () => {
  expect(
    after({ state: 'dissolved', into: 'pests' }, [mergeCluster(before, 'cats', 'pests')]),
  ).toBeNull();
  expect(after({ state: 'dissolved' }, [takeApart(before, 'cats')])).toBeNull();
  expect(after({ state: 'dissolved' }, [takeApart(before, 'pests')])).not.toBeNull();
});
