import { requirePerson } from '../../../shared/commands/decision.ts';
import { ownNotes } from '../../../shared/commands/notes.ts';
import { ownPerson } from '../../../shared/commands/people.ts';
import { isHung, type RecordChange } from '../../../shared/commands/wallState.ts';
import { tableView } from '../../../shared/documents/tableView.ts';
import { visitsOfThreads } from '../../../shared/documents/projectGallery.ts';
import { visitViews } from '../../../shared/documents/visitViews.ts';
import { plainSession, presentSteps } from '../../../shared/scripts/toldRun.ts';
import type { ConnectionRecord } from '../../../shared/model/gallery.ts';
import { countPeople } from '../../../shared/model/peopleCounts.ts';
import { isGalleryOpen } from '../../../shared/model/session.ts';
import { type ProblemCode, problemWords } from '../../../shared/model/problems.ts';
import {
  LIVE_VERSION,
  type Counts,
  type LiveMessage,
  type LivePersonal,
} from '../../../shared/protocol/live.ts';
import { CLOSE } from '../../../shared/protocol/wire.ts';
import { problemCodeOf } from '../../storage/problemCodeOf.ts';
import { closeCodeFor } from '../transport/closeCode.ts';
import type { MessageSocket } from '../transport/messageSocket.ts';
import { PersonalQueue } from './personalQueue.ts';
import { personalText } from './personalText.ts';
import { RatingWatch } from './ratingWatch.ts';
import { ReportWatch } from './reportWatch.ts';
import { RushWatch } from './rushWatch.ts';
import { sharedText, stepsIn, type SharedView } from './sharedView.ts';
import type { WhoIsHere } from '../presence/whoIsHere.ts';
import { sendBounded } from '../transport/sendBounded.ts';
import type { MeetingClock } from '../time/meetingClock.ts';
import type { WallTime } from '../time/wallTime.ts';
import type { WallContent } from '../wall/wallContent.ts';
import { wordsIn } from '../../words/serverWords.ts';
import { LANGUAGES } from '../../../shared/words/languages.ts';

/** How often phones are sent counts alone, ms: 1,000 phones need no frame for each note. */
const COUNTS_EVERY_MS = 250;

interface AudiencePorts {
  readonly content: Pick<WallContent, 'records' | 'ratings'>;
  readonly clock: Pick<MeetingClock, 'now'>;
  readonly time: Pick<WallTime, 'elapsed' | 'later'>;
  /** People who have a document open. */
  peopleOnDocuments(): Iterable<string>;
  readonly here: Pick<WhoIsHere, 'isHere' | 'went'>;
  /** Resolves when no tick is under way. */
  settled(): Promise<void>;
}

/**
 * The live views of a wall, which phones have instead of documents: one message for all, and one
 * for each person.
 */
export class LiveAudience {
  readonly #wall: AudiencePorts;
  readonly #sockets = new Map<string, Set<MessageSocket>>();
  /** Who passes on what everybody is told, to sockets at other servers. */
  readonly #relays = new Set<(view: SharedView) => void>();
  #cancelCounts: (() => void) | null = null;
  #lastCounts = '';
  /** The steps that everybody here was told; '' before anybody was. */
  #lastSteps = '';
  #shared: (Omit<SharedView, 'now'> & { at: number }) | null = null;
  #lastPersonalKey: string;
  /** The table at which each person was last known to sit. */
  readonly #seatSeen = new Map<string, string>();
  /** What was last told of what became of connections. */
  readonly #fates = new Map<string, string>();
  #count = 0;
  /** Watches for crowds, of which facilitators are told. */
  readonly #rushes: RushWatch;
  readonly #ratings: RatingWatch;
  readonly #reports: ReportWatch;
  readonly #personal: PersonalQueue;

  constructor(wall: AudiencePorts) {
    this.#wall = wall;
    this.#reports = new ReportWatch(wall);
    this.#lastPersonalKey = this.#personalKey();
    this.#personal = new PersonalQueue(
      wall.time,
      () => wall.settled(),
      (personId) => this.#sendPersonal(personId),
    );
    this.#rushes = new RushWatch(
      wall,
      () => this.people(),
      (personId) => this.#sendPersonal(personId),
    );
    this.#ratings = new RatingWatch(wall, {
      facilitators: () =>
        [...this.people()].filter(
          (id) => wall.content.records.people.get(id)?.role === 'facilitator',
        ),
      isHere: wall.here.isHere,
      tell: (personId, text) => {
        for (const socket of this.#sockets.get(personId) ?? []) sendBounded(socket, text);
      },
    });
    for (const [id, { table }] of wall.content.records.people)
      if (table !== undefined) this.#seatSeen.set(id, table);
  }

  get size(): number {
    return this.#count;
  }

  people(): Iterable<string> {
    return this.#sockets.keys();
  }

  countSockets(personId: string): number {
    return this.#sockets.get(personId)?.size ?? 0;
  }

  async join(socket: MessageSocket, personId: string): Promise<void> {
    try {
      await this.#wall.settled();
      // The handshake was decided before; a tick may have removed her since.
      requirePerson(this.#wall.content.records, personId);
    } catch (error) {
      const code = problemCodeOf(error);
      return sendAway(socket, closeCodeFor(code), code);
    }
    if (socket.readyState !== socket.OPEN) return;
    const own = this.#sockets.get(personId) ?? new Set();
    own.add(socket);
    this.#sockets.set(personId, own);
    this.#count += 1;
    this.#rushes.look(personId);
    const view = this.shared();
    // Others may be about to be told other steps; the first to come has nobody beside her.
    if (this.#lastSteps === '') this.#lastSteps = stepsIn(view);
    if (!socket.isElsewhere) sendText(socket, sharedText(view));
    sendBounded(socket, personalText(this.personal(personId)));
    this.#ratings.joined(personId);
    this.countsChanged();
  }

  leave(socket: MessageSocket, personId: string): void {
    const own = this.#sockets.get(personId);
    if (!own?.delete(socket)) return;
    this.#count -= 1;
    if (own.size === 0) {
      this.#sockets.delete(personId);
      this.#wall.here.went(personId);
    }
    this.countsChanged();
  }

  /** `hear` is given what everybody is told from now on; returns what ends that. */
  relay(hear: (view: SharedView) => void): () => void {
    this.#relays.add(hear);
    return () => void this.#relays.delete(hear);
  }

  /** Tells these people their own part again: it may have been lost on its way. */
  tellAgain(people: Iterable<string>): void {
    this.#personal.tell(people);
  }

  /** Tells everybody whom these committed changes concern. */
  changed(changes: readonly RecordChange[]): void {
    const people = new Set<string>();
    const removed: string[] = [];
    const tables = new Set<string>();
    const notes = new Set<string>();
    const threads = new Set<string>();
    let sessionChanged = false;
    for (const change of changes) {
      switch (change.kind) {
        case 'session':
          sessionChanged = true;
          break;
        case 'person': {
          if (change.value.removed) removed.push(change.id);
          else people.add(change.id);
          // The people at her old and her new table.
          for (const table of [this.#seatSeen.get(change.id), change.value.table])
            if (table !== undefined) tables.add(table);
          if (change.value.table === undefined) this.#seatSeen.delete(change.id);
          else this.#seatSeen.set(change.id, change.value.table);
          break;
        }
        case 'note':
          people.add(change.value.person);
          notes.add(change.id);
          break;
        case 'table':
          tables.add(change.id);
          break;
        case 'visit':
          people.add(change.value.person);
          tables.add(change.value.table);
          break;
        case 'connection':
          if (this.#isNewFate(change.id, change.value)) threads.add(change.id);
          break;
        case 'rating':
        case 'reading':
        case 'rate-step':
        case 'claim':
        case 'origin':
        case 'removal':
        case 'move':
        case 'person-gone':
          break;
      }
    }
    if (notes.size > 0)
      for (const [tableId, table] of this.#wall.content.records.tables)
        if (table.noteIds.some((id) => notes.has(id))) tables.add(tableId);
    for (const id of visitsOfThreads(this.#wall.content.records, threads)) {
      const visit = this.#wall.content.records.visits.get(id);
      if (!visit) continue;
      people.add(visit.person);
      tables.add(visit.table);
    }
    if (sessionChanged && this.#personalKey() !== this.#lastPersonalKey)
      for (const personId of this.#sockets.keys()) people.add(personId);
    this.#lastPersonalKey = this.#personalKey();
    for (const table of tables)
      for (const personId of this.#wall.content.records.seats.get(table) ?? [])
        people.add(personId);
    // Removed people are told first.
    for (const personId of removed) this.#sendPersonal(personId);
    this.#personal.tell(people);
    this.#rushes.changed(changes);
    this.#ratings.changed(changes);
    if (sessionChanged) this.#sendShared();
    else this.countsChanged();
  }

  /**
   * The counts that everybody is told. Here are people with a live view or a document open, without
   * projectors.
   */
  counts(): Counts {
    const { records } = this.#wall.content;
    const { session } = records;
    let here = 0;
    const count = (personId: string): void =>
      void (records.people.get(personId)?.role !== 'projector' && (here += 1));
    for (const personId of this.people()) count(personId);
    for (const personId of this.#wall.peopleOnDocuments())
      if (this.countSockets(personId) === 0) count(personId);
    const people = countPeople(
      records.people.values(),
      session.tables,
      (id) => records.tables.get(id)?.again ?? null,
    );
    const counts: Counts = {
      here,
      notes: records.noteCount - records.hiddenCount,
      people,
      ...this.#ratings.counts(),
      ...this.#reports.counts(),
    };
    if (session.tables.length === 0) return counts;
    const seated = Object.fromEntries(
      [...records.seats].flatMap(([table, people]) =>
        people.size > 0 ? [[table, people.size]] : [],
      ),
    );
    if (!isGalleryOpen(session)) return { ...counts, seated };
    let connections = 0;
    for (const record of records.connections.values()) if (isHung(record)) connections += 1;
    let visits = 0;
    for (const count of records.visitsByPerson.values()) visits += count;
    return { ...counts, seated, connections, visits };
  }

  /** Call when somebody came, left or posted: everybody is told within {@link COUNTS_EVERY_MS}. */
  countsChanged(): void {
    this.#cancelCounts ??= this.#wall.time.later(COUNTS_EVERY_MS, () => {
      this.#cancelCounts = null;
      const counts = this.counts();
      if (JSON.stringify(counts) !== this.#lastCounts) this.#sendShared();
    });
  }

  personal(personId: string): LivePersonal {
    const state = this.#wall.content.records;
    const person = state.people.get(personId);
    const seesVisits = isGalleryOpen(state.session);
    return {
      v: LIVE_VERSION,
      type: 'personal',
      personId,
      person: ownPerson(person),
      notes: ownNotes(state, personId),
      table: person && !person.removed ? tableView(state, personId) : null,
      ...(person?.role === 'facilitator' && !person.removed ? { rushes: this.#rushes.rushes } : {}),
      visits: seesVisits
        ? visitViews(
            state,
            personId,
            new Set([
              ...(state.visitIds.ofPerson.get(personId) ?? []),
              ...(state.visitIds.atTable.get(person?.table ?? '') ?? []),
            ]),
          )
        : [],
    };
  }

  /** Whether there is news of a connection for its visitor. A mark is none, and there are many. */
  #isNewFate(id: string, { state, text, into, accepted }: ConnectionRecord): boolean {
    const fate = JSON.stringify([state, text, into, accepted]);
    if (this.#fates.get(id) === fate) return false;
    this.#fates.set(id, fate);
    return true;
  }

  /** The parts of the session that show in everybody's personal part, as a key to compare. */
  #personalKey(): string {
    const { open, revealed, held, settings, tables } = this.#wall.content.records.session;
    return JSON.stringify([isGalleryOpen({ open }), revealed, held, settings.names, tables]);
  }

  close(closeCode: number, code: ProblemCode): void {
    this.#cancelCounts?.();
    this.#cancelCounts = null;
    this.#rushes.close();
    this.#ratings.close();
    this.#personal.clear();
    for (const personId of this.#sockets.keys()) this.#refuse(personId, closeCode, code);
    this.#sockets.clear();
    this.#count = 0;
  }

  #sendPersonal(personId: string): void {
    const own = this.#sockets.get(personId);
    if (!own) return;
    const frame = personalText(this.personal(personId));
    for (const socket of own) sendBounded(socket, frame);
    if (this.#wall.content.records.people.get(personId)?.removed) {
      this.#refuse(personId, CLOSE.forbidden, 'removed');
      this.#sockets.delete(personId);
      this.#count -= own.size;
    }
  }

  #refuse(personId: string, closeCode: number, code: ProblemCode): void {
    for (const socket of this.#sockets.get(personId) ?? []) sendAway(socket, closeCode, code);
  }

  #sendShared(): void {
    // Set here and not in `shared`: what only a newcomer was told is still news for the
    // others.
    this.#lastCounts = JSON.stringify(this.counts());
    this.#shared = null;
    const view = this.shared();
    const steps = stepsIn(view);
    const frame = sharedText(view, steps === this.#lastSteps);
    this.#lastSteps = steps;
    for (const own of this.#sockets.values())
      for (const socket of own) if (!socket.isElsewhere) sendText(socket, frame);
    for (const hear of this.#relays) hear(view);
  }

  /**
   * What everybody is told, made once. A newcomer gets what was sent last, if it is not older than
   * {@link COUNTS_EVERY_MS}, with the present time.
   */
  shared(): SharedView {
    const at = this.#wall.time.elapsed();
    if (!this.#shared || at - this.#shared.at >= COUNTS_EVERY_MS) {
      const { session } = this.#wall.content.records;
      const told = JSON.stringify({ session: plainSession(session), counts: this.counts() });
      const most = told.slice(1, -1);
      const steps = `,"steps":${JSON.stringify(presentSteps(session))}}`;
      this.#shared = { rest: most + steps, stepsAt: most.length, at };
    }
    const { rest, stepsAt } = this.#shared;
    return { now: this.#wall.clock.now(), rest, stepsAt };
  }
}

const sendText = (socket: MessageSocket, text: Buffer): void => sendBounded(socket, text, 0, true);

function sendAway(socket: MessageSocket, closeCode: number, code: ProblemCode): void {
  const message: LiveMessage = {
    v: LIVE_VERSION,
    type: 'refused',
    code,
    detail: problemWords(wordsIn(LANGUAGES[0]), code),
  };
  sendBounded(socket, JSON.stringify(message));
  socket.close(closeCode, code);
}
