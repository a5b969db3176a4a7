import type { MeetingContent } from '../../../shared/exchange/meetingContent.ts';
import { tableName } from '../../../shared/exchange/meetingWords.ts';
import { KIND_MARKS, STITCH } from '../../../shared/gallery/marks.ts';
import { numbersMean, paperRoom, type PaperRoom } from '../../../shared/gallery/paper.ts';
import { paperInk, type PaperInk, type PaperItem } from '../../../shared/gallery/paperInk.ts';
import { RELATIONS, type Relation } from '../../../shared/model/gallery.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import { LIGHT } from '../paper.ts';
import { A4, shifted, type Page, type PageItem, type Part } from './pageItems.ts';
import { FLOOR, INK, INK_SOFT, LINE, MARGIN, SHEET, SIZE, THREAD } from './reportLook.ts';
import type { SetLine, TextSetter } from './setText.ts';

const PAGE = { width: A4.height, height: A4.width } as const;
const TOP = 78;
const BOTTOM = PAGE.height - 50;
/** Points: what is read of a sheet in the hand. */
const SMALLEST = 8;
/** Threads end on a poster's edge: it is to be seen, and has no shadow to cover them. */
const POSTER_LINE = LIGHT.lineStrong;
/** A sign that is not drawn and sets the direction (LRM). */
const LEFT_TO_RIGHT = '\u200e';

/** Words in the room, which is one for all: what has no letters, as “+1”, reads the same in every language. */
const roomLine = (setter: TextSetter, text: string, style: TextStyle): SetLine =>
  setter.line([{ text: textDirection(text) === 'ltr' ? LEFT_TO_RIGHT + text : text, style }]);
const INKS: Readonly<Record<PaperInk, string>> = {
  ink: INK,
  soft: INK_SOFT,
  line: LINE,
  sheet: SHEET,
  floor: FLOOR,
  quiet: '#5d6a68',
  ...THREAD,
};

/** The room as it is printed on a landscape page of the report, and what its list says. */
export function reportRoom(setter: TextSetter, content: MeetingContent): PaperRoom {
  const widths = new Map<string, number>();
  return paperRoom(
    content.posters.map((poster) => ({ ...poster, name: tableName(setter.words, poster) })),
    Object.entries(content.connections).map(([id, connection]) => ({ id, ...connection })),
    { width: PAGE.width - 2 * MARGIN, height: BOTTOM - TOP, smallest: SMALLEST },
    (text, size) => {
      const em = widths.get(text) ?? roomLine(setter, text, 'bold').width;
      widths.set(text, em);
      return em * size;
    },
  );
}

/** The room as its posters hang, landscape, and every thread with its number. */
export function overlayPage(setter: TextSetter, room: PaperRoom): Page {
  const { counts } = room.picture;
  const part: Part = {
    role: 'Figure',
    alt: setter.words.say('file.room', { count: counts.all }),
  };
  const meaning = numbersMean(room.picture);
  const picture = paperInk(room, setter.words.say('poster.noThread')).flatMap((item) =>
    itemsOf(setter, item),
  );
  return {
    ...PAGE,
    anchor: 'connections',
    items: [
      { kind: 'rect', x: 0, y: 0, width: PAGE.width, height: PAGE.height, fill: FLOOR },
      ...heading(setter, meaning === null ? '' : setter.words.say(`print.overview.${meaning}`)),
      ...shifted(picture, MARGIN, TOP).map((item) => ({ ...item, part, fixed: true })),
    ],
  };
}

function itemsOf(setter: TextSetter, item: PaperItem): PageItem[] {
  switch (item.kind) {
    case 'poster': {
      const { tableId, x, y, width, height } = item;
      return [
        { kind: 'rect', x, y, width, height, fill: SHEET, stroke: POSTER_LINE, lineWidth: 0.6 },
        { kind: 'goto', x, y, width, height, target: tableId },
      ];
    }
    case 'path': {
      const { d, fill, stroke, width = 1, dots } = item;
      return [
        {
          kind: 'path',
          x: 0,
          y: 0,
          d,
          ...(fill ? { fill: INKS[fill] } : {}),
          ...(stroke ? { stroke: INKS[stroke], lineWidth: width } : {}),
          ...(dots ? { dash: [0.01, dots] as const, cap: 'round' } : {}),
        },
      ];
    }
    case 'words': {
      const { text, x, y, width, size, direction, isStrong, ink } = item;
      const isRight = direction === 'rtl';
      return [
        {
          kind: 'line',
          x: isRight ? x + width : x,
          y,
          size,
          ink: INKS[ink],
          align: isRight ? 'right' : 'left',
          line: roomLine(setter, text, isStrong ? 'bold' : 'regular'),
        },
      ];
    }
  }
}

function heading(setter: TextSetter, numbers: string): PageItem[] {
  const y = MARGIN - 6;
  const title = setter.words.say('file.head.connect');
  const words = (text: string, x: number, size: number, ink: string): PageItem => ({
    kind: 'line',
    x,
    y: size === SIZE.small ? y + 14 : y,
    size,
    ink,
    align: 'left',
    line: setter.line([{ text, style: 'regular' }]),
  });
  const key = (relation: Relation, x: number): PageItem[] => [
    ...shifted(keyLine(relation, setter.rightToLeft), x, y - 4),
    words(setter.words.say(`file.relation.${relation}`), x + 38, SIZE.text, INK),
  ];
  return [
    {
      kind: 'line',
      part: { role: 'H2', words: title },
      x: MARGIN,
      y,
      size: 20,
      ink: INK,
      align: 'left',
      line: setter.line([{ text: title, style: 'bold' }]),
    },
    words(numbers, MARGIN, SIZE.small, INK_SOFT),
    ...RELATIONS.flatMap((relation, index) =>
      key(relation, PAGE.width - MARGIN - 208 + index * 112),
    ),
  ];
}

/** Width of a piece of thread, points. */
const KEY = 34;

/** A piece of thread with its head, as it is drawn, the way that lines run. */
function keyLine(relation: Relation, rightToLeft: boolean): PageItem[] {
  const { isDotted, isOpen } = KIND_MARKS[relation];
  const ink = THREAD[relation];
  const at = (x: number): number => (rightToLeft ? KEY - x : x);
  const head = `M${at(26)} -4L${at(KEY)} 0L${at(26)} 4`;
  return [
    {
      kind: 'path',
      x: 0,
      y: 0,
      width: KEY,
      d: isOpen ? `M${at(1)} 0H${at(33)}` : `M${at(0)} 0H${at(28)}`,
      stroke: ink,
      lineWidth: 1.8,
      ...(isDotted ? { dash: [0.01, 1.8 * STITCH] as const, cap: 'round' as const } : {}),
    },
    {
      kind: 'path',
      x: 0,
      y: 0,
      width: KEY,
      ...(isOpen ? { d: head, stroke: ink, lineWidth: 1.5 } : { d: `${head}Z`, fill: ink }),
    },
  ];
}
