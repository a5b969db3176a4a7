import { Latencies } from '../latencies.ts';
import { LightReader } from '../lightReader.ts';
import { findMarks, findPositions } from '../markers.ts';
import { Meter, type Scenario } from '../measurement.ts';
import { isEvery, marksOfTexts } from '../notesRoom.ts';
import { atRate, until } from '../pace.ts';
import { Phone } from '../phone.ts';
import { ServerProcess } from '../serverProcess.ts';
import { benchWall, joinAsVolunteer, manyAtOnce } from '../wallPeople.ts';
import { awarenessMessage } from '../wireProtocol.ts';

const NOTES_PER_SECOND = 50;
const VOLUNTEERS = 20;
const DRAG_HZ = 20;
const PROJECTORS = 5;
const JOIN_AT_ONCE = 40;
const GRACE_MS = 20_000;
const STORM_PHONES = 1_000;
const STORM_SECONDS = 5;
const STORM_GIVEN_UP_AFTER_MS = 60_000;
const WARM_UP_PHONES = 50;
/** Memory is read when it did not change by more than 1 MB for so long. */
const SETTLED_FOR_MS = 5_000;
const SETTLED_WITHIN_MS = 30_000;
/** Addresses of volunteers begin here, those of phones at 0. */
const VOLUNTEER_ADDRESSES = 60_000;
const NO_PREFIX = new Uint8Array();

/** A real meeting: phones with live views post notes, volunteers drag, projectors read notes, arrangement and session. */
export const phones =
  (count: number): Scenario =>
  async (context) => {
    const server = await ServerProcess.start(context.server);
    try {
      const wall = await benchWall(server.origin);
      const room = await Phone.joinMany(server.port, wall, count, JOIN_AT_ONCE);
      const total = NOTES_PER_SECOND * context.seconds;
      const moves = VOLUNTEERS * DRAG_HZ * context.seconds;
      const [postedAt, movedAt] = [new Float64Array(total), new Float64Array(moves)];
      const [acks, presence] = [new Latencies(), new Latencies()];
      const meter = new Meter(server);
      let [arrived, failed] = [0, 0];
      const open = (
        document: string,
        token: string,
        onMessage: (payload: Buffer) => void = () => undefined,
      ): Promise<LightReader> =>
        LightReader.open(
          {
            port: server.port,
            path: `/sync/${wall.wallId}/${document}?token=${token}`,
            prefix: NO_PREFIX,
            greeting: [],
          },
          { onMessage, keepsUpdates: document === 'notes' },
        );
      const { projector } = wall.tokens;
      const notesReaders = await manyAtOnce(PROJECTORS, () =>
        open('notes', projector, (payload) => {
          for (const mark of findMarks(payload)) {
            meter.latencies.add(performance.now() - (postedAt[mark] ?? Number.NaN));
            arrived += 1;
          }
        }),
      );
      const others = await manyAtOnce(PROJECTORS, () => open('session', projector));
      const presenceReaders = await manyAtOnce(PROJECTORS, () =>
        open('arrangement', projector, (payload) => {
          for (const state of findPositions(payload))
            presence.add(performance.now() - (movedAt[state] ?? Number.NaN));
        }),
      );
      const volunteers = await manyAtOnce(VOLUNTEERS, async (index) =>
        open(
          'arrangement',
          await joinAsVolunteer(server.origin, wall, VOLUNTEER_ADDRESSES + index),
        ),
      );
      meter.begin();
      const start = performance.now();
      await Promise.all([
        atRate(NOTES_PER_SECOND, context.seconds, (mark) => {
          const sentAt = performance.now();
          postedAt[mark] = sentAt;
          room[(mark * 7) % count]?.post(mark).then(
            () => acks.add(performance.now() - sentAt),
            () => (failed += 1),
          );
        }),
        atRate(VOLUNTEERS * DRAG_HZ, context.seconds, (move) => {
          movedAt[move] = performance.now();
          const state = { held: ['5f0c6f0e-3d64-4a58-9a3e-6a1d1f1d7c11'], drag: [move, 7.25] };
          volunteers[move % VOLUNTEERS]?.send(
            awarenessMessage(
              NO_PREFIX,
              1_000_000 + (move % VOLUNTEERS),
              Math.floor(move / VOLUNTEERS) + 1,
              state,
            ),
          );
        }),
      ]);
      const seconds = (performance.now() - start) / 1000;
      const cpu = server.cpuMs() - meter.cpuAtBegin;
      await until(() => arrived >= total * PROJECTORS && acks.count + failed >= total, GRACE_MS);
      const shown = await until(
        () => room.reduce((sum, { ownMarks }) => sum + ownMarks.size, 0) >= total,
        GRACE_MS / 4,
      );
      const cut = room.filter(({ hasClosed }) => hasClosed).length;
      const isWhole = notesReaders.every((reader) =>
        isEvery(marksOfTexts(reader.document(), 'MK'), total),
      );
      const measured = meter.end(context, {
        verified:
          failed > 0
            ? `${failed} posts failed`
            : cut > 0
              ? `${cut} phones were cut`
              : !isWhole
                ? `${arrived} of ${total * PROJECTORS} arrivals`
                : shown
                  ? 'yes'
                  : 'a phone was not shown its note',
        extra: {
          'CPU % of a core': Math.round(cpu / seconds / 10),
          'ack p50 ms': acks.percentiles().p50,
          'ack p99 ms': acks.percentiles().p99,
          'presence p99 ms': presence.percentiles().p99,
        },
      });
      measured.extra['peak MB'] = measured.peakRssMb;
      for (const each of [...room, ...notesReaders, ...others, ...presenceReaders, ...volunteers])
        each.close();
      return [measured];
    } finally {
      await server.stop();
    }
  };

/** A room full of phones scans the code at once. Times are from sending the code until the session and oneself are shown. */
export const phonesStorm: Scenario = async (context) => {
  const server = await ServerProcess.start(context.server);
  try {
    const wall = await benchWall(server.origin);
    const warm = await manyAtOnce(WARM_UP_PHONES, async (index) => {
      const phone = new Phone(server.port, wall, VOLUNTEER_ADDRESSES + index);
      await phone.join();
      return phone;
    });
    const idleBefore = await settledMemory(server);
    const meter = new Meter(server);
    const room: Phone[] = [];
    let [shown, failed, lastAt] = [0, 0, 0];
    meter.begin();
    const start = performance.now();
    await atRate(STORM_PHONES / STORM_SECONDS, STORM_SECONDS, (index) => {
      const cameAt = performance.now();
      const phone = new Phone(server.port, wall, index);
      room.push(phone);
      phone.join().then(
        () => {
          lastAt = performance.now();
          meter.latencies.add(lastAt - cameAt);
          shown += 1;
        },
        () => (failed += 1),
      );
    });
    await until(() => shown + failed >= STORM_PHONES, STORM_GIVEN_UP_AFTER_MS);
    const measured = meter.end(context, {
      verified:
        failed > 0 || shown < STORM_PHONES
          ? `${failed} failed, ${STORM_PHONES - shown - failed} are waiting`
          : 'yes',
      extra: { 'last one in ms': Math.round(lastAt - start), errors: failed },
    });
    measured.extra['kB RSS per idle phone'] =
      Math.round(((((await settledMemory(server)) - idleBefore) * 1024) / STORM_PHONES) * 10) / 10;
    for (const phone of [...warm, ...room]) phone.close();
    return [measured];
  } finally {
    await server.stop();
  }
};

/** Resident memory once it stays as it is, MB. */
async function settledMemory(server: ServerProcess): Promise<number> {
  let [kept, since] = [server.memory().rssMb, performance.now()];
  await until(() => {
    const { rssMb } = server.memory();
    if (Math.abs(rssMb - kept) > 1) [kept, since] = [rssMb, performance.now()];
    return performance.now() - since > SETTLED_FOR_MS;
  }, SETTLED_WITHIN_MS);
  return server.memory().rssMb;
}
