import { paperOf, scaledMark, type NoteColor } from '../../../shared/model/note.ts';
import type { SheetBlock, SheetText } from '../../../shared/model/sheet.ts';
import { withoutIsolates } from '../../../shared/model/textDirection.ts';
import { LIGHT } from '../paper.ts';
import {
  gap,
  shifted,
  type Ink,
  type PageItem,
  type Part,
  type PartRole,
  type Row,
} from './pageItems.ts';
import { own } from './ownWords.ts';
import { ACCENT, INK, INK_SOFT, LEADING, LINE, SIZE } from './reportLook.ts';
import type { TextStyle } from '../fonts/fontFamilies.ts';
import type { SetLine, TextRun, TextSetter } from './setText.ts';

/** How a paragraph is set. Points. */
export interface TextLook {
  width: number;
  size?: number;
  style?: TextStyle;
  ink?: Ink;
  /** Distance from the edge where its lines start. */
  indent?: number;
  leading?: number;
  /** At which edge lines begin: the one where their own words do, as in a document, or always where the page's do, as beside its words. */
  start?: 'words' | 'page';
  /** The part that the words are; a paragraph of `parent` unless given. */
  part?: Part;
  parent?: Part;
}

/** Makes a part of `parent`, or of the document. */
export const partOf = (role: PartRole, parent?: Part): Part => ({
  role,
  ...(parent ? { parent } : {}),
});

/** A paragraph as one row per line, so that it may continue on the next page. */
export function textRows(
  setter: TextSetter,
  words: string | readonly TextRun[],
  {
    width,
    size = SIZE.text,
    style = 'regular',
    ink = INK,
    indent = 0,
    leading = LEADING,
    start = 'words',
    parent,
    part = partOf('P', parent),
  }: TextLook,
): Row[] {
  const runs = typeof words === 'string' ? [{ text: words, style }] : words;
  const atStart = (line: SetLine): boolean => start === 'page' || setter.startsWithPage(line);
  return setter.lines(runs, (width - indent) / size).map((line) => ({
    height: size * leading,
    items: [
      {
        kind: 'line',
        x: atStart(line) ? indent : width - indent,
        y: size * (leading / 2 + 0.34),
        size,
        ink,
        line,
        align: atStart(line) ? 'left' : 'right',
        part,
      },
    ],
  }));
}

/** A heading: its lines stay together and with what follows. */
export const headingRows = (
  setter: TextSetter,
  words: string,
  { role, before = 0, ...look }: TextLook & { role: PartRole; before?: number },
): Row[] => {
  const rows = textRows(setter, words, {
    style: 'bold',
    leading: 1.22,
    part: { role, words: withoutIsolates(words) },
    ...look,
  }).map((row) => ({ ...row, keepWithNext: true }));
  return rows.length === 0
    ? []
    : [{ ...gap(before), keepWithNext: true }, ...rows, { ...gap(3), keepWithNext: true }];
};

const styleOf = (run: SheetText): TextStyle =>
  run.bold ? (run.italic ? 'boldItalic' : 'bold') : run.italic ? 'italic' : 'regular';

/** A sheet's words as runs. */
export const runsOf = (text: readonly SheetText[]): TextRun[] =>
  text.map((run) => ({
    text: run.text,
    style: styleOf(run),
    ...(run.link === undefined ? {} : { link: run.link }),
    ...(run.note === undefined ? {} : { note: run.note }),
  }));

/** A sheet's blocks: headings, paragraphs, lists in lists, check items. */
export function blockRows(
  setter: TextSetter,
  blocks: readonly SheetBlock[],
  look: TextLook,
): Row[] {
  const size = look.size ?? SIZE.text;
  return blocks.flatMap((block) => {
    if (block.type === 'list') return [...listRows(setter, block, look), gap(size * 0.3)];
    if (block.type === 'heading') {
      const runs = runsOf(block.text).map((run) => ({ ...run, style: 'bold' as const }));
      const rows = textRows(setter, runs, {
        ...look,
        part: partOf(look.parent ? 'P' : 'H4', look.parent),
      }).map((row) => ({ ...row, keepWithNext: true }));
      return rows.length === 0 ? [] : [{ ...gap(size * 0.4), keepWithNext: true }, ...rows];
    }
    const rows = textRows(setter, runsOf(block.text), look);
    return rows.length === 0 ? [] : [...rows, gap(size * 0.4)];
  });
}

function listRows(setter: TextSetter, list: List, look: TextLook): Row[] {
  const size = look.size ?? SIZE.text;
  // Lists far inside others stand no farther in: words need their room.
  const start = Math.min(look.indent ?? 0, look.width * 0.4);
  const isOrdered = list.kind === 'ordered';
  const longest = `${'0'.repeat(String(numberAt(list, list.items.length - 1)).length)}.`;
  const widest = isOrdered ? setter.line([{ text: longest, style: 'regular' }]).width : 0;
  const indent = start + size * Math.max(1.5, widest + 0.55);
  const whole = partOf('L', look.parent);
  return list.items.flatMap((item, index) => {
    const part = partOf('LI', whole);
    const label = partOf('Lbl', part);
    const rows = blockRows(setter, item.blocks, { ...look, indent, parent: partOf('LBody', part) });
    while (rows.length > 1 && rows.at(-1)?.items.length === 0) rows.pop();
    const first = rows[0] ?? gap(size * LEADING);
    const isAgainst = first.items.some(
      (each) => each.kind === 'line' && !setter.startsWithPage(each.line),
    );
    // Numbers keep to the words, on the side where these start; other marks are all as wide.
    const [mark, at] = isOrdered
      ? [
          [numberItem(setter, `${numberAt(list, index)}.`, size, isAgainst ? 'left' : 'right')],
          isAgainst ? look.width - indent + size * 0.4 : indent - size * 0.4,
        ]
      : [
          marker(list.kind === 'check' ? 'check' : 'bullet', item.checked === true, size),
          isAgainst ? look.width - start - size * 1.1 : start + size * 0.15,
        ];
    return [
      {
        ...first,
        items: [
          ...shifted(
            mark.map((each) => ({ ...each, part: label })),
            at,
            0,
          ),
          ...first.items,
        ],
      },
      ...rows.slice(1),
      gap(size * 0.16),
    ];
  });
}

type List = Extract<SheetBlock, { type: 'list' }>;

const numberAt = ({ start = 1 }: List, index: number): number => start + index;

const numberItem = (
  setter: TextSetter,
  text: string,
  size: number,
  align: 'left' | 'right',
): PageItem => ({
  kind: 'line',
  x: 0,
  y: size * (LEADING / 2 + 0.34),
  size,
  ink: INK,
  line: setter.line([{ text, style: 'regular' }]),
  align,
});

function marker(kind: 'bullet' | 'check', checked: boolean, size: number): PageItem[] {
  const base = size * (LEADING / 2 + 0.34);
  if (kind === 'bullet')
    return [
      {
        kind: 'rect',
        x: size * 0.2,
        y: base - size * 0.46,
        width: size * 0.36,
        height: size * 0.36,
        radius: size,
        fill: INK,
      },
    ];
  const box: PageItem = {
    kind: 'rect',
    x: 0,
    y: base - size * 0.8,
    width: size * 0.9,
    height: size * 0.9,
    radius: 2,
    stroke: INK,
    lineWidth: 1,
    ...(checked ? { fill: ACCENT } : {}),
  };
  const tick: PageItem = {
    kind: 'path',
    x: 0,
    y: base - size * 0.8,
    width: size * 0.9,
    d: `M${size * 0.2} ${size * 0.47}L${size * 0.39} ${size * 0.67}L${size * 0.72} ${size * 0.25}`,
    stroke: '#ffffff',
    lineWidth: 1.4,
  };
  return checked ? [box, tick] : [box];
}

/** Scale of a mark beside words: its disc is six points wide. */
const MARK_SCALE = 0.4;

/** The paper's mark, centred: it tells papers apart without colour. */
export function paperShape(color: string, x: number, y: number, size = 1): PageItem[] {
  // Mixed here at half strength: PDF readers differ in how they blend transparent colours.
  const d = scaledMark(paperOf(color).mark, size * MARK_SCALE);
  return [{ kind: 'path', x, y, d, fill: '#5f6667' }];
}

/** A thin line across. */
export const ruleRow = (
  width: number,
  {
    ink = LINE,
    lineWidth = 0.8,
    before = 8,
    after = 8,
  }: { ink?: Ink; lineWidth?: number; before?: number; after?: number } = {},
): Row => ({
  height: before + after,
  items: [{ kind: 'rect', x: 0, y: before, width, height: lineWidth, fill: ink }],
});

/** A note in a list: a chip of its paper with its mark, its words, and who wrote it. */
export function noteRows(
  setter: TextSetter,
  /** `beyond`: what it says beyond its text, a line each. */
  note: { text: string; color: NoteColor; by?: string; beyond?: readonly string[] },
  fill: string,
  after: string,
  width: number,
): Row[] {
  const by = note.by ?? '';
  const tail = by === '' || after === '' ? by + after : `${own(by)} · ${after}`;
  const rows = [
    ...textRows(setter, note.text, { width: width - 24, start: 'page' }),
    ...(note.beyond ?? []).flatMap((line) =>
      textRows(setter, own(line), { width: width - 24, size: SIZE.small, start: 'page' }),
    ),
    ...(tail === ''
      ? []
      : textRows(setter, tail, {
          width: width - 24,
          size: SIZE.small,
          ink: INK_SOFT,
          start: 'page',
        })),
  ].map((row) => ({ ...row, items: shifted(row.items, 24, 0) }));
  const first = rows[0];
  if (!first) return [];
  const chip: PageItem[] = [
    {
      kind: 'rect',
      x: 0,
      y: 1,
      width: 15,
      height: 14,
      radius: 1.5,
      fill,
      stroke: LIGHT.areaLine,
      lineWidth: 0.6,
    },
    ...paperShape(note.color, 7.5, 8, 0.8),
  ];
  return [
    { ...first, items: [...chip, ...first.items], keepWithNext: rows.length > 1 },
    ...rows.slice(1),
    gap(5),
  ];
}
