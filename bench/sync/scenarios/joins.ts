import type * as Y from 'yjs';
import { Latencies } from '../latencies.ts';
import { LightReader } from '../lightReader.ts';
import { findMarks } from '../markers.ts';
import { Meter, type Scenario } from '../measurement.ts';
import { isEvery, makeNotesRoom } from '../notesRoom.ts';
import { atRate, until } from '../pace.ts';
import { ServerProcess } from '../serverProcess.ts';
import { SharedFrames } from '../sharedFrames.ts';
import { manyAtOnce } from '../wallPeople.ts';

const NOTES = 5_000;
const JOINERS = 500;
const JOIN_SECONDS = 2;
const ALREADY_IN = 50;
const EDITS_PER_SECOND = 20;
const GIVEN_UP_AFTER_MS = 60_000;
/** Joiners whose whole document is built at the end. */
const WHOLE = 3;
/** Edits may still be on their way to them when those who were in have them all. */
const WHOLE_WITHIN_MS = 10_000;

/** A storm of joins on a large wall, while those who are in go on seeing edits. */
export const join500: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  try {
    const room = await makeNotesRoom(server, ALREADY_IN + JOINERS);
    await room.seed(NOTES);
    const sentAt: number[] = [];
    const edits = new Latencies();
    const joins = new Latencies();
    const frames = new SharedFrames(findMarks);
    const seeds = new SharedFrames((bytes) => findMarks(bytes, 'SD'));
    let [arrived, complete, failed, lastAt] = [0, 0, 0, 0];
    const inside = await manyAtOnce(
      ALREADY_IN,
      (index) =>
        LightReader.open(room.reader(index), {
          onMessage: (payload) => {
            const now = performance.now();
            for (const mark of frames.marksIn(payload)) {
              edits.add(now - (sentAt[mark] ?? Number.NaN));
              arrived += 1;
            }
          },
        }),
      5,
    );
    const meter = new Meter(server);
    meter.begin();
    const start = performance.now();
    const over = new AbortController();
    let posted = 0;
    const posting = (async () => {
      while (!over.signal.aborted) {
        await atRate(EDITS_PER_SECOND, 0.5, () => {
          const mark = posted;
          posted += 1;
          sentAt[mark] = performance.now();
          room.post(mark).catch(() => (failed += 1));
        });
      }
    })();
    const joiners: LightReader[] = [];
    const joining: Promise<void>[] = [];
    await atRate(JOINERS / JOIN_SECONDS, JOIN_SECONDS, (index) => {
      const cameAt = performance.now();
      let found = 0;
      const joiner = new LightReader(room.reader(ALREADY_IN + index), {
        keepsUpdates: index % (JOINERS / WHOLE) < 1,
        onMessage: (payload) => {
          if (found >= NOTES) return;
          found += seeds.marksIn(payload).length;
          if (found < NOTES) return;
          complete += 1;
          lastAt = performance.now();
          joins.add(lastAt - cameAt);
        },
      });
      joiners.push(joiner);
      joining.push(joiner.connect().catch(() => void (failed += 1)));
    });
    await until(() => complete + failed >= JOINERS, GIVEN_UP_AFTER_MS);
    over.abort();
    await posting;
    const isHeard = await until(() => arrived >= posted * ALREADY_IN, GIVEN_UP_AFTER_MS / 6);
    const inP99 = edits.count > 0 ? edits.percentiles().p99 : Number.NaN;
    const measured = meter.end(context, {
      verified: '',
      latencies: joins,
      extra: { 'last synced ms': Math.round(lastAt - start), 'those in: p99 ms': inP99 },
    });
    const isWhole = (doc: Y.Doc): boolean =>
      isEvery(room.marksIn(doc, 'SD'), NOTES) && isEvery(room.marksIn(doc, 'MK'), posted);
    const whole = joiners.filter((_, index) => index % (JOINERS / WHOLE) < 1);
    const areWhole = await until(
      () => whole.every((joiner) => isWhole(joiner.document())),
      WHOLE_WITHIN_MS,
    );
    measured.verified =
      failed > 0
        ? `${failed} failed`
        : complete < JOINERS
          ? `${complete} of ${JOINERS} complete`
          : !isHeard
            ? `${arrived} of ${posted * ALREADY_IN} edits arrived`
            : areWhole
              ? 'yes'
              : 'a document is not complete';
    for (const each of [...inside, ...joiners]) each.close();
    room.close();
    return [measured];
  } finally {
    await server.stop();
  }
};
