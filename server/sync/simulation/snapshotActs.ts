import type { SimulatedMeeting } from './simulatedMeeting.ts';

/** The facilitator keeps the meeting as it is. */
export function takeSnapshot(meeting: SimulatedMeeting): void {
  const { server, wallId, facilitator, tally, witness } = meeting;
  server.takeSnapshot(wallId, facilitator.personId, `Kept ${tally.steps}`).then(
    (id) =>
      meeting.watch(() => {
        witness.kept.acknowledged(id);
        tally.snapshots += 1;
      }),
    // Whoever asked reads that it did not work, and asks again if she likes.
    () => undefined,
  );
}

/** Looks into the newest in the storm, where whoever reads may be told no, later on; else into all of them, and throws what is wrong. */
export async function readSnapshots(meeting: SimulatedMeeting): Promise<void> {
  const { server, wallId, isStormy, tally, witness } = meeting;
  const { kept } = witness;
  const reading = (isStormy ? kept.ids.slice(-1) : kept.ids).map((id) =>
    server.readSnapshot(wallId, id).then(
      (view) =>
        meeting.watch(() => {
          if (!server.isAlive) return;
          kept.read(id, view, witness.records);
          tally.snapshotsRead += 1;
        }),
      (error: unknown) => {
        if (!isStormy) meeting.failures.push(error);
      },
    ),
  );
  if (isStormy) return;
  await Promise.all(reading);
  meeting.demandNoFailure();
}
