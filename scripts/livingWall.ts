import type { DemoWall } from '../e2e/demoWalls/demoWalls.ts';
import { openDocument, type OpenDocument } from '../e2e/support/arrangementDocument.ts';
import { ask, joinByCode, makeWall, postNote, type MadeWall } from '../e2e/support/wallApi.ts';
import { freeSlotIn } from '../shared/layout/freeSlots.ts';
import { landingSlot } from '../shared/layout/noteGrid.ts';
import type { Placement, Point } from '../shared/model/arrangement.ts';

/** Notes that are there, and grouped, from the first moment. */
const STARTS_WITH = 48;
const NOTE_EVERY_MS = 1300;
const STEP_MS = 50;
const DRAG_STEPS = 28;
const REST_MS = 1500;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface LivingNote {
  id: string;
  seq: number;
  group: number | undefined;
}

/** A wall on which a meeting seems to go on: notes arrive, two volunteers group them; when all are grouped it starts over. Runs for ever. */
export async function startLivingWall(origin: string, demo: DemoWall): Promise<MadeWall> {
  const wall = await makeWall(origin, {
    title: demo.title,
    ...(demo.prompts ? { prompts: demo.prompts } : {}),
  });
  await ask(origin, 'POST', `/api/walls/${wall.wallId}/phase`, {
    token: wall.tokens.facilitator,
    body: { phase: 'cluster' },
  });
  const people = await Promise.all(
    demo.people.map((name) => joinByCode(origin, wall.joinCode, name)),
  );
  const landed: LivingNote[] = [];
  const clusterIds = demo.groups.map((_, index) => `group-${index}`);
  const volunteers = await Promise.all(
    ['Mere', 'Tomasz'].map((name) => openVolunteer(origin, wall, name)),
  );
  const [first] = volunteers;
  if (!first) throw new Error('no volunteer');
  const YMap = (await import('yjs')).Map;
  first.doc.transact(() => {
    demo.groups.forEach(({ name, color }, index) => {
      const pos = [(index % 4) * 840 - 12, index < 4 ? -1400 : -740];
      first.doc
        .getMap('clusters')
        .set(clusterIds[index] ?? '', new YMap<unknown>(Object.entries({ name, color, pos })));
    });
  });
  const place = (note: string, group: number): void => {
    const cluster = clusterIds[group] ?? '';
    first.doc.getMap<Placement>('placements').set(note, { cluster, pos: freeSlot(first, cluster) });
  };
  void arrive(
    origin,
    wall,
    demo,
    people.map((person) => person.token),
    landed,
    place,
  );
  volunteers.forEach((volunteer, index) => void sort(volunteer, index, landed, clusterIds));
  return wall;
}

/** A helper of this name, with the wall open. */
export async function openVolunteer(
  origin: string,
  wall: MadeWall,
  name: string,
): Promise<OpenDocument> {
  const person = await joinByCode(origin, wall.joinCode, name);
  await ask(origin, 'POST', `/api/walls/${wall.wallId}/people/${person.participantId}/accept`, {
    token: wall.tokens.facilitator,
    body: {},
  });
  return openDocument(origin, wall.wallId, 'arrangement', person.token);
}

/** Notes arrive; when all have, the oldest are withdrawn and come again. */
async function arrive(
  origin: string,
  wall: MadeWall,
  demo: DemoWall,
  tokens: readonly string[],
  landed: LivingNote[],
  place: (note: string, group: number) => void,
): Promise<void> {
  const onWall: { id: string; token: string }[] = [];
  const groupOf = new Map(
    demo.groups.flatMap(({ notes }, group) => notes.map((note) => [note, group] as const)),
  );
  for (let seq = 0; ; seq += 1) {
    const index = (seq * 37) % demo.notes.length;
    const note = demo.notes[index];
    const token = tokens[note?.person ?? 0];
    if (!note || !token) return;
    const id = await postNote(origin, wall.wallId, token, {
      text: note.text,
      color: note.color,
      ...(note.prompt === undefined ? {} : { prompt: note.prompt }),
    });
    onWall.push({ id, token });
    const group = groupOf.get(index);
    if (seq < STARTS_WITH && group !== undefined) place(id, group);
    else landed.push({ id, seq, group });
    if (onWall.length > demo.notes.length) {
      const oldest = onWall.shift();
      if (oldest)
        await ask(origin, 'DELETE', `/api/walls/${wall.wallId}/notes/${oldest.id}`, {
          token: oldest.token,
        });
    }
    if (seq >= STARTS_WITH) await pause(NOTE_EVERY_MS);
  }
}

function freeSlot({ doc }: Pick<OpenDocument, 'doc'>, cluster: string): Point {
  const taken = [...doc.getMap<Placement>('placements').values()]
    .filter((placement) => placement.cluster === cluster)
    .map((placement) => placement.pos);
  return freeSlotIn(taken, [0, 0]);
}

/** One volunteer: takes the next note, drags it over to its group, lets go. */
async function sort(
  { doc, provider }: OpenDocument,
  index: number,
  landed: LivingNote[],
  clusterIds: readonly string[],
): Promise<void> {
  await pause(REST_MS * (index + 2));
  const placements = doc.getMap<Placement>('placements');
  for (;;) {
    const next = landed.findIndex((note) => note.group !== undefined);
    const [note] = next >= 0 ? landed.splice(next, 1) : [];
    const cluster = note?.group === undefined ? undefined : clusterIds[note.group];
    const pos =
      cluster === undefined
        ? undefined
        : (doc.getMap('clusters').get(cluster) as { get(key: string): Point } | undefined)?.get(
            'pos',
          );
    if (note && cluster !== undefined && pos) {
      const slot = freeSlot({ doc }, cluster);
      await drag(
        provider,
        note.id,
        landingSlot(note.seq),
        [pos[0] + slot[0], pos[1] + slot[1]],
        cluster,
      );
      placements.set(note.id, { cluster, pos: slot });
    }
    await pause(REST_MS);
  }
}

async function drag(
  provider: OpenDocument['provider'],
  note: string,
  from: Point,
  to: Point,
  cluster: string,
): Promise<void> {
  for (let step = 0; step <= DRAG_STEPS; step += 1) {
    const share = (1 - Math.cos((Math.PI * step) / DRAG_STEPS)) / 2;
    const by: Point = [(to[0] - from[0]) * share, (to[1] - from[1]) * share];
    const cursor: Point = [from[0] + by[0] + 120, from[1] + by[1] + 110];
    provider.awareness.setLocalState({
      cursor,
      held: [note],
      drag: by,
      ...(share > 0.8 ? { over: cluster } : {}),
    });
    await pause(STEP_MS);
  }
  provider.awareness.setLocalState({ cursor: [to[0] + 120, to[1] + 110] });
}
