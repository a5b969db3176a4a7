import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { countOf, titleOf, type Gallery } from '../gallery.ts';
import type { Room } from './useRoom.ts';

/** What the foot says of the room, in parts: some are set stronger. */
export interface RoomWords {
  count: string;
  rest: string;
  /** Of a poster in focus: the other end of its foremost thread. */
  most: { way: 'from' | 'to'; table: string; marks: number } | null;
}

const NONE = 'No connection yet. Stand at a poster and say how it touches yours.';

/** By how many people, where all of them show a name. */
function byPeople(rows: readonly ConnectionRow[]): string {
  if (!rows.every(({ by }) => by !== undefined)) return '';
  const names = new Set(rows.flatMap(({ by = '', alsoBy = [] }) => [by, ...alsoBy]));
  return ` by ${countOf(names.size, 'person', 'people')}`;
}

function lead(count: number): string {
  return count === 0
    ? ''
    : ` ${count === 1 ? 'One leads' : `${count} lead`} to a table that is closed.`;
}

/** Pure. `rows`: those that are shown; `isPicked`: others are there, but not asked for. */
export function roomWords(
  { shows, counts, room, threads }: RoomPicture,
  rows: readonly ConnectionRow[],
  focus: string | null,
  isPicked: boolean,
): RoomWords {
  if (rows.length === 0)
    return {
      count: '',
      rest: isPicked
        ? 'None that you asked for: the kinds above, and the choice beside them, show the others.'
        : NONE,
      most: null,
    };
  if (shows !== 'focus' || focus === null) {
    const drawn = threads.length > 0 ? ' Drawn: the most marked whose sentence has room.' : '';
    const knots = ` A number at a poster’s foot is a thread to that poster.${drawn}`;
    const isProposed = threads.some(({ pair }) => pair.isProposed);
    const more = counts.more > 0 && shows === 'threads' ? ` ${counts.more} more in the list.` : '';
    return {
      count: countOf(rows.length, 'connection'),
      rest: `${byPeople(rows)}.${shows === 'knots' ? knots : ''}${more}${isProposed ? ' A hollow start: proposed.' : ''}${lead(counts.unhung)}`,
      most: null,
    };
  }
  const first = threads[0]?.pair;
  const others = room.posters.length - 1;
  const hung = new Set(room.posters.map(({ tableId }) => tableId));
  // Of all of them, also of such as have no room to be drawn.
  const neighbours = new Set(
    rows
      .filter(({ from, to }) => from === focus || to === focus)
      .map(({ from, to }) => (from === focus ? to : from))
      .filter((tableId) => hung.has(tableId)),
  );
  const left = counts.more > 0 ? ` ${counts.more} more in the list.` : '';
  return {
    count: countOf(counts.all, 'connection'),
    rest:
      counts.all === 0
        ? ' here yet.'
        : ` with ${neighbours.size} of the other ${others}.${left}${lead(counts.unhung)}`,
    most:
      first && first.marks > 0
        ? {
            way: first.from === focus ? 'to' : 'from',
            table: first.from === focus ? first.to : first.from,
            marks: first.marks,
          }
        : null,
  };
}

/** Pure. What the room is, for who does not see it. */
export function roomLabel(gallery: Gallery, { showThreads, shown }: Room): string {
  const posters = countOf(gallery.posters.length, 'poster');
  if (!showThreads) return `The gallery: ${posters} in rows. The list has the same in words.`;
  return `The gallery: ${posters} in rows, ${countOf(shown.length, 'connection')} between them. Arrow keys go from poster to poster, Enter shows its threads. The list has the same in words.`;
}

/** Pure. The poster or the thread that the keyboard came to, as a sum. */
export function heldWords(
  gallery: Gallery,
  { cursor, showThreads }: Room,
  picture: RoomPicture | null,
): string {
  const { poster, pair } = cursor;
  if (poster === null) return '';
  const told = picture?.threads.find((thread) => thread.pair.id === pair)?.pair;
  const first = told?.connections[0];
  if (told && first)
    return `${titleOf(gallery, first.from)} ${first.relation} ${titleOf(gallery, first.to)}: ${first.text}${told.connections.length > 1 ? `, and ${told.connections.length - 1} more` : ''}`;
  const title = titleOf(gallery, poster);
  if (!showThreads || !picture || picture.shows !== 'focus') return title;
  const all = picture.threads.flatMap((thread) => thread.pair.connections);
  const reinforcing = all.filter(({ relation }) => relation === 'reinforces').length;
  return `${title}, ${countOf(all.length, 'connection')}${all.length > 0 ? `, ${reinforcing} reinforce` : ''}`;
}

/** So many are named; the others are counted. */
const NAMED = 8;

/** Pure. Who stands at a poster while people walk; `''` where nobody does. */
export function hereWords({ session, posters }: Gallery, tableId: string | null): string {
  const poster = posters.find((each) => each.tableId === tableId);
  if (!session.walk || !poster || poster.here === 0) return '';
  const { number, name, here, hereNames } = poster;
  const named = hereNames.slice(0, NAMED);
  const more = here - named.length;
  const who = [...named, ...(more > 0 ? [named.length > 0 ? `${more} more` : `${more}`] : [])];
  return `At ${number} ${name} now: ${who.join(', ')}`;
}
