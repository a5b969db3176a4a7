import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, newNoteId, startTestServer, wallWithTwo, type TestServer } from './testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('notes', () => {
  test('2.2 new is 201, again is 200, and text comes back as it was sent', async () => {
    const wall = await wallWithTwo(server);
    const id = newNoteId();
    const text = '  spaces\ttab\r\n“mixed” 🌊 水 مرحبا \u0301  ';
    const put = { token: wall.mere, body: { text, color: 'pink', prompt: 2, rev: 1 } };
    const first = await server.ask('PUT', apiOf(wall, `/notes/${id}`), put);
    expect([first.status, first.json]).toEqual([
      201,
      {
        note: { id, text, color: 'pink', prompt: 2, rev: 1, at: expect.any(Number), hidden: false },
      },
    ]);
    expect((await server.ask('PUT', apiOf(wall, `/notes/${id}`), put)).status).toBe(200);
    const edited = await server.ask('PUT', apiOf(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'Other', rev: 2 },
    });
    expect([edited.status, edited.json]).toMatchObject([
      200,
      { note: { text: 'Other', color: 'pink' } },
    ]);
    const list = await server.ask('GET', apiOf(wall, '/notes'), { token: wall.tom });
    expect(list.json).toEqual({
      notes: [
        {
          id,
          text: 'Other',
          color: 'pink',
          prompt: 2,
          by: 'Mere Tui',
          at: expect.any(Number),
          seq: 0,
        },
      ],
    });
    expect(
      (await server.ask('DELETE', apiOf(wall, `/notes/${id}`), { token: wall.mere })).status,
    ).toBe(200);
    expect(
      (await server.ask('DELETE', apiOf(wall, `/notes/${id}`), { token: wall.mere })).status,
    ).toBe(200);
    const late = await server.ask('PUT', apiOf(wall, `/notes/${id}`), put);
    expect([late.status, late.json]).toMatchObject([410, { code: 'note-gone' }]);
  });

  test('T1 before the reveal everyone reads only their own, facilitators all, projectors none', async () => {
    const wall = await wallWithTwo(server, { settings: { reveal: 'later' } });
    const id = newNoteId();
    await server.ask('PUT', apiOf(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'Mine alone' },
    });
    const texts = async (token: string): Promise<string> =>
      (await server.ask('GET', apiOf(wall, '/notes'), { token })).text;
    expect(await texts(wall.mere)).toContain('"mine":true');
    expect(await texts(wall.tokens.facilitator)).toContain('Mine alone');
    for (const token of [wall.tom, wall.tokens.volunteer, wall.tokens.projector])
      expect(await texts(token)).toBe('{"notes":[]}');
    const me = await server.ask('GET', apiOf(wall, '/me'), { token: wall.tom });
    expect(me.text).not.toContain('Mine alone');
    expect(me.json).toMatchObject({ counts: { notes: 1 } });
    expect(
      (await server.ask('POST', apiOf(wall, '/reveal'), { token: wall.tokens.facilitator })).status,
    ).toBe(200);
    expect(await texts(wall.tom)).toContain('Mine alone');
    expect(await texts(wall.tokens.projector)).toContain('Mine alone');
  });

  test.each<[string, unknown, string, number]>([
    ['long', { text: 'x'.repeat(501) }, 'text-too-long', 400],
    ['empty', { text: ' \n ' }, 'empty-text', 400],
    ['control', { text: 'a\u0007b' }, 'invalid-text', 400],
    ['lone surrogate', { text: 'a\ud800b' }, 'invalid-text', 400],
    ['no text', {}, 'invalid-request', 400],
    ['text is a number', { text: 1 }, 'invalid-request', 400],
    ['colour', { text: 'a', color: 'purple' }, 'invalid-request', 400],
    ['colour is inherited', { text: 'a', color: 'toString' }, 'invalid-request', 400],
    ['question', { text: 'a', prompt: 3 }, 'unknown-prompt', 400],
    ['negative question', { text: 'a', prompt: -1 }, 'unknown-prompt', 400],
    ['half a question', { text: 'a', prompt: 0.5 }, 'invalid-request', 400],
    ['text for a rev', { text: 'a', rev: '1' }, 'invalid-request', 400],
    ['unknown field', { text: 'a', by: 'Somebody' }, 'invalid-request', 400],
    ['array', ['a'], 'invalid-request', 400],
  ])('refused: %s', async (_what, body, code, status) => {
    const wall = await wallWithTwo(server);
    const answer = await server.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
      token: wall.mere,
      body,
    });
    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
    expect((await server.ask('GET', apiOf(wall, '/notes'), { token: wall.mere })).text).toBe(
      '{"notes":[]}',
    );
  });

  test('2.5 500 characters count as people count', async () => {
    const wall = await wallWithTwo(server);
    expect(
      (
        await server.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
          token: wall.mere,
          body: { text: '🌊'.repeat(500) },
        })
      ).status,
    ).toBe(201);
  });

  test.each([
    'x',
    '__proto__',
    'constructor',
    '00000000-0000-4000-8000-00000000000A',
    'a'.repeat(36),
    '..%2f..%2fx',
  ])('T13 id %s is refused', async (id) => {
    const wall = await wallWithTwo(server);
    const answer = await server.ask('PUT', apiOf(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'a' },
    });
    expect([answer.status, answer.json]).toMatchObject([400, { code: 'invalid-id' }]);
  });

  test('another’s note is another’s, also for a facilitator', async () => {
    const wall = await wallWithTwo(server);
    const id = newNoteId();
    await server.ask('PUT', apiOf(wall, `/notes/${id}`), { token: wall.mere, body: { text: 'a' } });
    for (const token of [wall.tom, wall.tokens.facilitator]) {
      expect(
        (await server.ask('PUT', apiOf(wall, `/notes/${id}`), { token, body: { text: 'b' } })).json,
      ).toMatchObject({ code: 'not-yours', status: 403 });
      expect(
        (await server.ask('DELETE', apiOf(wall, `/notes/${id}`), { token })).json,
      ).toMatchObject({ code: 'not-yours', status: 403 });
    }
    expect(
      (await server.ask('DELETE', apiOf(wall, `/notes/${newNoteId()}`), { token: wall.tom }))
        .status,
    ).toBe(404);
    expect(
      (
        await server.ask('PUT', apiOf(wall, `/notes/${newNoteId()}`), {
          token: wall.tokens.projector,
          body: { text: 'b' },
        })
      ).status,
    ).toBe(403);
  });

  test('a hidden note is read by its author and facilitators only, and comes back', async () => {
    const wall = await wallWithTwo(server);
    const id = newNoteId();
    await server.ask('PUT', apiOf(wall, `/notes/${id}`), {
      token: wall.mere,
      body: { text: 'Rude' },
    });
    expect(
      (await server.ask('POST', apiOf(wall, `/notes/${id}/hide`), { token: wall.tom })).status,
    ).toBe(403);
    expect(
      (
        await server.ask('POST', apiOf(wall, `/notes/${id}/hide`), {
          token: wall.tokens.facilitator,
        })
      ).status,
    ).toBe(200);
    expect((await server.ask('GET', apiOf(wall, '/notes'), { token: wall.tom })).text).toBe(
      '{"notes":[]}',
    );
    expect(
      (
        await server.ask('GET', apiOf(wall, '/export/notes.csv'), {
          token: wall.tokens.facilitator,
        })
      ).text,
    ).not.toContain('Rude');
    expect(
      (await server.ask('GET', apiOf(wall, '/notes/hidden'), { token: wall.tokens.facilitator }))
        .json,
    ).toMatchObject({ notes: [{ id, text: 'Rude' }] });
    expect(
      (await server.ask('GET', apiOf(wall, '/notes/hidden'), { token: wall.tom })).status,
    ).toBe(403);
    expect((await server.ask('GET', apiOf(wall, '/me'), { token: wall.mere })).json).toMatchObject({
      notes: [{ id, hidden: true }],
    });
    expect(
      (
        await server.ask('POST', apiOf(wall, `/notes/${id}/unhide`), {
          token: wall.tokens.facilitator,
          body: {},
        })
      ).status,
    ).toBe(200);
    expect((await server.ask('GET', apiOf(wall, '/notes'), { token: wall.tom })).text).toContain(
      'Rude',
    );
  });
});
