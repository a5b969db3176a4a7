import type { SimulatedMeeting } from './simulatedMeeting.ts';
import type { KillPoint, SimulatedServer } from './simulatedServer.ts';
import type { WeightedAction } from './weightedAction.ts';

type HeldOperation = SimulatedServer['held'][number];

/** Faults of the server and its store that can happen now. */
export function serverFaults(meeting: SimulatedMeeting): WeightedAction[] {
  const { server } = meeting;
  const faults: WeightedAction[] = [];
  if (server.isAlive) faults.push([0.7, () => kill(meeting)], [0.2, () => restart(meeting)]);
  for (const held of server.held) {
    if (held.isPerformed) continue;
    faults.push([0.5, () => failHeld(meeting, held, false)]);
    if (held.operation === 'commit') faults.push([0.4, () => failHeld(meeting, held, true)]);
  }
  return faults;
}

async function kill(meeting: SimulatedMeeting): Promise<void> {
  meeting.tally.kills[killPoint(meeting)] += 1;
  await meeting.killServer();
  meeting.traffic.serverDied();
  meeting.network.serverDied();
}

function killPoint({ server, traffic, time, network }: SimulatedMeeting): KillPoint {
  const held = server.held.find(
    ({ operation }) => operation === 'commit' || operation === 'writeCheckpoint',
  );
  if (held?.operation === 'writeCheckpoint') return 'checkpoint';
  if (held) return held.isPerformed ? 'committed' : 'applied';
  // Answers may be lost while what others were shown arrives, and the other way round; both are
  // tried.
  if (traffic.hasAnswers) return 'acknowledged';
  if (time.isDue) return 'queued';
  return network.isShowing ? 'shown' : 'idle';
}

/** A clean restart: what is under way is finished, then sockets close. */
function restart({ server, tally, random, network }: SimulatedMeeting): void {
  if (server.closing) return;
  tally.restarts += 1;
  server.closing = server.walls.close().then(async () => {
    if (!server.isAlive) return;
    await server.kill(random);
    network.serverDied();
  });
}

/** `isSilent`: the operation succeeded, but nobody is told. */
async function failHeld(
  { tally }: SimulatedMeeting,
  held: HeldOperation,
  isSilent: boolean,
): Promise<void> {
  if (isSilent) await held.perform();
  if (held.operation === 'loadWall') tally.failedLoads += 1;
  else if (held.operation === 'addSnapshot') tally.failedSnapshots += 1;
  else if (held.operation === 'deleteWall') tally.failedDeletions += 1;
  else if (held.operation === 'writeCheckpoint') tally.failedCheckpoints += 1;
  else if (isSilent) tally.silentCommits += 1;
  else tally.failedCommits += 1;
  held.fail('the disk says no');
}
