import { pack, unpack } from './nodeMessages.ts';

/** Frames from this size on are kept by the other server for whoever is sent the same soon, bytes. */
const KEEP_FROM_BYTES = 8 * 1024;
/** How much one server keeps for another, bytes: full loads of a few large walls. */
const KEEP_BYTES = 32 * 1024 * 1024;
/** For how long, ms: a room comes within seconds, and words that were removed must not stay. */
const KEEP_MS = 10_000;
/** About how much is said in one message, bytes. */
const MESSAGE_BYTES = 1024 * 1024;

/** In the order in which it happened; a frame is one of the message's own, or one kept before. */
type Step =
  | { do: 'enter'; seat: number; group: number }
  | { do: 'tell'; frame: number; seats: readonly number[] }
  /** All of a group, but these. */
  | { do: 'tell-group'; frame: number; group: number; but: readonly number[] }
  | { do: 'end'; seat: number; code: number; reason: string }
  /** Of the message's own frames this is kept, under this number. */
  | { do: 'keep'; frame: number; as: number }
  /** From here on a frame of this number is the kept one. */
  | { do: 'take'; kept: number; frame: number }
  | { do: 'forget'; kept: number };

interface TurnHead {
  /** Sizes of the frames that the body holds, bytes. */
  sizes: readonly number[];
  steps: readonly Step[];
}

/**
 * What sockets at one other server are told in one turn, as one message: a frame that many are sent
 * is in it once, and a large one that was sent lately not at all.
 */
export class FramesOfTurn {
  readonly #groups = new Map<string, { number: number; seats: Set<number> }>();
  readonly #groupOf = new Map<number, string>();
  readonly #kept = new WeakMap<Uint8Array, number>();
  readonly #keptBytes = new Map<number, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #news: () => void;
  #count = 0;
  #steps: Step[] = [];
  #sizes: number[] = [];
  #bodies: Uint8Array[] = [];
  #bytes = 0;
  /** Numbers of kept frames in this message. */
  #taken = new Map<number, number>();
  #frames = 0;
  #isAwake = false;
  /** The frame that is just being sent to one after the other. */
  #current: { frame: Uint8Array; number: number; seats: Set<number> } | null = null;

  /** `news` is called when there is something to say and there was nothing. */
  constructor(news: () => void) {
    this.#news = news;
  }

  get isLarge(): boolean {
    return this.#bytes >= MESSAGE_BYTES;
  }

  /** `group`: whoever is in one is mostly sent the same. */
  enter(seat: number, group: string): void {
    this.#seal();
    const of = this.#groups.get(group) ?? { number: (this.#count += 1), seats: new Set() };
    this.#groups.set(group, of);
    of.seats.add(seat);
    this.#groupOf.set(seat, group);
    this.#add({ do: 'enter', seat, group: of.number });
  }

  send(seat: number, frame: Uint8Array): void {
    const current = this.#current;
    // In the order of each one's frames: only what is sent to one after the other is sent as one.
    if (current?.frame === frame && !current.seats.has(seat)) return void current.seats.add(seat);
    this.#seal();
    this.#current = { frame, number: this.#numberOf(frame), seats: new Set([seat]) };
    this.#wake();
  }

  end(seat: number, code: number, reason: string): void {
    this.#seal();
    this.#add({ do: 'end', seat, code, reason });
    this.leave(seat);
  }

  leave(seat: number): void {
    this.#seal();
    const group = this.#groupOf.get(seat);
    if (group === undefined) return;
    this.#groupOf.delete(seat);
    const of = this.#groups.get(group);
    of?.seats.delete(seat);
    if (of?.seats.size === 0) this.#groups.delete(group);
  }

  /** All since the last call; `null`: nothing. */
  take(): Buffer | null {
    this.#seal();
    if (this.#steps.length === 0) {
      this.#isAwake = false;
      return null;
    }
    const head: TurnHead = { sizes: this.#sizes, steps: this.#steps };
    const message = pack(head, Buffer.concat(this.#bodies));
    this.#steps = [];
    this.#sizes = [];
    this.#bodies = [];
    this.#taken = new Map();
    this.#bytes = this.#frames = 0;
    this.#isAwake = false;
    return message;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Who is in a group may change after this: whom the frame is for is settled before. */
  #seal(): void {
    if (!this.#current) return;
    const { number: frame, seats } = this.#current;
    this.#current = null;
    const [first = 0] = seats;
    const key = this.#groupOf.get(first);
    const group = key === undefined ? undefined : this.#groups.get(key);
    const isOne = [...seats].every((seat) => this.#groupOf.get(seat) === key);
    if (!group || !isOne || seats.size < 2 || 2 * seats.size < group.seats.size)
      return this.#add({ do: 'tell', frame, seats: [...seats] });
    const but = [...group.seats].filter((seat) => !seats.has(seat));
    this.#add({ do: 'tell-group', frame, group: group.number, but });
  }

  #numberOf(frame: Uint8Array): number {
    const kept = this.#kept.get(frame);
    if (kept !== undefined && this.#keptBytes.has(kept)) {
      const taken = this.#taken.get(kept);
      if (taken !== undefined) return taken;
      const number = this.#newFrame();
      this.#taken.set(kept, number);
      this.#add({ do: 'take', kept, frame: number });
      return number;
    }
    const number = this.#newFrame();
    this.#sizes[number] = frame.length;
    this.#bodies.push(frame);
    this.#bytes += frame.length;
    if (frame.length >= KEEP_FROM_BYTES) this.#keep(frame, number);
    return number;
  }

  #newFrame(): number {
    const number = this.#frames;
    this.#frames += 1;
    this.#sizes.push(0);
    return number;
  }

  #keep(frame: Uint8Array, number: number): void {
    let bytes = frame.length;
    for (const each of this.#keptBytes.values()) bytes += each;
    if (bytes > KEEP_BYTES) return;
    const kept = (this.#count += 1);
    this.#kept.set(frame, kept);
    this.#keptBytes.set(kept, frame.length);
    this.#taken.set(kept, number);
    this.#add({ do: 'keep', frame: number, as: kept });
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#keptBytes.delete(kept);
      this.#seal();
      this.#add({ do: 'forget', kept });
    }, KEEP_MS).unref();
    this.#timers.add(timer);
  }

  #add(step: Step): void {
    this.#steps.push(step);
    this.#wake();
  }

  #wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    this.#news();
  }
}

/** What is done with what {@link FramesOfTurn} says. */
export interface TurnReader {
  enter(seat: number, group: number): void;
  /** The frame is for these seats. */
  tell(seats: readonly number[], frame: Buffer): void;
  /** And this one for all of a group, but these. */
  tellGroup(group: number, but: ReadonlySet<number>, frame: Buffer): void;
  end(seat: number, code: number, reason: string): void;
}

/** Reads the messages of {@link FramesOfTurn}; keeps what it is told to. */
export class TurnFrames {
  readonly #kept = new Map<number, Buffer>();

  /** Throws on what no server of ours wrote. */
  read(message: Buffer, reader: TurnReader): void {
    const { head, body } = unpack(message);
    const { sizes, steps } = head as TurnHead;
    let at = 0;
    const frames = sizes.map((size) => body.subarray(at, (at += size)));
    const frameOf = (number: number): Buffer => {
      const frame = frames[number];
      if (!frame) throw new RangeError('a message of another server names no frame of its own');
      return frame;
    };
    for (const step of steps)
      switch (step.do) {
        case 'enter':
          reader.enter(step.seat, step.group);
          break;
        case 'tell':
          reader.tell(step.seats, frameOf(step.frame));
          break;
        case 'tell-group':
          reader.tellGroup(step.group, new Set(step.but), frameOf(step.frame));
          break;
        case 'end':
          reader.end(step.seat, step.code, step.reason);
          break;
        case 'keep':
          // A copy: the rest of the message is not to stay with it.
          this.#kept.set(step.as, Buffer.from(frameOf(step.frame)));
          break;
        case 'take': {
          const kept = this.#kept.get(step.kept);
          if (!kept) throw new RangeError('a message of another server names a frame not kept');
          frames[step.frame] = kept;
          break;
        }
        case 'forget':
          this.#kept.delete(step.kept);
      }
  }
}
