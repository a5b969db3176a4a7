import { useEffect, useState } from 'react';
import type { LiveShared } from '../../shared/protocol/live.ts';
import type { PosterView, TableNote } from '../../shared/protocol/tables.ts';
import { ApiProblem, Unreachable, type WallApi } from '../sync/api.ts';
import { elapsed } from '../sync/elapsed.ts';

/** At most one look in this time, ms: the room's counts change by the second. */
const LOOK_EVERY_MS = 1_500;

/** A table as the server tells it to somebody who does not sit there. */
export interface TableFromOutside {
  poster: PosterView;
  /** All of the table's notes. */
  notes: readonly TableNote[];
  /** Ids of those chosen for the poster. */
  posterNotes: readonly string[];
}

/** The table, for somebody who does not sit there, looked up again as the room changes; `null` before, and where it may not be read. */
export function usePoster(
  api: WallApi,
  tableId: string,
  isOn: boolean,
  shared: LiveShared | null,
  personal: unknown,
  taken: number,
): TableFromOutside | null {
  const [poster, setPoster] = useState<TableFromOutside | null>(null);
  const [lookedAt, setLookedAt] = useState(-Infinity);
  useEffect(() => {
    if (!isOn || !shared) return undefined;
    let isOver = false;
    const wait = Math.max(0, lookedAt + LOOK_EVERY_MS - elapsed());
    const timer = setTimeout(() => {
      api.poster(tableId).then(
        (answer) => {
          if (isOver) return;
          setPoster(answer);
          setLookedAt(elapsed());
        },
        (error: unknown) => {
          // No network: what is shown stays. Not allowed: there is nothing to show.
          if (error instanceof ApiProblem && !isOver) setPoster(null);
          else if (!(error instanceof Unreachable)) throw error;
        },
      );
    }, wait);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
    // A look is no reason for the next one: only the room's changes are.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [api, tableId, isOn, shared, personal, taken]);
  return isOn ? poster : null;
}
