import type { RoomPicture } from '../../../shared/gallery/picture.ts';
import type { ConnectionRow } from '../../meeting/pending/galleryRows.ts';
import { titleOf, type Gallery } from '../gallery.ts';
import type { Room } from './useRoom.ts';
import { t, words } from '../../words/speak.ts';
import { messageKey } from '../../../shared/words/words.ts';

/** Its first sentence: a message, and all that any of these takes. */
export interface RoomSum {
  k: 'gallery.sum.all' | 'gallery.sum.people' | 'gallery.sum.none' | 'gallery.sum.neighbours';
  count: number;
  people: number;
  neighbours: number;
  others: number;
}

/** What the foot says of the room. */
export interface RoomWords {
  /** `null` where there is nothing to count. */
  sum: RoomSum | null;
  sentences: readonly string[];
  /** Of a poster in focus: the other end of its foremost thread. */
  most: { way: 'from' | 'to'; table: string; marks: number } | null;
}

const NOTHING = { people: 0, neighbours: 0, others: 0 };

/** How many people they are from, where all of them show a name; else 0. */
function peopleOf(rows: readonly ConnectionRow[]): number {
  if (!rows.every(({ by }) => by !== undefined)) return 0;
  return new Set(rows.flatMap(({ by = '', alsoBy = [] }) => [by, ...alsoBy])).size;
}

const lead = (count: number): string[] => (count === 0 ? [] : [t('gallery.sum.lead', { count })]);
const more = (count: number): string[] => (count > 0 ? [t('gallery.sum.more', { count })] : []);

/** Pure. `rows`: those that are shown; `isPicked`: others are there, but not asked for. */
export function roomWords(
  picture: RoomPicture,
  rows: readonly ConnectionRow[],
  focus: string | null,
  isPicked: boolean,
): RoomWords {
  const { shows, counts, threads } = picture;
  if (rows.length === 0)
    return {
      sum: null,
      sentences: [t(isPicked ? 'gallery.nonePicked' : 'gallery.none')],
      most: null,
    };
  if (shows === 'focus' && focus !== null) return focusWords(picture, rows, focus);
  const people = peopleOf(rows);
  return {
    sum: {
      ...NOTHING,
      k: people > 0 ? messageKey('gallery.sum.people') : messageKey('gallery.sum.all'),
      count: rows.length,
      people,
    },
    sentences: [
      ...(shows === 'knots' ? [t('gallery.sum.knots')] : []),
      ...(shows === 'knots' && threads.length > 0 ? [t('gallery.sum.drawn')] : []),
      ...more(shows === 'threads' ? counts.more : 0),
      ...(threads.some(({ pair }) => pair.isProposed) ? [t('gallery.sum.hollow')] : []),
      ...lead(counts.unhung),
    ],
    most: null,
  };
}

/** The same of a poster in focus: its threads in sum. */
function focusWords(
  { counts, room, threads }: RoomPicture,
  rows: readonly ConnectionRow[],
  focus: string,
): RoomWords {
  const first = threads[0]?.pair;
  const hung = new Set(room.posters.map(({ tableId }) => tableId));
  // Of all of them, also of such as have no room to be drawn.
  const neighbours = new Set(
    rows
      .filter(({ from, to }) => from === focus || to === focus)
      .map(({ from, to }) => (from === focus ? to : from))
      .filter((tableId) => hung.has(tableId)),
  );
  return {
    sum: {
      k: counts.all === 0 ? messageKey('gallery.sum.none') : messageKey('gallery.sum.neighbours'),
      count: counts.all,
      people: 0,
      neighbours: neighbours.size,
      others: room.posters.length - 1,
    },
    sentences: counts.all === 0 ? [] : [...more(counts.more), ...lead(counts.unhung)],
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
  const posters = gallery.posters.length;
  return showThreads
    ? t('gallery.toldThreads', { posters, connections: shown.length })
    : t('gallery.told', { posters });
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
  if (told && first) {
    const { from, to, relation, text } = first;
    const thread = {
      relation,
      from: titleOf(gallery, from),
      to: titleOf(gallery, to),
      sentence: text,
    };
    const others = told.connections.length - 1;
    return others > 0
      ? t('gallery.held.threadMore', { ...thread, count: others })
      : t('gallery.held.thread', thread);
  }
  const title = titleOf(gallery, poster);
  if (!showThreads || !picture || picture.shows !== 'focus') return title;
  const all = picture.threads.flatMap((thread) => thread.pair.connections);
  if (all.length === 0) return t('gallery.held.none', { poster: title });
  return t('gallery.held.poster', {
    poster: title,
    count: all.length,
    reinforcing: all.filter(({ relation }) => relation === 'reinforces').length,
  });
}

/** So many are named; the others are counted. */
const NAMED = 8;

/** Pure. Who stands at a poster while people walk; `''` where nobody does. */
export function hereWords({ session, posters }: Gallery, tableId: string | null): string {
  const poster = posters.find((each) => each.tableId === tableId);
  if (!session.walk || !poster || poster.here === 0) return '';
  const { number, name, here, hereNames } = poster;
  const named = hereNames.slice(0, NAMED);
  const others = here - named.length;
  const who =
    named.length === 0
      ? words().number(here)
      : words().list(
          [...named, ...(others > 0 ? [t('gallery.stand.more', { count: others })] : [])],
          'unit',
        );
  return t('gallery.stand', { poster: `${number} ${name}`, who });
}
