import type { Connection } from '../../../shared/model/gallery.ts';
import type { PosterView } from '../../../shared/protocol/tables.ts';
import { hangPosters, type GalleryRoom } from '../../../shared/layout/galleryRoom.ts';
import {
  mostMarked,
  placeCards,
  spanThreads,
  type Point,
  type Thread,
} from '../../../shared/layout/galleryThreads.ts';
import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { RELATION_WORDS, tableName } from '../../../shared/exchange/meetingWords.ts';
import { LIGHT } from '../paper.ts';
import { A4, shifted, type Page, type PageItem, type Part } from './pageItems.ts';
import { FLOOR, FLOOR_LINE, INK, INK_SOFT, MARGIN, SHEET, SIZE, THREAD } from './reportLook.ts';
import { fitted } from './posterPage.ts';
import { textRows } from './rows.ts';
import type { SetLine, TextSetter } from './setText.ts';

const PAGE = { width: A4.height, height: A4.width } as const;
const TOP = 92;
const BOTTOM = PAGE.height - 62;
const HEADING = 'How the posters connect';
const QUIET = '#7e8985';
/** How many threads show their sentence. */
const LIT = 3;

/** The room from above, landscape: posters around the floor, every connection a thread across it. */
export function overlayPage(setter: TextSetter, content: MeetingContent): Page {
  const room = hangPosters(content.posters.map((poster) => poster.tableId));
  const scale = Math.min((PAGE.width - 2 * MARGIN) / room.width, (BOTTOM - TOP) / room.height);
  const left = (PAGE.width - room.width * scale) / 2;
  const top = TOP + (BOTTOM - TOP - room.height * scale) / 2;
  const connections = Object.entries(content.connections).map(([id, connection]) => ({
    id,
    ...connection,
  }));
  const threads = spanThreads(room, connections);
  const lit = new Set(mostMarked(connections, LIT).map((connection) => connection.id));
  // Highlighted ones last, so that they lie on top.
  const ordered = [...threads].sort((a, b) => Number(lit.has(a.id)) - Number(lit.has(b.id)));
  const part: Part = {
    role: 'Figure',
    alt: `The room from above with ${connections.length} connections between its posters; all of them are listed after this page.`,
  };
  const picture: PageItem[] = [
    {
      kind: 'rect',
      x: left + room.floor.x * scale,
      y: top + room.floor.y * scale,
      width: room.floor.width * scale,
      height: room.floor.height * scale,
      radius: 14,
      fill: FLOOR,
      stroke: FLOOR_LINE,
      lineWidth: 1,
    },
    ...content.posters.flatMap((poster) =>
      posterItems(setter, room, poster, scale).map((item) => ({
        ...item,
        x: item.x + left,
        y: item.y + top,
      })),
    ),
    ...ordered.flatMap((thread) =>
      threadItems(thread, content.connections[thread.id], lit.has(thread.id), scale, left, top),
    ),
    ...cardItems(
      setter,
      content,
      room,
      threads.filter((thread) => lit.has(thread.id)),
      scale,
      left,
      top,
    ),
  ];
  const items: PageItem[] = [
    { kind: 'rect', x: 0, y: 0, width: PAGE.width, height: PAGE.height, fill: LIGHT.wall },
    ...heading(setter),
    ...picture.map((item) => ({ ...item, part })),
  ];
  return { ...PAGE, items, anchor: 'connections' };
}

function heading(setter: TextSetter): PageItem[] {
  const y = MARGIN + 8;
  const key = (x: number, relation: 'reinforces' | 'supports'): PageItem[] => [
    ...shifted(
      line(
        [
          [0, 0],
          [34, 0],
        ],
        THREAD[relation],
        1.8,
        relation,
      ),
      x,
      y - 4,
    ),
    {
      kind: 'line',
      x: x + 42,
      y,
      size: SIZE.text,
      ink: INK,
      align: 'left',
      line: setter.line([{ text: RELATION_WORDS[relation], style: 'regular' }]),
    },
  ];
  return [
    {
      kind: 'line',
      part: { role: 'H2', words: HEADING },
      x: MARGIN,
      y,
      size: 22,
      ink: INK,
      align: 'left',
      line: setter.line([{ text: HEADING, style: 'bold' }]),
    },
    ...key(PAGE.width - MARGIN - 222, 'reinforces'),
    ...key(PAGE.width - MARGIN - 92, 'supports'),
  ];
}

const alignOf = (set: SetLine): 'left' | 'right' => (set.rightToLeft ? 'right' : 'left');

function posterItems(
  setter: TextSetter,
  room: GalleryRoom,
  poster: PosterView,
  scale: number,
): PageItem[] {
  const hung = room.posters.find((each) => each.tableId === poster.tableId);
  if (!hung) return [];
  const [x, y, width, height] = [
    hung.x * scale,
    hung.y * scale,
    hung.width * scale,
    hung.height * scale,
  ];
  const pad = Math.min(10, width * 0.08);
  const items: PageItem[] = [
    { kind: 'rect', x: x + 1, y: y + 2.5, width: width - 2, height, fill: '#d4d8d2' },
    {
      kind: 'rect',
      x,
      y,
      width,
      height,
      radius: 1,
      fill: SHEET,
      stroke: FLOOR_LINE,
      lineWidth: 0.6,
    },
    { kind: 'goto', x, y, width, height, target: poster.tableId },
  ];
  const number = setter.line([{ text: String(poster.number), style: 'bold' }]);
  const numberSize = room.form === 'whole' ? 28 : Math.min(26, height * 0.5);
  const numberTop = room.form === 'whole' ? y + pad + 3 : y + (height - numberSize * 0.72) / 2;
  const nameLeft = x + pad + number.width * numberSize + 7;
  const nameWidth = x + width - pad - nameLeft;
  const isAlone = nameWidth < 18;
  // A single poster is in the middle, away from the edges that threads are pinned to.
  const at = isAlone
    ? { x: x + width / 2, align: 'centre' as const }
    : { x: x + pad, align: 'left' as const };
  items.push({
    kind: 'line',
    ...at,
    y: numberTop + numberSize * 0.72,
    size: numberSize,
    ink: INK,
    line: number,
  });
  if (isAlone) return items;
  const nameRoom = room.form === 'whole' ? height * 0.5 : height - 2 * Math.min(6, pad);
  const name = fitted(
    setter,
    [{ text: tableName(poster), style: 'bold' }],
    { width: nameWidth, height: nameRoom, lines: 4 },
    [13, 12, 11, 10, 9, 8, 7, 6, 5, 4.5],
    1.12,
  );
  const lines = name.lines.slice(0, Math.max(1, Math.floor(nameRoom / (name.size * 1.12))));
  const nameTop =
    room.form === 'whole' ? y + pad + 2 : y + (height - lines.length * name.size * 1.12) / 2;
  lines.forEach((set, index) =>
    items.push({
      kind: 'line',
      x: set.rightToLeft ? nameLeft + nameWidth : nameLeft,
      y: nameTop + name.size * (0.85 + index * 1.12),
      size: name.size,
      ink: INK,
      align: alignOf(set),
      line: set,
    }),
  );
  if (room.form !== 'whole') return items;
  const sentenceTop =
    Math.max(nameTop + lines.length * name.size * 1.12, numberTop + numberSize * 0.75) + 5;
  const fits = Math.max(0, Math.floor((y + height - 5 - sentenceTop) / (8 * 1.25)));
  shortened(setter, poster.sentence, (width - 2 * pad) / 8, fits).forEach((set, index) =>
    items.push({
      kind: 'line',
      x: set.rightToLeft ? x + width - pad : x + pad,
      y: sentenceTop + 8 * (0.85 + index * 1.25),
      size: 8,
      ink: INK_SOFT,
      align: alignOf(set),
      line: set,
    }),
  );
  return items;
}

/** The text in at most `most` lines; where it is longer, whole words and an ellipsis. */
function shortened(
  setter: TextSetter,
  text: string,
  width: number,
  most: number,
): ReturnType<TextSetter['lines']> {
  const set = (words: string): ReturnType<TextSetter['lines']> =>
    setter.lines([{ text: words, style: 'regular' }], width);
  if (most === 0) return [];
  if (set(text).length <= most) return set(text);
  const words = text.split(/(?<=\s)/u);
  let count = words.length - 1;
  while (count > 1 && set(`${words.slice(0, count).join('').trimEnd()}…`).length > most) count -= 1;
  return set(`${words.slice(0, count).join('').trimEnd()}…`).slice(0, most);
}

function threadItems(
  thread: Thread,
  connection: Connection | undefined,
  lit: boolean,
  scale: number,
  left: number,
  top: number,
): PageItem[] {
  const on = ([x, y]: Point): Point => [x * scale, y * scale];
  const relation = connection?.relation ?? 'supports';
  const ink = lit ? THREAD[relation] : QUIET;
  const points = [thread.start, thread.startHandle, thread.endHandle, thread.end].map(on) as [
    Point,
    Point,
    Point,
    Point,
  ];
  return shifted(line(points, ink, lit ? 1.9 : 1.05, relation), left, top);
}

const number = (value: number): string => value.toFixed(2);
const point = ([x, y]: Point): string => `${number(x)} ${number(y)}`;

/** A thread with its pin and arrowhead: reinforces solid and filled, supports stitched and open. */
function line(
  points: readonly Point[],
  ink: string,
  width: number,
  relation: 'reinforces' | 'supports',
): PageItem[] {
  const start: Point = points[0] ?? [0, 0];
  const end: Point = points.at(-1) ?? start;
  const before = points.at(-2) ?? start;
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]);
  const size = 4.5 + width * 1.9;
  const wing = (turn: number): Point => [
    end[0] - size * Math.cos(angle + turn),
    end[1] - size * Math.sin(angle + turn),
  ];
  const [one, other] = [wing(0.42), wing(-0.42)];
  // With a filled arrowhead the line ends before its tip; otherwise the line's end would show
  // beside it.
  const stop: Point =
    relation === 'reinforces'
      ? [end[0] - size * 0.7 * Math.cos(angle), end[1] - size * 0.7 * Math.sin(angle)]
      : end;
  const d =
    points.length === 4
      ? `M${point(start)}C${point(points[1] ?? start)} ${point(points[2] ?? end)} ${point(stop)}`
      : `M${point(start)}L${point(stop)}`;
  const head: PageItem =
    relation === 'reinforces'
      ? { kind: 'path', x: 0, y: 0, d: `M${point(end)}L${point(one)}L${point(other)}Z`, fill: ink }
      : {
          kind: 'path',
          x: 0,
          y: 0,
          d: `M${point(one)}L${point(end)}L${point(other)}`,
          stroke: ink,
          lineWidth: width * 1.1,
        };
  const pin = 1.1 + width * 0.75;
  return [
    {
      kind: 'path',
      x: 0,
      y: 0,
      d,
      stroke: ink,
      lineWidth: width,
      ...(relation === 'supports' ? { dash: [width * 2.2, width * 2] as const } : {}),
    },
    head,
    {
      kind: 'rect',
      x: start[0] - pin,
      y: start[1] - pin,
      width: 2 * pin,
      height: 2 * pin,
      radius: pin,
      fill: ink,
    },
  ];
}

const CARD_WIDTH = 132;

function cardItems(
  setter: TextSetter,
  content: MeetingContent,
  room: GalleryRoom,
  lit: readonly Thread[],
  scale: number,
  left: number,
  top: number,
): PageItem[] {
  const cards = new Map(
    lit.map((thread) => {
      const connection = content.connections[thread.id];
      const relation = connection?.relation ?? 'supports';
      const rows = [
        ...textRows(setter, RELATION_WORDS[relation], {
          width: CARD_WIDTH - 14,
          size: 8,
          style: 'bold',
          ink: THREAD[relation],
          leading: 1.25,
        }),
        ...textRows(setter, connection?.text ?? '', {
          width: CARD_WIDTH - 14,
          size: 8.5,
          leading: 1.25,
        }),
      ];
      return [
        thread.id,
        { rows, height: rows.reduce((sum, row) => sum + row.height, 0) + 10 },
      ] as const;
    }),
  );
  const sizes = new Map(
    [...cards].map(([id, card]) => [
      id,
      { width: CARD_WIDTH / scale, height: card.height / scale },
    ]),
  );
  const places = placeCards(
    lit,
    sizes,
    room.open.width > CARD_WIDTH / scale ? room.open : room.floor,
  );
  return [...places].flatMap(([id, rect]) => {
    const card = cards.get(id);
    if (!card) return [];
    const [x, y] = [left + rect.x * scale, top + rect.y * scale];
    let at = y + 5;
    const text = card.rows.flatMap((row) => {
      const placed = shifted(row.items, x + 7, at);
      at += row.height;
      return placed;
    });
    return [
      {
        kind: 'rect' as const,
        x,
        y,
        width: CARD_WIDTH,
        height: card.height,
        radius: 5,
        fill: SHEET,
        stroke: FLOOR_LINE,
        lineWidth: 0.8,
      },
      ...text,
    ];
  });
}
