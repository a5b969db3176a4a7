import { tableDocument, type DocumentName } from '../../../shared/access/rights.ts';
import type { WallState } from '../../../shared/commands/wallState.ts';
import { filterKept, meetingContent } from '../../../shared/documents/meetingContent.ts';
import {
  readerOfFiles,
  shownClaims,
  shownRateSteps,
  type RatedMeeting,
} from '../../../shared/documents/ratedMeeting.ts';
import { resultsView } from '../../../shared/documents/ratingViews.ts';
import { RatingTallies } from '../../../shared/rating/ratingTallies.ts';
import { NamedGroups } from '../documents/namedGroups.ts';
import { readSheet } from '../../../shared/documents/sheet.ts';
import {
  isCluster,
  isPlacement,
  type Cluster,
  type Placement,
} from '../../../shared/model/arrangement.ts';
import type { Doc } from 'yjs';
import type { SnapshotContent } from '../../storage/wallStore.ts';
import { Violation } from './violation.ts';

/**
 * Snapshots as they should be: what was durable when they were taken, and what of it may be shown
 * when they are read.
 */
export class KeptMeetings {
  readonly #kept = new Map<string, SnapshotContent>();

  get ids(): string[] {
    return [...this.#kept.keys()];
  }

  /**
   * Call when the server passes a snapshot to the store. Throws `Violation` unless it is what is
   * durable at this moment.
   */
  handedOver(
    content: SnapshotContent,
    durable: WallState,
    document: (name: DocumentName) => Doc,
  ): void {
    const entries = <Value>(
      map: string,
      is: (value: unknown) => value is Value,
    ): Record<string, Value> =>
      Object.fromEntries(
        Object.entries(
          document('arrangement').getMap(map).toJSON() as Record<string, unknown>,
        ).filter((entry): entry is [string, Value] => is(entry[1])),
      );
    const sheets = new Map(
      durable.session.tables.map(({ tableId }) => [
        tableId,
        readSheet(document(tableDocument(tableId))),
      ]),
    );
    const { at: _at, ...now } = meetingContent(durable, {
      clusters: entries<Cluster>('clusters', isCluster),
      placements: entries<Placement>('placements', isPlacement),
      sheets,
      rated: ratedMeeting(durable, document('arrangement')),
      at: 0,
    });
    if (unordered(content) !== unordered(now))
      throw new Violation('a snapshot of what is not the durable state');
  }

  /** Call when it is on the disk, whether or not the server learns of it. */
  durable(id: string, content: SnapshotContent): void {
    this.#kept.set(id, structuredClone(content));
  }

  /** Call when somebody was told that it is stored. */
  acknowledged(id: string): void {
    if (!this.#kept.has(id)) throw new Violation('a snapshot acknowledged and not durable');
  }

  /** Call when somebody reads it while `durable` is what is durable. */
  read(id: string, view: SnapshotContent, durable: WallState): void {
    const kept = this.#kept.get(id);
    if (!kept) throw new Violation('a snapshot that was never kept');
    const { session: _then, ...expected } = filterKept(durable, kept);
    const { session: _now, ...shown } = view;
    for (const [key, value] of Object.entries(expected)) {
      if (unordered(value) !== unordered((shown as Record<string, unknown>)[key]))
        throw new Violation(`a snapshot’s ${key} are not what was kept, or not what may be shown`);
    }
  }
}

/** What came of ratings and claims, reckoned anew from what is durable. */
function ratedMeeting(state: WallState, arrangement: Doc): RatedMeeting {
  const groups = new NamedGroups(arrangement, state.notes);
  const known = {
    state,
    tallies: new RatingTallies(() => state),
    groups: () => groups.list(),
  };
  const reader = readerOfFiles(state);
  const ratings = shownRateSteps(state).map((step) => resultsView(known, step, reader));
  const rated = { ratings, claims: shownClaims(known) };
  groups.close();
  return rated;
}

/**
 * The content as text without regard to order: lists of people come in the order in which they were
 * read.
 */
function unordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(unordered).toSorted().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .map(([key, part]) => `${key}:${unordered(part)}`)
    .toSorted()
    .join(',')}}`;
}
