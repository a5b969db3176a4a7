import { LightReader } from '../lightReader.ts';
import { findMarks } from '../markers.ts';
import { Meter, type Scenario } from '../measurement.ts';
import { isEvery, makeNotesRoom } from '../notesRoom.ts';
import { atRate, until } from '../pace.ts';
import { ServerProcess } from '../serverProcess.ts';
import { SharedFrames } from '../sharedFrames.ts';
import { Latencies } from '../latencies.ts';

const NOTES = 1_000;
const NOTES_PER_SECOND = 500;
const SEEN_WITHIN_MS = 20_000;
const LARGE_WALL = 10_000;
const RESTARTS = 5;
/** One update each, and a checkpoint every 500. */
const CHECKPOINT_NOTES = 1_600;
const CHECKPOINT_NOTES_PER_SECOND = 160;

/** So many notes are posted at this rate while somebody else reads, whose times of arrival the meter gets; ends when she has them all. */
async function postAndWatch(
  room: Awaited<ReturnType<typeof makeNotesRoom>>,
  meter: Meter,
  notes: number,
  perSecond: number,
): Promise<{ reader: LightReader; seen: number }> {
  const frames = new SharedFrames(findMarks);
  const sentAt: number[] = [];
  let [seen, failed] = [0, 0];
  const reader = await LightReader.open(room.reader(0), {
    onMessage: (payload) => {
      for (const mark of frames.marksIn(payload)) {
        meter.latencies.add(performance.now() - (sentAt[mark] ?? Number.NaN));
        seen += 1;
      }
    },
  });
  meter.begin();
  await atRate(perSecond, notes / perSecond, (mark) => {
    sentAt[mark] = performance.now();
    room.post(mark).catch(() => (failed += 1));
  });
  await until(() => seen + failed >= notes, SEEN_WITHIN_MS);
  return { reader, seen };
}

/** Dies right after somebody else saw 1,000 notes; what a newcomer finds after the restart. */
export const kill9: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server, { isStored: true });
  try {
    const room = await makeNotesRoom(server, 2);
    const meter = new Meter(server);
    const { reader, seen } = await postAndWatch(room, meter, NOTES, NOTES_PER_SECOND);
    const measured = meter.end(context, {
      verified: seen === NOTES ? 'yes' : `${seen} of ${NOTES} were seen`,
    });
    await server.kill();
    reader.close();
    room.close();
    await server.launch();
    const newcomer = await LightReader.open(room.reader(1), { keepsUpdates: true });
    // A peer answers before it has read its disk; it gets the time a person would wait.
    await until(() => isEvery(room.marksIn(newcomer.document(), 'MK'), NOTES), 3_000);
    measured.extra = { 'notes lost': seen - new Set(room.marksIn(newcomer.document(), 'MK')).size };
    newcomer.close();
    return [measured];
  } finally {
    await server.stop();
  }
};

/** A wall of 10,000 notes, asked for by the first who comes after a restart. */
export const open10000: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  try {
    const room = await makeNotesRoom(server, 1);
    await room.seed(LARGE_WALL);
    const opens = new Latencies();
    let wrong = 0;
    const meter = new Meter(server);
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await server.kill();
      await server.launch();
      if (restart === 0) meter.begin();
      const cameAt = performance.now();
      const reader = await LightReader.open(room.reader(0), { keepsUpdates: true });
      opens.add(performance.now() - cameAt);
      if (!isEvery(room.marksIn(reader.document(), 'SD'), LARGE_WALL)) wrong += 1;
      reader.close();
    }
    room.close();
    const measured = meter.end(context, {
      verified: wrong === 0 ? 'yes' : `${wrong} times incomplete`,
      latencies: opens,
    });
    // Of the last process alone.
    measured.cpuSeconds = Math.round(server.cpuMs() / 10) / 100;
    return [measured];
  } finally {
    await server.stop();
  }
};

/** Edits on a wall of 10,000 notes, enough of them for three checkpoints: whoever is held up by one is held up here. */
export const checkpoint10000: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  try {
    const room = await makeNotesRoom(server, 1);
    await room.seed(LARGE_WALL);
    const meter = new Meter(server);
    const { reader, seen } = await postAndWatch(
      room,
      meter,
      CHECKPOINT_NOTES,
      CHECKPOINT_NOTES_PER_SECOND,
    );
    const measured = meter.end(context, {
      verified: seen === CHECKPOINT_NOTES ? 'yes' : `${seen} of ${CHECKPOINT_NOTES} were seen`,
    });
    reader.close();
    room.close();
    return [measured];
  } finally {
    await server.stop();
  }
};
