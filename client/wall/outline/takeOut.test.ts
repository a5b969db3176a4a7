import { expect, test } from 'vitest';
import { landingSlot } from '../../../shared/layout/noteGrid.ts';
import { resolvePlacements } from '../../../shared/layout/resolvePlacements.ts';
import type { WallView } from '../../../shared/documents/wallOperations.ts';
import type { Cluster, Placement } from '../../../shared/model/arrangement.ts';
import type { Note } from '../../../shared/model/note.ts';
import { takeOut } from './takeOut.ts';

const note = (seq: number): Note => ({
  text: `Note ${seq}`,
  color: 'yellow',
  prompt: 0,
  at: 0,
  seq,
});
const group = (name: string, x: number): Cluster => ({
  name,
  color: 'green',
  pos: [x, -900],
  state: 'open',
});

function wall(): WallView {
  const clusters = new Map([
    ['trees', group('Trees', 0)],
    ['soil', group('Soil', 2000)],
  ]);
  const placements = new Map<string, Placement>([
    ['a', { cluster: 'trees', pos: [12, 96] }],
    ['b', { cluster: 'soil', pos: [12, 96] }],
    ['c', { pos: [-700, 40] }],
  ]);
  const notes = new Map(['a', 'b', 'c', 'd'].map((id, index) => [id, note(index)] as const));
  return {
    arrangement: { clusters, placements },
    wall: resolvePlacements(notes, clusters, placements),
  };
}

test('notes leave their groups for where they landed, and the step says which group', () => {
  const { did, edits } = takeOut(wall(), ['a']);
  expect(did).toEqual({ act: 'takeOutOf', count: 1, group: { name: 'Trees', number: 1 } });
  expect(edits).toEqual([
    {
      kind: 'placement',
      note: 'a',
      before: { cluster: 'trees', pos: [12, 96] },
      after: { pos: landingSlot(0) },
    },
  ]);
  expect(takeOut(wall(), ['a', 'b']).did).toEqual({ act: 'takeOut', count: 2 });
});

test('notes in no group stay where they lie', () => {
  expect(takeOut(wall(), ['b', 'c', 'd']).edits).toHaveLength(1);
  expect(takeOut(wall(), ['c', 'd', 'gone']).edits).toEqual([]);
});
