import { jsonOfPieces } from '../../../shared/exchange/meetingPieces.ts';
import { readerWith } from '../caller.ts';
import { sendParts } from '../largeAnswers.ts';
import type { Routes } from '../routeContext.ts';
import { serve } from '../serve.ts';

/** Named snapshots: taken, listed, opened, deleted. */
export const snapshotRoutes: Routes = (app) => {
  serve(app, 'takeSnapshot', async (request) => {
    const { wall, personId } = await readerWith(request, 'take-snapshot');
    return wall.snapshots.take(personId, request.body.name);
  });

  serve(app, 'listSnapshots', async (request) => {
    const { wall } = await readerWith(request, 'read-snapshots');
    return { snapshots: await wall.snapshots.list() };
  });

  serve(app, 'readSnapshot', async (request, reply) => {
    const { wall } = await readerWith(request, 'read-snapshots');
    const { bytes, pieces, ...row } = await wall.snapshots.open(request.params.snapshot);
    return sendParts(request, reply, jsonOfPieces(row, pieces), () => wall.settled(), bytes);
  });

  serve(app, 'deleteSnapshot', async (request) => {
    const { wall } = await readerWith(request, 'delete-snapshot');
    await wall.snapshots.delete(request.params.snapshot);
    return {};
  });
};
