import type { Static } from 'typebox';
import { jsonOfPieces } from '../../../shared/exchange/meetingPieces.ts';
import { readerWith } from '../caller.ts';
import { sendParts } from '../largeAnswers.ts';
import type { Routes } from '../routeContext.ts';
import { params, SnapshotBody } from '../schemas.ts';

/** Named snapshots: taken, listed, opened, deleted. */
export const snapshotRoutes: Routes = (app) => {
  app.post<{ Body: Static<typeof SnapshotBody> }>(
    '/snapshots',
    { schema: { tags: ['snapshots'], summary: 'Keep the wall as it is now', body: SnapshotBody } },
    async (request, reply) => {
      const { wall, personId } = await readerWith(request, 'take-snapshot');
      return reply.code(201).send(await wall.snapshots.take(personId, request.body.name));
    },
  );

  app.get(
    '/snapshots',
    { schema: { tags: ['snapshots'], summary: 'Snapshots of the wall' } },
    async (request) => {
      const { wall } = await readerWith(request, 'read-snapshots');
      return { snapshots: await wall.snapshots.list() };
    },
  );

  app.get<{ Params: { snapshot: string } }>(
    '/snapshots/:snapshot',
    {
      schema: {
        tags: ['snapshots'],
        summary: 'One snapshot, without what was withdrawn or hidden since',
        params: params('snapshot'),
      },
    },
    async (request, reply) => {
      const { wall } = await readerWith(request, 'read-snapshots');
      const { bytes, pieces, ...row } = await wall.snapshots.open(request.params.snapshot);
      return sendParts(request, reply, jsonOfPieces(row, pieces), () => wall.settled(), bytes);
    },
  );

  app.delete<{ Params: { snapshot: string } }>(
    '/snapshots/:snapshot',
    {
      schema: {
        tags: ['snapshots'],
        summary: 'Delete one snapshot for good',
        params: params('snapshot'),
      },
    },
    async (request) => {
      const { wall } = await readerWith(request, 'delete-snapshot');
      await wall.snapshots.delete(request.params.snapshot);
      return {};
    },
  );
};
