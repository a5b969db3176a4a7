import { mayRead, type DocumentName } from '../../../shared/access/rights.ts';
import { Refusal } from '../../../shared/model/problems.ts';
import type { DocumentClient } from './documentClient.ts';
import type { Phone } from './phone.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { SimulatedServer } from './simulatedServer.ts';
import { SimulatedSocket, type Frame } from './simulatedSocket.ts';
import { Violation } from './violation.ts';
import type { Tally } from './tally.ts';
import type { Action } from './weightedAction.ts';
import type { Witness } from './witness.ts';

/** What the network needs of the meeting. */
interface NetworkedMeeting {
  readonly wallId: string;
  readonly random: SeededRandom;
  readonly server: SimulatedServer;
  readonly witness: Witness;
  readonly tally: Tally;
  readonly isStormy: boolean;
  readonly isGone: boolean;
  readonly failures: unknown[];
  watch(look: () => void): void;
}

/**
 * The sockets between people's pages and the server. The witness sees every frame at the moment it
 * is sent.
 */
export class SimulatedNetwork {
  readonly #meeting: NetworkedMeeting;
  #sockets: SimulatedSocket[] = [];

  constructor(meeting: NetworkedMeeting) {
    this.#meeting = meeting;
  }

  /** Whether something is on its way to somebody's page. */
  get isShowing(): boolean {
    return this.#sockets.some((socket) => socket.toClient.length > 0);
  }

  /** Sockets that can break. */
  get open(): SimulatedSocket[] {
    return this.#sockets.filter((socket) => socket.canReachClient || socket.canReachServer);
  }

  connect(page: DocumentClient): void {
    // The page was closed for good; opening it again later may work.
    if (page.endedWith !== null) this.#meeting.tally.dropped += page.reload(false);
    this.#connect(
      page,
      page.document,
      () => page.opened(),
      (frame) => this.#meeting.witness.shown(page.personId, page.document, frame),
    );
  }

  connectLive(phone: Phone): void {
    this.#connect(
      phone,
      null,
      () => undefined,
      (frame) => this.#meeting.witness.shownLive(phone.personId, frame),
    );
  }

  /** Actions that deliver the next frame or close. */
  progress(): Action[] {
    const { random, tally } = this.#meeting;
    const all: Action[] = [];
    const [toServer, toClient] = [
      this.#sockets.filter((socket) => socket.canReachServer),
      this.#sockets.filter((socket) => socket.canReachClient),
    ];
    if (toServer.length > 0) {
      for (let time = 0; time < 3; time += 1) {
        all.push(() => {
          const isTwice = this.#meeting.isStormy && random.chance(0.04);
          if (isTwice) tally.duplicated += 1;
          random.pick(toServer).deliverToServer(isTwice);
        });
      }
    }
    if (toClient.length > 0)
      for (let time = 0; time < 4; time += 1)
        all.push(() => random.pick(toClient).deliverToClient());
    return all;
  }

  cut(socket: SimulatedSocket): void {
    this.#meeting.tally.disconnects += 1;
    this.#meeting.tally.dropped += socket.cut();
  }

  serverDied(): void {
    for (const socket of this.#sockets) this.#meeting.tally.dropped += socket.serverDied();
  }

  /** Forgets sockets that both ends are done with. */
  forgetOver(): void {
    this.#sockets = this.#sockets.filter((socket) => !socket.isOver);
  }

  #connect(
    client: DocumentClient | Phone,
    document: DocumentName | null,
    opened: () => void,
    shown: (frame: Frame) => void,
  ): void {
    const { personId } = client;
    const socket = new SimulatedSocket(this.#meeting.random, client, {
      onSend: (frame) =>
        this.#meeting.watch(() => {
          if (this.#meeting.isGone) throw new Violation('something is shown of a deleted wall');
          shown(frame);
        }),
      onClose: (code) => this.#sentAway(code, personId, document),
    });
    client.socket = socket;
    const { server, wallId } = this.#meeting;
    if (!server.isAlive || server.closing) return socket.refuse(1006);
    this.#sockets.push(socket);
    server.open(socket, wallId, personId, document, opened).catch((error: unknown) => {
      if (!server.isAlive) return;
      const code = error instanceof Refusal && error.code !== 'storage-failed' ? 4403 : 1006;
      this.#sentAway(code, personId, document, error instanceof Refusal ? ` ${error.code}` : '');
      socket.refuse(code);
    });
  }

  /** Only people who may not read may be closed for good. */
  #sentAway(code: number, personId: string, document: DocumentName | null, why = ''): void {
    const { failures, witness } = this.#meeting;
    if (code < 4400 || code >= 4500 || witness.isDeleted || !this.#mayRead(personId, document))
      return;
    failures.push(new Violation(`${document}: sent away (${code}${why}) although she may read`));
  }

  #mayRead(personId: string, document: DocumentName | null): boolean {
    const { people, session } = this.#meeting.witness.records;
    const person = people.get(personId);
    return (
      person !== undefined &&
      !person.removed &&
      (document === null || mayRead(person, document, session) === true)
    );
  }
}
