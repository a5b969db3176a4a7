import type { VisitRow } from '../meeting/pending/galleryRows.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';

/**
 * Who might join the topic of this poster: this person's own word, and how many they are. The poster and the visits arrive apart, and what
 * hangs may be newer or older than what the poster counted.
 */
export function joinsAt(
  poster: Pick<PosterView, 'tableId' | 'mightJoin'>,
  visits: readonly VisitRow[],
): { own: VisitRow | undefined; might: number } {
  const here = visits.filter(
    ({ kind, table, hangs }) => kind === 'join' && hangs && table === poster.tableId,
  );
  return { own: here.find(({ mine }) => mine), might: Math.max(poster.mightJoin, here.length) };
}
