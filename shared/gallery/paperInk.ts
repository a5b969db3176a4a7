import type { Rect } from '../layout/noteGrid.ts';
import type { Face } from './faces.ts';
import { STROKE } from './floor.ts';
import type { Knots } from './knots.ts';
import type { Label } from './labels.ts';
import { KIND_MARKS, marksOf, QUIET, QUIET_HEAD, ROUND, signPath, STITCH } from './marks.ts';
import type { PaperRoom } from './paper.ts';
import { threadPath, type DrawnThread, type RoomPicture } from './picture.ts';
import type { SetText } from './setWords.ts';

/** Colours of a printed room by what they are for. */
export type PaperInk =
  | 'ink'
  | 'soft'
  | 'line'
  | 'sheet'
  | 'floor'
  | 'quiet'
  | 'reinforces'
  | 'supports';

/** Something on the sheet; a later one lies over those before it. */
export type PaperItem =
  | ({ kind: 'poster'; tableId: string } & Rect)
  | {
      kind: 'path';
      d: string;
      fill?: PaperInk;
      stroke?: PaperInk;
      width?: number;
      /** Of round dots, so far apart. */
      dots?: number;
    }
  | {
      kind: 'words';
      text: string;
      /** Left edge, baseline, and width as it was measured. */
      x: number;
      y: number;
      width: number;
      size: number;
      direction: 'ltr' | 'rtl';
      isStrong: boolean;
      ink: PaperInk;
    };

/** All that is printed of a room, in the order in which it is drawn; SVG and PDF draw from the same. */
export function paperInk({ picture, sentences }: PaperRoom, noThread: string): PaperItem[] {
  const { room, faces, threads, labels, letters, knots } = picture;
  const knotted = new Map(knots.map((each) => [each.tableId, each]));
  const byTable = new Map(room.posters.map((poster) => [poster.tableId, poster]));
  const lit = threads.filter(({ isLit }) => isLit);
  const quiet = threads.filter(({ isLit }) => !isLit);
  return [
    ...[...quiet, ...lit].flatMap((thread) => threadInk(thread, picture)),
    ...faces.flatMap((face): PaperItem[] => {
      const poster = byTable.get(face.tableId);
      if (!poster) return [];
      const { tableId, x, y, width, height } = poster;
      const sentence = sentences.get(tableId);
      const knot = knotted.get(tableId);
      return [
        { kind: 'poster', tableId, x, y, width, height },
        ...faceInk(face, poster),
        ...(sentence ? textInk(sentence, false, 'soft') : []),
        ...(knot ? knotInk(face, knot, noThread) : []),
      ];
    }),
    ...labels.flatMap(labelInk),
    ...letters.map(({ at, size }): PaperItem => {
      const { text, x, y, width } = at;
      return words({ text, x, y, width }, size, 'ltr', true, 'ink');
    }),
  ];
}

const words = (
  { text, x, y, width }: { text: string; x: number; y: number; width: number },
  size: number,
  direction: 'ltr' | 'rtl',
  isStrong: boolean,
  ink: PaperInk,
): PaperItem => ({ kind: 'words', text, x, y, width, size, direction, isStrong, ink });

const textInk = (
  { lines, size, direction }: SetText,
  isStrong: boolean,
  ink: PaperInk,
): PaperItem[] => lines.map((line) => words(line, size, direction, isStrong, ink));

function threadInk(thread: DrawnThread, { room, head }: RoomPicture): PaperItem[] {
  const { relation } = thread.pair;
  const ink: PaperInk = thread.isLit ? relation : 'quiet';
  const full = room.screen.width * STROKE;
  const width = thread.isLit ? full : full * QUIET;
  const { isDotted } = KIND_MARKS[relation];
  const { heads, isOpen, start } = marksOf(thread, thread.isLit ? head : head * QUIET_HEAD);
  const stroke = { stroke: ink, width: width * 0.85 };
  return [
    {
      kind: 'path',
      d: threadPath(thread, room.screen.width * ROUND),
      stroke: ink,
      width,
      ...(isDotted ? { dots: width * STITCH } : {}),
    },
    ...heads.map((d): PaperItem => ({ kind: 'path', d, ...(isOpen ? stroke : { fill: ink }) })),
    ...(start
      ? [
          {
            kind: 'path' as const,
            d: start.path,
            ...(start.isHollow ? { fill: 'floor' as const, ...stroke } : { fill: ink }),
          },
        ]
      : []),
  ];
}

function faceInk({ number, name }: Face, { x, width }: Rect): PaperItem[] {
  // Alone it stands in the middle.
  const at = name ? number : { ...number, x: x + (width - number.width) / 2 };
  return [words(at, number.size, 'ltr', true, 'ink'), ...(name ? textInk(name, true, 'ink') : [])];
}

function labelInk({ lines, size, direction, more }: Label): PaperItem[] {
  return [
    ...textInk({ lines, size, direction }, true, 'ink'),
    ...(more ? [words(more, size, 'ltr', true, 'soft')] : []),
  ];
}

/** Em that a letter takes at most, about. */
const LETTER = 0.5;

function knotInk({ foot }: Face, { parts, size }: Knots, noThread: string): PaperItem[] {
  const line: PaperItem = {
    kind: 'path',
    d: `M${foot.x} ${foot.y}h${foot.width}`,
    stroke: 'line',
    width: size * 0.06,
  };
  if (parts.length === 0) {
    const y = foot.y + foot.height * 0.72;
    const none = words({ text: noThread, x: foot.x, y, width: 0 }, size, 'ltr', false, 'soft');
    return foot.width < LETTER * noThread.length * size ? [line] : [line, none];
  }
  return [
    line,
    ...parts.flatMap((part): PaperItem[] => {
      const { kind, text, x, y, width, pair } = part;
      // Fonts may lack the arrows, or have them in another weight.
      if (kind === 'sign')
        return [
          {
            kind: 'path',
            d: signPath(text, x, y, width, size),
            stroke: 'soft',
            width: size * 0.09,
          },
        ];
      if (!pair) return [words(part, size, 'ltr', false, 'soft')];
      const { isDotted } = KIND_MARKS[pair.relation];
      const thick = size * 0.13;
      return [
        words(part, size, 'ltr', true, 'ink'),
        {
          kind: 'path',
          d: `M${x} ${y + size * 0.24}h${width}`,
          stroke: pair.relation,
          width: thick,
          ...(isDotted ? { dots: thick * 1.8 } : {}),
        },
      ];
    }),
  ];
}
