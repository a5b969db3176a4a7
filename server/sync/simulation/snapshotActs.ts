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
    // The person sees that it failed, and may ask again.
    () => undefined,
  );
}

/**
 * Reads the newest snapshot during the storm, when reading may be refused; at the end reads all of
 * them, and throws what is wrong.
 */
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
