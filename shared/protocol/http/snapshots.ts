import { Type } from 'typebox';
import { MeetingShape } from '../../exchange/shapes/meeting.ts';
import { Id, shape, strict, Time } from '../../model/shapes/shape.ts';
import { DONE } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

const SnapshotLine = shape('SnapshotLine', { id: Id, name: Type.String(), at: Time });
const { session, notes, clusters, placements, at: _at, ...later } = MeetingShape.properties;

/** Named snapshots: taken, listed, opened, deleted. */
export const snapshotOperations = operations({
  takeSnapshot: {
    method: 'POST',
    path: `${WALL}/snapshots`,
    tag: 'snapshots',
    summary: 'Keep the wall as it is now',
    access: 'person',
    body: strict({ name: Type.String() }),
    answers: { 201: { says: 'Kept', body: SnapshotLine } },
    problems: [...TEXT, 'too-many-snapshots'],
  },
  listSnapshots: {
    method: 'GET',
    path: `${WALL}/snapshots`,
    tag: 'snapshots',
    summary: 'Snapshots of the wall',
    access: 'person',
    answers: {
      200: { says: 'Oldest first', body: Type.Object({ snapshots: Type.Array(SnapshotLine) }) },
    },
    problems: [],
  },
  readSnapshot: {
    method: 'GET',
    path: `${WALL}/snapshots/{snapshot}`,
    tag: 'snapshots',
    summary: 'One snapshot, without what was withdrawn or hidden since',
    access: 'person',
    answers: {
      200: {
        says: 'The wall as it was, things by their ids; one from before tables opened has none of what came with them',
        body: shape('Snapshot', {
          ...SnapshotLine.properties,
          session,
          notes,
          clusters,
          placements,
          ...Type.Partial(Type.Object(later)).properties,
        }),
      },
    },
    problems: ['no-such-snapshot'],
  },
  deleteSnapshot: {
    method: 'DELETE',
    path: `${WALL}/snapshots/{snapshot}`,
    tag: 'snapshots',
    summary: 'Delete one snapshot for good',
    access: 'person',
    answers: DONE,
    problems: ['no-such-snapshot'],
  },
});
