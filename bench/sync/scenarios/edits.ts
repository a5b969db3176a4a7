import { LightReader } from '../lightReader.ts';
import { findMarks } from '../markers.ts';
import { Meter, type Measurement, type Scenario, type ScenarioContext } from '../measurement.ts';
import { atRate, until } from '../pace.ts';
import { makeRoom } from '../room.ts';
import { ServerProcess } from '../serverProcess.ts';
import { SharedFrames } from '../sharedFrames.ts';
import { manyAtOnce } from '../wallPeople.ts';
import { Writer } from '../writer.ts';

const WRITERS = 20;
/** Readers whose whole document is built at the end and compared. */
const WHOLE = 5;
/** So much later than it was sent an edit still counts as on its way. */
const GRACE_MS = 20_000;
/** One person may send 120 frames a second. */
const MOST_PER_WRITER = 100;
export const FAST_ENOUGH_MS = 250;
/** One step may fail by noise of the machine; after two in a row the next ones are not tried. */
const GIVE_UP_AFTER = 2;
const RATES = [400, 800, 1_200, 1_600, 2_000, 3_000, 4_000];
const RATE_SECONDS = 4;

interface EditRun {
  readers: number;
  rate: number;
  seconds: number;
  step?: string;
  writers?: number;
}

/** So many read one document while others write it; every reader's arrival of every edit is timed and counted. */
export async function measureEdits(
  server: ServerProcess,
  context: ScenarioContext,
  run: EditRun,
): Promise<Measurement> {
  const writerCount = run.writers ?? Math.max(WRITERS, Math.ceil(run.rate / MOST_PER_WRITER));
  const room = await makeRoom(server, { readers: run.readers, writers: writerCount });
  const total = Math.round(run.rate * run.seconds);
  const sentAt = new Float64Array(total);
  const arrivals = new Uint32Array(total);
  const seenBy = new Uint32Array(run.readers);
  const frames = new SharedFrames(findMarks);
  const meter = new Meter(server);
  let arrived = 0;
  const readers = await manyAtOnce(
    run.readers,
    (index) =>
      LightReader.open(room.reader(index), {
        keepsUpdates: index < WHOLE,
        onMessage: (payload) => {
          const marks = frames.marksIn(payload);
          if (marks.length === 0) return;
          const now = performance.now();
          for (const mark of marks) {
            meter.latencies.add(now - (sentAt[mark] ?? Number.NaN));
            arrivals[mark] = (arrivals[mark] ?? 0) + 1;
          }
          arrived += marks.length;
          seenBy[index] = (seenBy[index] ?? 0) + marks.length;
        },
      }),
    50,
  );
  const writers = await manyAtOnce(writerCount, (index) => Writer.open(room.writer(index)));
  meter.begin();
  await atRate(run.rate, run.seconds, (index) => {
    sentAt[index] = performance.now();
    writers[index % writerCount]?.write((doc) => room.edit(doc, index));
  });
  await until(
    () => arrived >= total * run.readers || readers.some(({ hasClosed }) => hasClosed),
    GRACE_MS,
  );
  const measured = meter.end(context, {
    verified: '',
    ...(run.step === undefined ? {} : { step: run.step }),
    extra: { bytesPerEdit: writers[0]?.bytesPerEdit ?? 0 },
  });
  measured.verified = verdict();
  for (const each of [...readers, ...writers]) each.close();
  return measured;

  function verdict(): string {
    const cut =
      readers.filter(({ hasClosed }) => hasClosed).length +
      writers.filter(({ hasClosed }) => hasClosed).length;
    if (cut > 0) return `${cut} sockets were cut`;
    const refused = writers.reduce((sum, { refusals }) => sum + refusals, 0);
    if (refused > 0) return `${refused} edits were refused`;
    if (arrived !== total * run.readers) return `${arrived} of ${total * run.readers} arrivals`;
    if (
      !arrivals.every((count) => count === run.readers) ||
      !seenBy.every((count) => count === total)
    )
      return 'some edits came twice, others not';
    return readers.slice(0, WHOLE).every((reader) => room.holdsExactly(reader.document(), total))
      ? 'yes'
      : 'a document is not what was written';
  }
}

/** One server process for one run of so many readers at 50 edits a second. */
export const plenary =
  (readers: number, secondsAtMost = Infinity): Scenario =>
  async (context) => {
    const server = await ServerProcess.start(context.server);
    try {
      return [
        await measureEdits(server, context, {
          readers,
          rate: 50,
          seconds: Math.min(context.seconds, secondsAtMost),
        }),
      ];
    } finally {
      await server.stop();
    }
  };

/** 200 readers, faster and faster, each time in a document of its own, until it is no longer fast enough. */
export const rate200: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  const found: Measurement[] = [];
  let tooSlow = 0;
  try {
    for (const rate of RATES) {
      const measured = await measureEdits(server, context, {
        readers: 200,
        rate,
        seconds: RATE_SECONDS,
        step: `${rate}/s`,
      });
      found.push(measured);
      tooSlow =
        measured.verified === 'yes' && (measured.latency?.p99 ?? Infinity) < FAST_ENOUGH_MS
          ? 0
          : tooSlow + 1;
      if (tooSlow === GIVE_UP_AFTER) break;
    }
    return found;
  } finally {
    await server.stop();
  }
};

/** Two people alone: one writes, the other reads. */
export const pair: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  try {
    return [await measureEdits(server, context, { readers: 1, writers: 1, rate: 10, seconds: 5 })];
  } finally {
    await server.stop();
  }
};
