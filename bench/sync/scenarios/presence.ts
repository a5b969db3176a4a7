import * as Y from 'yjs';
import { LightReader } from '../lightReader.ts';
import { findMarks, findPositions } from '../markers.ts';
import { Meter, type Measurement, type Scenario, type ScenarioContext } from '../measurement.ts';
import { atRate, until } from '../pace.ts';
import { makeRoom, type Room } from '../room.ts';
import { isWeavewall, ServerProcess } from '../serverProcess.ts';
import { SharedFrames } from '../sharedFrames.ts';
import { manyAtOnce } from '../wallPeople.ts';
import { awarenessMessage } from '../wireProtocol.ts';
import { Writer } from '../writer.ts';

const PEOPLE = 200;
/** Longer brings nothing new. */
const SECONDS_AT_MOST = 5;
const CURSOR_HZ = 10;
const DRAGGERS = 20;
const DRAG_HZ = 30;
const WATCHERS = 100;
/** After the last was sent. */
const GRACE_MS = 10_000;
const QUIET_MS = 300;
/** Above the number of every move. */
const SOMEWHERE = 500_000;
const FIRST_CLIENT_ID = 1_000_000;

/** A state's number stands in its coordinates; the other one marks it as ours. */
const cursorState = (number: number): object => ({ cursor: [number, 7.25] });
const dragState = (number: number): object => ({
  held: ['5f0c6f0e-3d64-4a58-9a3e-6a1d1f1d7c11'],
  drag: [number, 7.25],
});

interface PresenceRun {
  /** Who moves; the first readers of the room. */
  movers: number;
  hz: number;
  /** Everybody who looks, movers included where they look as well. */
  watchers: number;
  moversWatch: boolean;
  state(number: number): object;
}

/**
 * Cursors move; everyone who watches sees the latest place of each. A server may merge: a state that a newer one of the same cursor
 * overtook is counted as skipped, not as late. At the end everyone must have the last state of every cursor.
 */
async function measurePresence(
  server: ServerProcess,
  context: ScenarioContext,
  room: Room,
  run: PresenceRun,
): Promise<Measurement> {
  const { movers, hz, watchers, moversWatch } = run;
  const total = Math.round(movers * hz * context.seconds);
  const sentAt = new Float64Array(total);
  const meter = new Meter(server);
  const frames = new SharedFrames(findPositions);
  let seen = 0;
  let lastSeen = 0;
  const latest = Array.from({ length: watchers }, () => new Int32Array(movers).fill(-1));
  const look =
    (watcher: number) =>
    (payload: Buffer): void => {
      const states = frames.marksIn(payload);
      if (states.length === 0) return;
      const now = performance.now();
      const mine = latest[watcher] as Int32Array;
      for (const state of states) {
        const mover = state % movers;
        // Whoever comes or asks is told the same again.
        if (state <= (mine[mover] ?? -1)) continue;
        // One's own cursor comes back at some servers, at others not.
        if (!(moversWatch && mover === watcher)) {
          meter.latencies.add(now - (sentAt[state] ?? Number.NaN));
          seen += 1;
          if (state >= total - movers) lastSeen += 1;
        }
        mine[mover] = state;
      }
    };
  const watching = await manyAtOnce(
    watchers,
    (index) => LightReader.open(room.writer(index), { onMessage: look(index) }),
    50,
  );
  const moving = moversWatch
    ? watching
    : await manyAtOnce(movers, (index) => LightReader.open(room.writer(watchers + index)));
  const bytesBefore = watching.reduce((sum, { updateBytes }) => sum + updateBytes, 0);
  meter.begin();
  await atRate(movers * hz, context.seconds, (number) => {
    sentAt[number] = performance.now();
    const mover = number % movers;
    moving[mover]?.send(
      awarenessMessage(
        room.writer(0).prefix,
        FIRST_CLIENT_ID + mover,
        Math.floor(number / movers) + 1,
        run.state(number),
      ),
    );
  });
  const pairs = watchers * movers - (moversWatch ? movers : 0);
  const isComplete = await until(() => lastSeen >= pairs, GRACE_MS);
  const expected = pairs * (total / movers);
  const grown = watching.reduce((sum, { updateBytes }) => sum + updateBytes, 0) - bytesBefore;
  const cut = [...watching, ...moving].filter(({ hasClosed }) => hasClosed).length;
  const measured = meter.end(context, {
    verified:
      cut > 0
        ? `${cut} sockets were cut`
        : isComplete
          ? 'yes'
          : `${lastSeen} of ${pairs} last places`,
    extra: {
      'skipped %': Math.round((1 - seen / expected) * 1000) / 10,
      'document bytes sent while moving': grown,
    },
  });
  for (const each of new Set([...watching, ...moving])) each.close();
  return measured;
}

/** 200 people, each with a cursor that moves ten times a second, each seeing all others. */
export const cursors200: Scenario = async (asked) => {
  const context = { ...asked, seconds: Math.min(asked.seconds, SECONDS_AT_MOST) };
  const server = await ServerProcess.start(context.server);
  try {
    const room = await makeRoom(server, { readers: 0, writers: PEOPLE });
    return [
      await measurePresence(server, context, room, {
        movers: PEOPLE,
        hz: CURSOR_HZ,
        watchers: PEOPLE,
        moversWatch: true,
        state: cursorState,
      }),
    ];
  } finally {
    await server.stop();
  }
};

/** 20 drag at 30 Hz, 100 watch: over awareness, then each drops with one write. */
async function dragOverAwareness(
  server: ServerProcess,
  context: ScenarioContext,
): Promise<Measurement> {
  const room = await makeRoom(server, { readers: 0, writers: WATCHERS + DRAGGERS });
  const droppers = await manyAtOnce(DRAGGERS, (index) =>
    Writer.open(room.writer(WATCHERS + index)),
  );
  const before = await putNotes(room, droppers);
  const measured = await measurePresence(server, context, room, {
    movers: DRAGGERS,
    hz: DRAG_HZ,
    watchers: WATCHERS,
    moversWatch: false,
    state: dragState,
  });
  measured.step = 'awareness';
  const dragged = await bytesOf(room);
  if (dragged !== before) measured.verified = 'the document changed before the drop';
  const watcher = await LightReader.open(room.writer(0), { keepsUpdates: true });
  droppers.forEach((dropper, index) => dropper.write((doc) => room.edit(doc, index)));
  const isThere = await until(() => room.holdsExactly(watcher.document(), DRAGGERS), GRACE_MS);
  if (!isThere) measured.verified = 'the drops are not there';
  measured.extra = {
    ...measured.extra,
    'bytes before': before,
    'while dragging': dragged,
    'after the drops': await bytesOf(room),
  };
  for (const each of [watcher, ...droppers]) each.close();
  return measured;
}

/** The same as a write for each move, as boards on a shared document do. */
async function dragOverDocument(
  server: ServerProcess,
  context: ScenarioContext,
): Promise<Measurement> {
  const room = await makeRoom(server, { readers: WATCHERS, writers: DRAGGERS });
  const total = DRAGGERS * DRAG_HZ * context.seconds;
  const sentAt = new Float64Array(total);
  const meter = new Meter(server);
  const frames = new SharedFrames(findMarks);
  let [arrived, last] = [0, 0];
  const readers = await manyAtOnce(
    WATCHERS,
    (index) =>
      LightReader.open(room.reader(index), {
        onMessage: (payload) => {
          const now = performance.now();
          for (const mark of frames.marksIn(payload)) {
            if (!sentAt[mark]) continue;
            meter.latencies.add(now - (sentAt[mark] ?? Number.NaN));
            arrived += 1;
            if (mark >= total - DRAGGERS) last += 1;
          }
        },
      }),
    50,
  );
  const writers = await manyAtOnce(DRAGGERS, (index) => Writer.open(room.writer(index)));
  const move = (index: number, number: number): void =>
    writers[index]?.write((doc) => room.moveNote(doc, index, number));
  const before = await putNotes(room, writers);
  [arrived, last] = [0, 0];
  meter.begin();
  await atRate(DRAGGERS * DRAG_HZ, context.seconds, (number) => {
    sentAt[number] = performance.now();
    move(number % DRAGGERS, number);
  });
  const isComplete = await until(() => last >= DRAGGERS * WATCHERS, GRACE_MS);
  await new Promise((quiet) => setTimeout(quiet, QUIET_MS));
  const measured = meter.end(context, {
    step: 'a write a move',
    verified: isComplete ? 'yes' : `${last} of ${DRAGGERS * WATCHERS} last places`,
    extra: {
      'skipped %': Math.round((1 - arrived / (total * WATCHERS)) * 1000) / 10,
      'bytes before': before,
      'while dragging': await bytesOf(room),
    },
  });
  for (const each of [...readers, ...writers]) each.close();
  return measured;
}

/** Every dragger's note lies somewhere first; resolves with the size of the document once they are there. */
async function putNotes(room: Room, draggers: readonly Writer[]): Promise<number> {
  const reader = await LightReader.open(room.writer(0), { keepsUpdates: true });
  draggers.forEach((dragger, index) =>
    dragger.write((doc) => room.moveNote(doc, index, SOMEWHERE + index)),
  );
  const areThere = await until(() => room.countIn(reader.document()) === draggers.length, GRACE_MS);
  reader.close();
  if (!areThere) throw new Error('the notes to drag did not arrive');
  return bytesOf(room);
}

/** Size of the document as a newcomer loads it. */
async function bytesOf(room: Room): Promise<number> {
  const reader = await LightReader.open(room.writer(0), { keepsUpdates: true });
  const { length } = Y.encodeStateAsUpdate(reader.document());
  reader.close();
  return length;
}

/** Ours drags on awareness, as its page does; peers both ways. */
export const drags20: Scenario = async (asked) => {
  const context = { ...asked, seconds: Math.min(asked.seconds, SECONDS_AT_MOST) };
  const server = await ServerProcess.start(context.server);
  try {
    const overAwareness = await dragOverAwareness(server, context);
    return isWeavewall(context.server)
      ? [overAwareness]
      : [await dragOverDocument(server, context), overAwareness];
  } finally {
    await server.stop();
  }
};
