import { expect } from 'vitest';
import { TEXT, type Operation } from '../../shared/protocol/http/contract.ts';
import { OPERATIONS, type OperationId } from '../../shared/protocol/http/operations.ts';
import type { TestServer, TestWall } from './testServer.ts';

export interface Asked {
  params?: Record<string, string>;
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  query?: Record<string, string>;
}

/** A text of each kind that no operation keeps. */
export const BAD_TEXTS: Readonly<Record<(typeof TEXT)[number], string>> = {
  'invalid-text': 'a\u0007b',
  'empty-text': '  ',
  'text-too-long': 'x'.repeat(5_000),
};

/** Asks a server for operations by name and keeps in `said` what each was answered: `putNote done`, `putNote locked`. */
export function operationAsker(server: () => TestServer): {
  said: Set<string>;
  ask(wall: TestWall, id: OperationId, asked?: Asked): Promise<string>;
  refusesTexts(wall: TestWall, id: OperationId, asked: (text: string) => Asked): Promise<void>;
} {
  const said = new Set<string>();
  /** Asks for an operation on a wall; answers its problem's code, or that there was none. */
  async function ask(
    wall: TestWall,
    id: OperationId,
    { params = {}, token = wall.tokens.facilitator, query = {}, ...rest }: Asked = {},
  ): Promise<string> {
    const { method, path, body }: Operation = OPERATIONS[id];
    const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
      name === 'wall' ? wall.wallId : encodeURIComponent(params[name] ?? ''),
    );
    // Time passes, so that no rate is exceeded.
    server().skip(5_000);
    const asked = new URLSearchParams(query).toString();
    const { json, status } = await server().ask(method, asked ? `${filled}?${asked}` : filled, {
      token,
      ...(body ? { body: {} } : {}),
      ...rest,
    });
    const code = status < 300 ? 'done' : String(json?.['code']);
    said.add(`${id} ${code}`);
    return code;
  }

  /** The same operation with each text that cannot be kept. */
  async function refusesTexts(
    wall: TestWall,
    id: OperationId,
    asked: (text: string) => Asked,
  ): Promise<void> {
    for (const [code, text] of Object.entries(BAD_TEXTS))
      // oxlint-disable-next-line no-await-in-loop -- by name, one after the other
      expect([id, await ask(wall, id, asked(text))]).toEqual([id, code]);
  }

  return { said, ask, refusesTexts };
}
