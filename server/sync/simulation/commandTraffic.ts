import { Refusal } from '../../../shared/model/problems.ts';
import type { SeededRandom } from '../../seededRandom.ts';
import type { Command } from './command.ts';
import type { Phone } from './phone.ts';
import type { SimulatedServer } from './simulatedServer.ts';
import type { Tally } from './tally.ts';

interface Request {
  phone: Phone;
  command: Command;
}
interface Answer extends Request {
  error: unknown;
}

type Action = () => void;

/** Commands and their answers on their way, as with HTTP: lost, late, twice, in any order. */
export class CommandTraffic {
  readonly #random: SeededRandom;
  readonly #tally: Tally;
  readonly #wallId: () => string;
  readonly #acknowledged: (command: Command) => void;
  #requests: Request[] = [];
  #answers: Answer[] = [];

  /**
   * `acknowledged` is called when the server says yes, whether or not the answer arrives: from then
   * on it must be true.
   */
  constructor(options: {
    random: SeededRandom;
    tally: Tally;
    wallId: () => string;
    acknowledged: (command: Command) => void;
  }) {
    this.#random = options.random;
    this.#tally = options.tally;
    this.#wallId = options.wallId;
    this.#acknowledged = options.acknowledged;
  }

  get hasAnswers(): boolean {
    return this.#answers.length > 0;
  }

  /** Actions that deliver something. */
  progress(phones: readonly Phone[], server: SimulatedServer): Action[] {
    const random = this.#random;
    const all: Action[] = [];
    if (this.#requests.length > 0)
      all.push(() =>
        this.#deliver(
          this.#requests.splice(random.below(this.#requests.length), 1)[0] as Request,
          server,
        ),
      );
    if (this.#answers.length > 0) {
      all.push(() => {
        const { phone, command, error } = this.#answers.splice(
          random.below(this.#answers.length),
          1,
        )[0] as Answer;
        phone.answered(command, error);
      });
    }
    const waiting = phones.filter(
      (phone) =>
        phone.outbox.length > 0 && !this.#requests.some((request) => request.phone === phone),
    );
    if (waiting.length > 0) all.push(() => this.#send(random.pick(waiting)));
    return all;
  }

  /** Faults that can happen now, with their weights. */
  faults(): [number, Action][] {
    const all: [number, Action][] = [];
    if (this.#requests.length > 0)
      all.push([0.5, () => this.#lose(this.#requests)], [0.5, () => this.#repeat()]);
    if (this.#answers.length > 0) all.push([0.7, () => this.#lose(this.#answers)]);
    return all;
  }

  /** Drops what is on its way from and to this phone. */
  forget(phone: Phone): void {
    this.#requests = this.#requests.filter((request) => request.phone !== phone);
  }

  /** Some of the dead server's last answers still arrive. */
  serverDied(): void {
    this.#answers = this.#answers.filter(() => this.#random.chance(0.5));
  }

  #send(phone: Phone): void {
    const command = phone.outbox[0];
    if (command) this.#requests.push({ phone, command });
  }

  #deliver({ phone, command }: Request, server: SimulatedServer): void {
    if (!server.isAlive || server.closing) return;
    const answer = (error: unknown): void => {
      if (server.isAlive) this.#answers.push({ phone, command, error });
    };
    server.command(this.#wallId(), phone.personId, command).then(
      () => {
        this.#acknowledged(command);
        answer(null);
      },
      (error: unknown) => answer(error instanceof Refusal ? error : new Refusal('storage-failed')),
    );
  }

  #lose(from: unknown[]): void {
    from.splice(this.#random.below(from.length), 1);
    this.#tally.dropped += 1;
  }

  #repeat(): void {
    this.#requests.push(this.#random.pick(this.#requests));
    this.#tally.duplicated += 1;
  }
}
