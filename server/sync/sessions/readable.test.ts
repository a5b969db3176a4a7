import { KEY_PRODUCT } from '../../../shared/commands/testSession.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putNote, setNoteHidden } from '../../../shared/commands/notes.ts';
import { removePerson, setMe, decideOffer } from '../../../shared/commands/people.ts';
import { editSession, reveal } from '../../../shared/commands/session.ts';
import { newUuid } from '../../access/secrets.ts';
import { outcomeOf, startEngine, until } from '../wall/testWall.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;

let engine: Engine;

beforeEach(async () => {
  engine = await startEngine();
});

afterEach(() => engine.stop());

const ready = (opened: ReturnType<Engine['open']>) => until('synced', () => opened.provider.synced);

describe('who may open what', () => {
  it('opens with a right and a token, and says 401, 403 or 404 otherwise', async () => {
    const { wall, facilitator, come } = await engine.newWall();
    const other = await engine.newWall();
    const participant = await come('participant');
    const path = (document: string, token: string) =>
      `/sync/${wall.wallId}/${document}?token=${token}`;
    expect(await outcomeOf(engine.raw(`/sync/${wall.wallId}/session`))).toEqual({ status: 401 });
    expect(await outcomeOf(engine.raw(path('session', 'nonsense')))).toEqual({ status: 401 });
    expect(await outcomeOf(engine.raw(path('session', other.facilitator)))).toEqual({
      status: 403,
    });
    expect(await outcomeOf(engine.raw(path('people', participant.token)))).toEqual({ status: 403 });
    expect(await outcomeOf(engine.raw(path('nothing', facilitator)))).toEqual({ status: 404 });
    expect(await outcomeOf(engine.raw(path('__proto__', facilitator)))).toEqual({ status: 404 });
    expect(await outcomeOf(engine.raw(`/live/${wall.wallId}?token=${other.facilitator}`))).toEqual({
      status: 403,
    });
    expect(await outcomeOf(engine.raw(`${path('people', participant.token)}&ww=2`))).toEqual({
      close: 4403,
    });
    const yes = engine.open(wall.wallId, 'session', participant.token);
    await ready(yes);
    expect(yes.doc.getMap('session').get('title')).toBe('A wall');
  });

  it('T1 before the reveal nobody but facilitators gets notes or arrangement; after it everyone does', async () => {
    const { wall, facilitator, facilitatorId, come } = await engine.newWall({ reveal: 'later' });
    const author = await come('participant', 'Ana');
    await wall.command(author.personId, (state, actor) =>
      putNote(state, actor, { id: newUuid(), text: 'A secret thought' }),
    );
    const seen: string[] = [];
    for (const role of ['participant', 'volunteer', 'projector'] as const) {
      const person = await come(role);
      for (const document of ['notes', 'arrangement']) {
        expect(
          await outcomeOf(engine.raw(`/sync/${wall.wallId}/${document}?token=${person.token}`)),
        ).toEqual({ status: 403 });
      }
      const live = engine.raw(`/live/${wall.wallId}?token=${person.token}`);
      live.on('message', (raw: Buffer) => seen.push(raw.toString()));
      await until('live', () => seen.some((frame) => frame.includes(person.personId)));
    }
    expect(seen.join('')).not.toContain('secret');
    expect(seen.join('')).toContain('"notes":1');
    const reader = engine.open(wall.wallId, 'notes', facilitator);
    await ready(reader);
    expect(JSON.stringify(reader.doc.getMap('notes').toJSON())).toContain('A secret thought');
    await wall.command(facilitatorId, (state, actor) => reveal(state, actor));
    const projector = engine.open(wall.wallId, 'notes', (await come('projector')).token);
    await ready(projector);
    expect(JSON.stringify(projector.doc.getMap('notes').toJSON())).toContain('A secret thought');
  });

  it('a removed person’s sockets close at once, and an accepted offer opens writing on the same socket', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    const person = await come('participant', 'Jonas');
    const opened = engine.open(wall.wallId, 'arrangement', person.token);
    await ready(opened);
    await wall.command(person.personId, (state, actor) => setMe(state, actor, { offer: true }));
    await wall.command(facilitatorId, (state, actor) =>
      decideOffer(state, actor, person.personId, true),
    );
    opened.doc.getMap('placements').set('helped', { pos: [1, 1] });
    await until('written', () => 'helped' in wall.content.placements());
    await wall.command(facilitatorId, (state, actor) =>
      removePerson(state, actor, person.personId),
    );
    await until('cut off', () => !opened.provider.wsconnected);
    expect(
      await outcomeOf(engine.raw(`/sync/${wall.wallId}/session?token=${person.token}`)),
    ).toEqual({ status: 403 });
  });
});

describe('what is not readable is not there', () => {
  it('T2 hidden and withdrawn words leave the document, and come back only on unhiding', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    const author = await come('participant', 'Ana Lima');
    const id = newUuid();
    await wall.command(author.personId, (state, actor) =>
      putNote(state, actor, { id, text: 'zebra crossing' }),
    );
    const holds = async (): Promise<boolean> => {
      const fresh = engine.open(wall.wallId, 'notes', author.token);
      await ready(fresh);
      return (
        Buffer.from(wall.content.document('notes').encode()).includes('zebra') &&
        fresh.doc.getMap('notes').has(id)
      );
    };
    expect(await holds()).toBe(true);
    await wall.command(facilitatorId, (state, actor) => setNoteHidden(state, actor, id, true));
    expect(Buffer.from(wall.content.document('notes').encode()).includes('zebra')).toBe(false);
    await wall.command(facilitatorId, (state, actor) => setNoteHidden(state, actor, id, false));
    expect(await holds()).toBe(true);
  });

  it('T3 a name shows as the setting allows, and a tighter setting takes it off the notes there are', async () => {
    const { wall, facilitatorId, come } = await engine.newWall();
    const author = await come('participant', 'Ana Lima');
    const id = newUuid();
    await wall.command(author.personId, (state, actor) =>
      putNote(state, actor, { id, text: 'Hi' }),
    );
    const by = () =>
      (wall.content.document('notes').doc.getMap('notes').get(id) as { by?: string }).by;
    expect(by()).toBe('Ana Lima');
    await wall.command(facilitatorId, (state, actor) =>
      editSession(state, actor, { names: 'first' }, KEY_PRODUCT),
    );
    expect(by()).toBe('Ana');
    await wall.command(facilitatorId, (state, actor) =>
      editSession(state, actor, { names: 'anonymous' }, KEY_PRODUCT),
    );
    expect(by()).toBeUndefined();
    await expect(
      wall.command(facilitatorId, (state, actor) =>
        editSession(state, actor, { names: 'named' }, KEY_PRODUCT),
      ),
    ).rejects.toThrow('names-only-tighten');
    expect(Buffer.from(wall.content.document('notes').encode()).includes('Lima')).toBe(false);
  });
});
