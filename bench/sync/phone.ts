import { Agent } from 'node:http';
import { newNoteId, type MadeWall } from '../../e2e/support/wallApi.ts';
import { command } from './command.ts';
import { findMarks } from './markers.ts';
import { textOf } from './notesRoom.ts';
import { addressOf, manyAtOnce } from './wallPeople.ts';
import { WireSocket } from './wireSocket.ts';

const SHARED = '"type":"shared"';
const PERSONAL = '"type":"personal"';

/** A phone in the room: joins by the code, keeps one connection for its commands and one live view. */
export class Phone {
  readonly #port: number;
  readonly #wall: MadeWall;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #index: number;
  readonly #shown = Promise.withResolvers<void>();
  #token = '';
  #socket: WireSocket | null = null;
  #hasShared = false;
  #hasPersonal = false;
  /** Marks of its own notes as its live view lists them. */
  readonly ownMarks = new Set<number>();
  hasClosed = false;

  constructor(port: number, wall: MadeWall, index: number) {
    this.#port = port;
    this.#wall = wall;
    this.#index = index;
    this.#shown.promise.catch(() => undefined);
  }

  /** A room of them, all in; so many come at once. */
  static joinMany(port: number, wall: MadeWall, count: number, atOnce: number): Promise<Phone[]> {
    return manyAtOnce(
      count,
      async (index) => {
        const phone = new Phone(port, wall, index);
        await phone.join();
        return phone;
      },
      atOnce,
    );
  }

  /** From the code to the first sight of the session and of oneself. */
  async join(): Promise<void> {
    const headers = addressOf(this.#index);
    const answer = await command({
      agent: this.#agent,
      port: this.#port,
      method: 'POST',
      path: '/api/join',
      headers,
      body: { joinCode: this.#wall.joinCode },
    });
    this.#token = (JSON.parse(answer) as { token: string }).token;
    this.#socket = await WireSocket.open({
      port: this.#port,
      path: `/live/${this.#wall.wallId}?token=${this.#token}`,
      headers,
      onFrame: (payload) => this.#read(payload),
      onClose: () => {
        this.hasClosed = true;
        this.#shown.reject(new Error('the live view closed'));
      },
    });
    await this.#shown.promise;
  }

  /** Resolves once it is acknowledged, which is once it is durable. */
  async post(mark: number): Promise<void> {
    const path = `/api/walls/${this.#wall.wallId}/notes/${newNoteId()}`;
    await command({
      agent: this.#agent,
      port: this.#port,
      method: 'PUT',
      path,
      token: this.#token,
      headers: addressOf(this.#index),
      body: { text: textOf(mark, 'MK'), color: 'yellow', rev: 1 },
    });
  }

  /** Ids of what it was given to read. */
  async readings(step: string): Promise<string[]> {
    const answer = await command({
      agent: this.#agent,
      port: this.#port,
      method: 'GET',
      path: `/api/walls/${this.#wall.wallId}/ratings/${step}`,
      token: this.#token,
      headers: addressOf(this.#index),
    });
    return (JSON.parse(answer) as { things: { id: string }[] }).things.map(({ id }) => id);
  }

  /** Says something of a thing; resolves once it is acknowledged. */
  async rate(step: string, thing: string, mark: number): Promise<void> {
    await command({
      agent: this.#agent,
      port: this.#port,
      method: 'PUT',
      path: `/api/walls/${this.#wall.wallId}/ratings/${step}/${thing}`,
      token: this.#token,
      headers: addressOf(this.#index),
      body: {
        answers: {
          merit: { value: 1 + (mark % 5), rev: 1 },
          why: { value: `Because of ${mark}.`, rev: 1 },
        },
      },
    });
  }

  close(): void {
    this.#socket?.close();
    this.#agent.destroy();
  }

  #read(payload: Buffer): void {
    if (payload.includes(PERSONAL, 0, 'latin1')) {
      this.#hasPersonal = true;
      for (const mark of findMarks(payload)) this.ownMarks.add(mark);
    } else if (payload.includes(SHARED, 0, 'latin1')) this.#hasShared = true;
    if (this.#hasShared && this.#hasPersonal) this.#shown.resolve();
  }
}
