import { Type } from 'typebox';
import { MeetingSchema } from '../../exchange/schemas/meeting.ts';
import { Id, named, strict, Time } from '../../model/schemas/schema.ts';
import { DONE } from './common.ts';
import { operations, TEXT, WALL } from './contract.ts';

const SnapshotLine = named('SnapshotLine', { id: Id, name: Type.String(), at: Time });
const { session, notes, clusters, placements, at: _at, ...later } = MeetingSchema.properties;

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
        body: named('Snapshot', {
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
