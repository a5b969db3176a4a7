import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { putNote } from '../../../shared/commands/notes.ts';
import { setLocked } from '../../../shared/commands/session.ts';
import { newUuid } from '../../access/secrets.ts';
import { syncFrame } from '../transport/frames.ts';
import { outcomeOf, startEngine, until } from '../wall/testWall.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;

let engine: Engine;

beforeEach(async () => {
  engine = await startEngine();
});

afterEach(() => engine.stop());

const addCluster = (doc: Y.Doc, id: string, name: string): void =>
  doc.transact(() => {
    const cluster = new Y.Map<unknown>();
    cluster.set('name', name);
    cluster.set('color', 'yellow');
    cluster.set('pos', [0, 0]);
    doc.getMap('clusters').set(id, cluster);
  });

const nameOf = (doc: Y.Doc, id: string): unknown =>
  (doc.getMap('clusters').get(id) as Y.Map<unknown> | undefined)?.get('name');

const ready = (opened: ReturnType<Engine['open']>) => until('synced', () => opened.provider.synced);

describe('arrangement, with stock providers', () => {
  it('4.1 two volunteers converge online and after offline work', async () => {
    const { wall, come } = await engine.newWall();
    const [a, b] = [await come('volunteer', 'Mere'), await come('volunteer', 'Tomasz')];
    const mere = engine.open(wall.wallId, 'arrangement', a.token);
    const tomasz = engine.open(wall.wallId, 'arrangement', b.token);
    await Promise.all([ready(mere), ready(tomasz)]);
    addCluster(mere.doc, newUuid(), 'Rivers');
    mere.doc.getMap('placements').set('n1', { pos: [10, 20] });
    await until(
      'Tomasz sees it',
      () => tomasz.doc.getMap('placements').has('n1') && tomasz.doc.getMap('clusters').size === 1,
    );

    mere.provider.disconnect();
    mere.doc.getMap('placements').set('n2', { pos: [1, 1] });
    tomasz.doc.getMap('placements').set('n3', { pos: [2, 2] });
    mere.doc.getMap('placements').set('n1', { pos: [99, 99] });
    mere.provider.connect();
    await until('both hold everything', () => {
      const [left, right] = [
        mere.doc.getMap('placements').toJSON(),
        tomasz.doc.getMap('placements').toJSON(),
      ];
      return (
        Object.keys(left).length === 3 &&
        JSON.stringify(Object.entries(left).toSorted()) ===
          JSON.stringify(Object.entries(right).toSorted())
      );
    });
    await until(
      'the server holds the same',
      () => Object.keys(wall.content.placements()).length === 3,
    );
  });

  it('a participant reads once revealed, and her writes change nothing', async () => {
    const { wall, come } = await engine.newWall();
    const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    const participant = engine.open(wall.wallId, 'arrangement', (await come('participant')).token);
    await Promise.all([ready(volunteer), ready(participant)]);
    participant.doc.getMap('placements').set('hers', { pos: [1, 1] });
    volunteer.doc.getMap('placements').set('his', { pos: [2, 2] });
    await until('the yes arrives', () => participant.doc.getMap('placements').has('his'));
    expect(wall.content.placements()).toHaveProperty('his');
    expect(wall.content.placements()).not.toHaveProperty('hers');
    expect(volunteer.doc.getMap('placements').has('hers')).toBe(false);
  });

  it('4.3, T4 nobody writes notes, session or people directly, not even a facilitator', async () => {
    const { wall, facilitator, facilitatorId } = await engine.newWall();
    const id = newUuid();
    await wall.command(facilitatorId, (state, actor) =>
      putNote(state, actor, { id, text: 'Kept' }),
    );
    for (const document of ['notes', 'session', 'people']) {
      const opened = engine.open(wall.wallId, document, facilitator);
      await ready(opened);
      opened.doc.getMap(document).set('title', 'Mine');
    }
    const reader = engine.open(wall.wallId, 'notes', facilitator);
    await ready(reader);
    expect(reader.doc.getMap('notes').toJSON()).toHaveProperty(id);
    expect(reader.doc.getMap('notes').has('title')).toBe(false);
    expect(wall.session.title).toBe('A wall');
    const person = await wall.arrive({ role: 'volunteer', arrival: 'link' });
    const session = engine.open(wall.wallId, 'session', person.token);
    await ready(session);
    expect(session.doc.getMap('session').get('title')).toBe('A wall');
  });

  it('4.4 while locked nothing is applied, and the work merges once unlocked', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(volunteer);
    await wall.command(facilitatorId, (state, actor) => setLocked(state, actor, true));
    volunteer.doc.getMap('placements').set('waiting', { pos: [1, 1] });
    const other = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(other);
    expect(wall.content.placements()).toEqual({});
    await wall.command(facilitatorId, (state, actor) => setLocked(state, actor, false));
    await until(
      'merged',
      () => 'waiting' in wall.content.placements() && other.doc.getMap('placements').has('waiting'),
    );
  });

  it('4.6 refuses what is out of shape and goes on with everybody else', async () => {
    const { wall, come } = await engine.newWall();
    const good = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(good);
    const attacks: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('placements').set('x', { pos: [Number.NaN, 1] }),
      (doc) => doc.getMap('placements').set('x', { pos: [1, 2], text: 'smuggled' }),
      (doc) => doc.getMap('placements').set('__proto__', { pos: [1, 2] }),
      (doc) => doc.getMap('placements').set('x', new Y.Map()),
      (doc) => doc.getMap('clusters').set('x', { name: 'plain', color: 'yellow', pos: [0, 0] }),
      (doc) => addCluster(doc, 'x', 'n'.repeat(500)),
      (doc) => addCluster(doc, 'x', 'two\nlines'),
      (doc) => doc.getMap('elsewhere').set('x', 1),
      (doc) => doc.getArray('list').push([1]),
      (doc) => doc.getMap('placements').set('x', new Uint8Array(3)),
    ];
    for (const attack of attacks) {
      const bad = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
      await ready(bad);
      const denials: string[] = [];
      bad.provider.messageHandlers[2] = (_encoder, decoder) => {
        denials.push(Buffer.from(decoder.arr).toString());
      };
      attack(bad.doc);
      await until('refused', () => denials.some((denial) => denial.includes('invalid-shape')));
      bad.provider.destroy();
    }
    good.doc.getMap('placements').set('fine', { pos: [3, 4] });
    await until('the good one is kept', () => 'fine' in wall.content.placements());
    const server = wall.content.document('arrangement').doc;
    expect([...server.getMap('placements').keys()]).toEqual(['fine']);
    // A cluster without a name is not complete: what was allowed of it is kept, what was not is
    // nowhere.
    expect(wall.content.clusters()).toEqual({});
    expect(Buffer.from(wall.content.document('arrangement').encode()).includes('nnnn')).toBe(false);
    expect([...server.share.keys()].toSorted()).toEqual(['clusters', 'placements']);
  });

  it('4.5, T5 refuses work under somebody else’s client id', async () => {
    const { wall, come } = await engine.newWall();
    const [a, b] = [await come('volunteer'), await come('volunteer')];
    const victim = engine.open(wall.wallId, 'arrangement', a.token);
    await ready(victim);
    victim.doc.getMap('placements').set('one', { pos: [1, 1] });
    await until('bound', () => 'one' in wall.content.placements());
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc));
    forged.clientID = victim.doc.clientID;
    const attacker = engine.open(wall.wallId, 'arrangement', b.token, forged);
    await ready(attacker);
    forged.getMap('placements').set('forged', { pos: [6, 6] });
    victim.doc.getMap('placements').set('two', { pos: [2, 2] });
    await until('the victim’s next work is there', () => 'two' in wall.content.placements());
    expect(wall.content.placements()).not.toHaveProperty('forged');
  });

  it('accepts a cluster built step by step and refuses to delete one', async () => {
    const { wall, come } = await engine.newWall();
    const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(volunteer);
    const id = newUuid();
    addCluster(volunteer.doc, id, 'Rivers');
    await until('there', () => id in wall.content.clusters());
    (volunteer.doc.getMap('clusters').get(id) as Y.Map<unknown>).set('name', 'Rivers and sea');
    await until('renamed', () => wall.content.clusters()[id]?.name === 'Rivers and sea');
    volunteer.doc.getMap('clusters').delete(id);
    const fresh = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(fresh);
    fresh.doc.getMap('placements').set('later', { pos: [0, 0] });
    await until('later work', () => 'later' in wall.content.placements());
    expect(nameOf(fresh.doc, id)).toBe('Rivers and sea');
  });
});

describe('garbage on the wire', () => {
  it('4.8 closes the sender with a typed reason and disturbs nobody else', async () => {
    const { wall, come } = await engine.newWall();
    const [a, b] = [await come('volunteer'), await come('volunteer')];
    const good = engine.open(wall.wallId, 'arrangement', a.token);
    await ready(good);
    const path = `/sync/${wall.wallId}/arrangement?token=${b.token}`;
    const badUpdate = syncFrame(2, Uint8Array.of(1, 2, 3, 255, 255, 255));
    const cases: [string, Uint8Array | string, number | null][] = [
      ['empty', new Uint8Array(), 4400],
      ['unknown type', Uint8Array.of(77), 4400],
      ['text', 'hello', 4400],
      ['truncated', Uint8Array.of(0, 2, 200, 1), 4400],
      ['too large', new Uint8Array(300 * 1024), 4413],
      ['bytes that are no update', badUpdate, null],
    ];
    for (const [what, frame, code] of cases) {
      const socket = engine.raw(path);
      await new Promise((resolve) => socket.on('open', resolve));
      const end = outcomeOf(socket);
      socket.send(frame);
      if (code !== null) expect([what, await end]).toEqual([what, { close: code }]);
    }
    good.doc.getMap('placements').set('still', { pos: [1, 1] });
    await until('still working', () => 'still' in wall.content.placements());
    expect(good.provider.wsconnected).toBe(true);
  });

  it('6.1 a participant hears that everyone is asked to look, by whom, and nothing else of presence; she asks nobody', async () => {
    const { wall, facilitator, come } = await engine.newWall();
    const look = { at: 1, rect: [0, 0, 640, 480] };
    const ana = engine.open(wall.wallId, 'arrangement', facilitator);
    const mere = engine.open(wall.wallId, 'arrangement', (await come('volunteer', 'Mere')).token);
    const guest = engine.open(wall.wallId, 'arrangement', (await come('participant', 'Gus')).token);
    await Promise.all([ready(ana), ready(mere), ready(guest)]);
    guest.provider.awareness.setLocalState({ cursor: [1, 1], look });
    mere.provider.awareness.setLocalState({ cursor: [1, 1], held: ['n1'], claims: ['c1'], look });
    await until('volunteers are seen', () =>
      ana.provider.awareness.getStates().has(mere.doc.clientID),
    );
    ana.provider.awareness.setLocalState({ cursor: [4, 5], view: [0, 0, 10, 10], look });
    await until('heard', () => guest.provider.awareness.getStates().has(ana.doc.clientID));
    const others = [...guest.provider.awareness.getStates()].filter(
      ([clientId]) => clientId !== guest.doc.clientID,
    );
    expect(others).toEqual([
      [
        ana.doc.clientID,
        {
          name: 'Facilitator',
          color: expect.any(Number),
          look: { ...look, unnamed: true },
        },
      ],
    ]);
    const late = engine.open(wall.wallId, 'arrangement', (await come('participant')).token);
    await until('who comes meanwhile hears it too', () =>
      late.provider.awareness.getStates().has(ana.doc.clientID),
    );
    ana.provider.awareness.setLocalState({ cursor: [4, 5] });
    await until('over', () => !guest.provider.awareness.getStates().has(ana.doc.clientID));
    expect([...mere.provider.awareness.getStates().keys()]).not.toContain(guest.doc.clientID);
  });

  it('6.1, T6 shows presence under the server’s name, not the one it claims', async () => {
    const { wall, come } = await engine.newWall();
    const [a, b] = [await come('volunteer', 'Mere Walker'), await come('volunteer', 'Tomasz')];
    const mere = engine.open(wall.wallId, 'arrangement', a.token);
    const tomasz = engine.open(wall.wallId, 'arrangement', b.token);
    await Promise.all([ready(mere), ready(tomasz)]);
    mere.provider.awareness.setLocalState({ name: 'The Boss', cursor: [4, 5], secret: 'x' });
    await until('seen', () => tomasz.provider.awareness.getStates().has(mere.doc.clientID));
    expect(tomasz.provider.awareness.getStates().get(mere.doc.clientID)).toEqual({
      name: 'Mere',
      color: expect.any(Number),
      cursor: [4, 5],
    });
    mere.provider.destroy();
    await until('gone', () => !tomasz.provider.awareness.getStates().has(mere.doc.clientID));
  });
});

describe('durable before acknowledged', () => {
  it('5.1 answers the flush barrier after the commit, also for a pure delete', async () => {
    const { wall, come } = await engine.newWall();
    const { token } = await come('volunteer');
    const volunteer = engine.open(wall.wallId, 'arrangement', token);
    await ready(volunteer);
    volunteer.doc.getMap('placements').set('gone', { pos: [1, 1] });
    volunteer.doc.getMap('placements').delete('gone');
    const flush = encoding.createEncoder();
    encoding.writeVarUint(flush, 100);
    encoding.writeVarUint(flush, 7);
    const answers: number[] = [];
    volunteer.provider.messageHandlers[101] = (_encoder, decoder) => {
      answers.push(decoder.arr[decoder.pos] ?? -1);
    };
    volunteer.provider.ws?.send(encoding.toUint8Array(flush));
    await until('flushed', () => answers.includes(7));
    const stored = await engine.store.loadWall(wall.wallId);
    const doc = new Y.Doc();
    for (const update of stored?.documents.arrangement?.updates ?? []) Y.applyUpdate(doc, update);
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(volunteer.doc));
  });

  it('T14 comes back after a restart on the same data: notes, arrangement, people, tokens, client ids', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    const volunteer = await come('volunteer', 'Mere');
    const id = newUuid();
    await wall.command(facilitatorId, (state, actor) =>
      putNote(state, actor, { id, text: 'Kept' }),
    );
    const opened = engine.open(wall.wallId, 'arrangement', volunteer.token);
    await ready(opened);
    opened.doc.getMap('placements').set(id, { pos: [5, 5] });
    await until('placed', () => id in wall.content.placements());
    const { folder } = engine;
    await engine.stop(true);
    engine = await startEngine(folder);
    const again = await engine.walls.get(wall.wallId);
    expect(again.content.placements()).toEqual({ [id]: { pos: [5, 5] } });
    expect(again.records.notes.get(id)).toMatchObject({ text: 'Kept', seq: 0 });
    const reopened = engine.open(wall.wallId, 'arrangement', volunteer.token, opened.doc);
    await ready(reopened);
    opened.doc.getMap('placements').set('after', { pos: [1, 1] });
    await until('goes on under the same client id', () => 'after' in again.content.placements());
  });

  it('2.1, T14 a failed commit acknowledges nothing, shows nothing, and the wall goes on from the store', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(volunteer);
    const commit = engine.store.commit.bind(engine.store);
    engine.store.commit = () => Promise.reject(new Error('disk full'));
    const id = newUuid();
    await expect(
      wall.command(facilitatorId, (state, actor) => putNote(state, actor, { id, text: 'Lost?' })),
    ).rejects.toMatchObject({ code: 'storage-failed' });
    await wall.settled();
    expect(wall.records.notes.has(id)).toBe(false);
    volunteer.doc.getMap('placements').set('kept by the client', { pos: [1, 1] });
    volunteer.doc.getMap('placements').set('kept', { pos: [1, 1] });
    engine.store.commit = commit;
    await wall.command(facilitatorId, (state, actor) => putNote(state, actor, { id, text: 'Now' }));
    expect(wall.records.notes.get(id)).toMatchObject({ text: 'Now' });
  });
});
