import { KEY_PRODUCT } from '../../../shared/commands/testSession.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { leaveVisit } from '../../../shared/commands/visits.ts';
import { setNoteHidden, withdrawNote } from '../../../shared/commands/notes.ts';
import { setMe } from '../../../shared/commands/people.ts';
import { setPhase, editSession } from '../../../shared/commands/session.ts';
import { editTable } from '../../../shared/commands/tables.ts';
import { sheetRoot } from '../../../shared/documents/sheet.ts';
import { newUuid } from '../../access/secrets.ts';
import { decodeContent } from '../../storage/snapshotPieces.ts';
import { startEngine, until } from '../wall/testWall.ts';

import { ready, words, write, tables, type Engine } from '../wall/testSheets.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(() => engine.stop());

describe('names at a table, restarts, and what is shown of it', () => {
  it('6.1a three of one family name and one doctor are told apart, and whoever has no name is the guest of the lists', async () => {
    const { wall, one, come, sit } = await tables(engine);
    const people = [
      await come('participant', 'Nguyễn Văn An'),
      await come('participant', 'Nguyễn Thị Bình'),
      await come('participant', 'Nguyễn Chi'),
      await come('participant', 'Dr. Jane Smith'),
      await come('participant'),
    ];
    const clients: ReturnType<typeof engine.open>[] = [];
    for (const { personId, token } of people) {
      await sit(personId, one);
      clients.push(engine.open(wall.wallId, `table/${one}`, token));
    }
    await Promise.all(clients.map(ready));
    const move = (): void => {
      for (const { doc, provider } of clients) {
        const at: unknown = JSON.parse(
          JSON.stringify(Y.createRelativePositionFromTypeIndex(sheetRoot(doc), 0)),
        );
        provider.awareness.setLocalState({ cursor: { anchor: at, head: at } });
      }
    };
    const names = (): unknown[] =>
      clients
        .slice(1)
        .map(
          ({ doc }) =>
            (
              clients[0]?.provider.awareness.getStates().get(doc.clientID)?.['user'] as
                | { name?: unknown }
                | undefined
            )?.name,
        );
    // The names are those of the table's lists, whoever moves first.
    move();
    await until(
      'all are told apart',
      () =>
        JSON.stringify(names()) ===
        JSON.stringify(['Nguyễn Thị Bình', 'Nguyễn Chi', 'Jane', 'Guest 1']),
    );
  });

  it('6.1a, T20 carets carry the server’s names and only positions', async () => {
    const { wall, one, come, sit } = await tables(engine);
    const [mere, tom] = [await come('participant', 'Mere Tui'), await come('participant', 'Tom')];
    for (const { personId } of [mere, tom]) await sit(personId, one);
    const [hers, his] = [
      engine.open(wall.wallId, `table/${one}`, mere.token),
      engine.open(wall.wallId, `table/${one}`, tom.token),
    ];
    await Promise.all([ready(hers), ready(his)]);
    const anchor: unknown = JSON.parse(
      JSON.stringify(Y.createRelativePositionFromTypeIndex(sheetRoot(hers.doc), 1)),
    );
    hers.provider.awareness.setLocalState({
      user: { name: 'Facilitator', color: 'url(x)' },
      secret: 'x',
      cursor: { anchor, head: anchor },
    });
    await until('he sees her', () => his.provider.awareness.getStates().has(hers.doc.clientID));
    const seen = his.provider.awareness.getStates().get(hers.doc.clientID);
    expect(seen).toMatchObject({
      user: { name: 'Mere', color: expect.any(Number) },
      cursor: { anchor: expect.any(Object), head: expect.any(Object) },
    });
    expect(Object.keys(seen ?? {}).toSorted()).toEqual(['cursor', 'user']);
    expect(Object.keys((seen?.['user'] ?? {}) as object).toSorted()).toEqual(['color', 'name']);
  });

  it('everything is there after a restart: tables, seats, sheets, visits, and rights', async () => {
    const { wall, one, two, come, sit, facilitatorId } = await tables(engine);
    const mere = await come('participant', 'Mere');
    await sit(mere.personId, one);
    const hers = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(hers);
    write(hers.doc, 'Before the restart');
    await until('durable', () => words(wall.content.sheet(one)).includes('Before the restart'));
    await wall.command(mere.personId, (state, actor) =>
      editTable(state, actor, one, { again: 'yes', sentence: 'One catchment.' }),
    );
    await wall.command(facilitatorId, (state, actor) => setPhase(state, actor, 'gallery'));
    await wall.command(mere.personId, (state, actor) =>
      leaveVisit(state, actor, {
        id: newUuid(),
        table: two,
        kind: 'connection',
        text: 'Feeds',
        toTable: one,
        relation: 'supports',
      }),
    );
    await wall.settled();
    const before = decodeContent(await wall.meeting.encoded());
    hers.provider.destroy();
    const { folder } = engine;
    await engine.stop(true);
    engine = await startEngine(folder);
    const again = await engine.walls.get(wall.wallId);
    expect({ ...decodeContent(await again.meeting.encoded()), at: 0 }).toEqual({
      ...before,
      at: 0,
    });
    expect(again.records.seats.get(one)?.has(mere.personId)).toBe(true);
    const back = engine.open(wall.wallId, `table/${one}`, mere.token);
    await ready(back);
    write(back.doc, 'And after');
    await until('written', () => words(again.content.sheet(one)).includes('And after'));
    // The server writes on in the table's own map, under a new client id of its own.
    await again.command(mere.personId, (state, actor) =>
      editTable(state, actor, one, { again: 'no' }),
    );
    await until('she reads it', () => back.doc.getMap('table').get('again') === 'no');
  });

  it('a table keeps its notes and name when an offline volunteer dissolves its group', async () => {
    const { wall, one, clusters, notes, come } = await tables(engine);
    const volunteer = engine.open(wall.wallId, 'arrangement', (await come('volunteer')).token);
    await ready(volunteer);
    volunteer.provider.disconnect();
    (volunteer.doc.getMap('clusters').get(clusters[0] as string) as Y.Map<unknown>).set(
      'name',
      'Rivers and soil',
    );
    volunteer.provider.connect();
    await until('renamed', () => wall.session.tables[0]?.name === 'Rivers and soil');
    volunteer.provider.disconnect();
    const group = volunteer.doc.getMap('clusters').get(clusters[0] as string) as Y.Map<unknown>;
    volunteer.doc.transact(() => {
      group.set('name', 'Gone');
      group.set('state', 'dissolved');
    });
    volunteer.provider.connect();
    await until(
      'dissolved',
      () => wall.content.clusters()[clusters[0] as string]?.state === 'dissolved',
    );
    await wall.settled();
    expect(wall.session.tables[0]).toMatchObject({ name: 'Rivers and soil', number: 1 });
    expect(wall.records.tables.get(one)?.noteIds).toEqual(notes.slice(0, 2));
  });

  it('T2, T19 posters, reports and old snapshots never show what was hidden, withdrawn or said under a name that is private now', async () => {
    const { wall, facilitatorId, notes, one, come, sit } = await tables(engine);
    const mere = await come('participant', 'Mere Tui');
    await sit(mere.personId, one);
    await wall.command(mere.personId, (state, actor) =>
      setMe(state, actor, {
        commitment: { table: one, kind: 'activator' },
        contact: { text: 'mere@example.org', shownTo: 'facilitators' },
      }),
    );
    const { id } = await wall.snapshots.take(facilitatorId, 'Before');
    await wall.command(facilitatorId, (state, actor) =>
      setNoteHidden(state, actor, notes[0] as string, true),
    );
    await wall.command(facilitatorId, (state, actor) =>
      withdrawNote(state, actor, notes[1] as string),
    );
    await wall.command(facilitatorId, (state, actor) =>
      editSession(state, actor, { names: 'anonymous' }, KEY_PRODUCT),
    );
    await wall.command(mere.personId, (state, actor) => setMe(state, actor, { contact: null }));
    for (const content of [
      decodeContent(await wall.meeting.encoded()),
      await wall.snapshots.read(id),
    ]) {
      const text = JSON.stringify({ ...content, session: null });
      for (const secret of [
        `Note ${notes[0]?.slice(0, 4)}`,
        `Note ${notes[1]?.slice(0, 4)}`,
        'Mere',
        'mere@example.org',
        mere.personId,
      ])
        expect(text).not.toContain(secret);
      expect(text).toContain('activator');
    }
  });
});
