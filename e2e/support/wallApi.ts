import { uuidFromBytes } from '../../shared/model/ids.ts';
import type { Answered } from '../../shared/protocol/http/calls.ts';
import { LANGUAGE } from './words.ts';

export type MadeWall = Answered<'createWall'>;

/** An answer that is no success; the message says what was asked and what came back. */
export class ApiError extends Error {
  readonly status: number;
  constructor(what: string, status: number, text: string) {
    super(`${what} → ${status} ${text}`);
    this.status = status;
  }
}

const PAUSE_WHEN_LIMITED_MS = 250;

/** Asks the API. Waits and asks again when told that it was too much; throws `ApiError` on any other refusal. */
export async function ask<Reply>(
  origin: string,
  method: string,
  path: string,
  options: { token?: string; body?: unknown } = {},
): Promise<Reply> {
  for (;;) {
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as Reply;
    if (response.status !== 429) throw new ApiError(`${method} ${path}`, response.status, text);
    await new Promise((again) => setTimeout(again, PAUSE_WHEN_LIMITED_MS));
  }
}

export const makeWall = (origin: string, body: object): Promise<MadeWall> =>
  ask(origin, 'POST', '/api/walls', { body: { language: LANGUAGE, ...body } });

export const joinByCode = (
  origin: string,
  joinCode: string,
  name?: string,
): Promise<Answered<'joinWall'>> =>
  ask(origin, 'POST', '/api/join', { body: { joinCode, ...(name ? { name } : {}) } });

export const newNoteId = (): string => uuidFromBytes(crypto.getRandomValues(new Uint8Array(16)));

/** Posts a note as its author; resolves with its id once it is durable. */
export async function postNote(
  origin: string,
  wallId: string,
  token: string,
  note: { text: string; color?: string; prompt?: number },
): Promise<string> {
  const id = newNoteId();
  await ask(origin, 'PUT', `/api/walls/${wallId}/notes/${id}`, { token, body: note });
  return id;
}
