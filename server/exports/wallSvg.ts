import { clusterOutline, roundOutline } from '../../shared/layout/clusterOutline.ts';
import { boundsOf, LINE_Y, NOTE, type Rect } from '../../shared/layout/noteGrid.ts';
import { breakLines, fitNoteText, NOTE_LEADING, textSizeCap } from '../../shared/layout/noteText.ts';
import { numberByTable } from '../../shared/layout/numberByTable.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { textDirection } from '../../shared/model/textDirection.ts';
import { resolvePlacements, type PlacedCluster, type PlacedNote, type PlacedWall } from '../../shared/layout/resolvePlacements.ts';
import type { Cluster, Placement } from '../../shared/model/arrangement.ts';
import { PAPERS, type Note } from '../../shared/model/note.ts';
import type { FontWidths } from './fontWidths.ts';
import { LIGHT, PAPER } from './paper.ts';

export interface WallPicture {
  title: string;
  /** By id; only what may be shown. */
  notes: Readonly<Record<string, Note>>;
  clusters: Readonly<Record<string, Cluster>>;
  placements: Readonly<Record<string, Placement>>;
  /** Groups wear the numbers of their tables. */
  tables?: readonly TableRow[];
}

export interface WallSvg {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** Longest side of a picture, pixels: prints sharply at A2, opens on every phone. */
const LONGEST_PX = 4096;
/** Pixels per wall unit at most: beyond it a small wall would only be a large file. */
const LARGEST_SCALE = 1.6;
/** Below this, text would be grey dust and ten thousand notes minutes of work: the paper says enough. Pixels of a note's height. */
const READABLE_NOTE_PX = 26;
const MARGIN = 48;
const TITLE_ROOM = 120;
const PAD = 13;
/** Room at the foot of a note for its shape. */
const FOOT = 16;

const FONT = 'Fira Sans';
/** Weight 600 is this much wider than 500, which the widths are of. */
const BOLDER = 1.03;

/** Text as XML: what XML cannot hold at all (two noncharacters pass our own check) is left out. */
const xml = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`); // oxlint-disable-line no-control-regex

const round = (value: number): number => Math.round(value * 100) / 100;

function textElement(text: string, x: number, y: number, size: number, weight: number, fill: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return `<text x="${round(x)}" y="${round(y)}" font-family="${FONT}" font-size="${round(size)}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${xml(text)}</text>`;
}

/** The second cue of a paper's colour, bottom right, at half strength. */
function shapeElement(note: PlacedNote): string {
  const x = note.rect.x + note.rect.width - 14;
  const y = note.rect.y + note.rect.height - 13;
  const ink = `fill="${LIGHT.ink}" fill-opacity="0.5"`;
  switch (PAPERS[note.note.color].shape) {
    case 'disc': return `<circle cx="${x}" cy="${y}" r="4.6" ${ink}/>`;
    case 'square': return `<rect x="${x - 4.2}" y="${y - 4.2}" width="8.4" height="8.4" ${ink}/>`;
    case 'diamond': return `<path d="M${x} ${y - 5.6}l5.6 5.6l-5.6 5.6l-5.6 -5.6z" ${ink}/>`;
    case 'triangle': return `<path d="M${x} ${y - 5}l5.4 9.4h-10.8z" ${ink}/>`;
    case 'bar': return `<rect x="${x - 6}" y="${y - 2.2}" width="12" height="4.4" ${ink}/>`;
    case 'ring': return `<circle cx="${x}" cy="${y}" r="4.2" fill="none" stroke="${LIGHT.ink}" stroke-opacity="0.5" stroke-width="1.8"/>`;
  }
}

function noteElements(note: PlacedNote, font: FontWidths, cap: number | null): string {
  const { x, y, width, height } = note.rect;
  const paper = [
    `<rect x="${x + 2}" y="${y + 5}" width="${width - 4}" height="${height}" rx="5" fill="${LIGHT.ink}" fill-opacity="0.1"/>`,
    `<rect x="${x}" y="${y + 1.5}" width="${width}" height="${height}" rx="4" fill="${LIGHT.ink}" fill-opacity="0.12"/>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${PAPER[note.note.color]}" stroke="${LIGHT.ink}" stroke-opacity="0.16"/>`,
  ];
  if (cap === null) return paper.join('');
  const { size, lines } = fitNoteText(note.note.text, textBox(note.rect), font.measure, { smallest: 9, largest: cap });
  const rtl = textDirection(note.note.text) === 'rtl';
  const text = lines.map((line, index) =>
    textElement(line, rtl ? x + width - PAD : x + PAD, y + PAD + size * (0.86 + index * NOTE_LEADING), size, 500, LIGHT.ink, rtl ? 'end' : 'start'));
  return [...paper, ...text, shapeElement(note)].join('');
}

const textBox = (rect: Rect): { width: number; height: number } => ({ width: rect.width - 2 * PAD, height: rect.height - PAD - FOOT });

/** The largest text for a wall's notes; `null` when nothing would be readable at this scale. */
function sizeCap(wall: PlacedWall, font: FontWidths, scale: number): number | null {
  if (NOTE.height * scale < READABLE_NOTE_PX) return null;
  return textSizeCap([...wall.notes.values()].map((note) => fitNoteText(note.note.text, textBox(note.rect), font.measure).size));
}

/** `text` cut to `width`, with an ellipsis when cut. */
function fitLine(text: string, width: number, size: number, font: FontWidths): string {
  if (font.measure(text) * size <= width) return text;
  const chars = [...text];
  while (chars.length > 0 && font.measure(`${chars.join('')}…`) * size > width) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** A group's name as large as its header lets it: one line, else two smaller ones, else cut. */
function fitName(name: string, room: number, font: FontWidths): { size: number; lines: string[] } {
  for (let size = 48; size >= 36; size -= 2) if (font.measure(name) * size * BOLDER <= room) return { size, lines: [name] };
  for (let size = 36; size >= 26; size -= 2) {
    const lines = breakLines(name, room, size * BOLDER, font.measure);
    if (lines.length <= 2) return { size, lines };
  }
  const [first = '', ...rest] = breakLines(name, room, 26 * BOLDER, font.measure);
  return { size: 26, lines: [first, fitLine(rest.join(' '), room, 26 * BOLDER, font)] };
}

/** The papers below a pile's top note, and beside it how many there are. */
function pileElements(cluster: PlacedCluster, wall: PlacedWall): string {
  const top = wall.notes.get(cluster.notes[0] ?? '')?.rect;
  if (!top) return '';
  const below = cluster.notes.slice(1, 3).flatMap((id) => wall.notes.get(id) ?? []);
  const papers = below.map((note, index) => {
    const by = 10 - 5 * index;
    return `<rect x="${top.x + by}" y="${top.y + by}" width="${top.width}" height="${top.height}" rx="4" fill="${PAPER[note.note.color]}" stroke="${LIGHT.ink}" stroke-opacity="0.16"/>`;
  });
  const x = top.x + top.width + 24;
  const middle = top.y + top.height / 2;
  return [...papers, textElement(String(cluster.notes.length), x, middle + 8, 64, 600, LIGHT.ink), textElement('piled', x, middle + 50, 32, 400, LIGHT.inkSoft)].join('');
}

function clusterElements(cluster: PlacedCluster, wall: PlacedWall, font: FontWidths): string {
  const rects = cluster.collapsed ? [] : cluster.notes.flatMap((id) => wall.notes.get(id)?.rect ?? []);
  const outline = clusterOutline(cluster.pos, rects, cluster.name);
  const path = roundOutline(outline).map(({ corner, from, to }, index) => `${index === 0 ? 'M' : 'L'}${from.map(round).join(' ')}Q${corner.map(round).join(' ')} ${to.map(round).join(' ')}`).join('');
  const x = Math.min(...outline.map((point) => point[0]));
  const y = Math.min(...outline.map((point) => point[1]));
  const right = Math.max(...outline.filter((point) => point[1] < y + 100).map((point) => point[0]));
  const nameLeft = x + 96;
  const count = String(cluster.notes.length);
  const room = right - nameLeft - font.measure(count) * 36 - 42;
  const { size, lines } = fitName(cluster.name || 'No name yet', room, font);
  const baseline = y + 68;
  const widest = Math.max(...lines.map((line) => font.measure(line) * size * BOLDER));
  return [
    `<path d="${path}Z" fill="${LIGHT.area}" stroke="${LIGHT.areaLine}" stroke-width="2"/>`,
    `<rect x="${x + 20}" y="${y + 20}" width="60" height="60" rx="14" fill="${LIGHT.ink}"/>`,
    textElement(String(cluster.number), x + 50, y + 63, cluster.number > 99 ? 28 : 38, 600, LIGHT.onInk, 'middle'),
    ...lines.map((line, index) => {
      const up = lines.length === 1 ? 0 : 20 - index * size * 1.1;
      return textElement(line, nameLeft, baseline - up, size, cluster.name ? 600 : 400, cluster.name ? LIGHT.ink : LIGHT.inkSoft);
    }),
    textElement(count, nameLeft + widest + 16, baseline, 36, 400, LIGHT.inkSoft),
    ...(cluster.collapsed ? [pileElements(cluster, wall)] : []),
  ].join('');
}

/** The wall as it lies, light theme, as one SVG document in pixels. Pure but for the font's widths. */
export function drawWallSvg(picture: WallPicture, font: FontWidths): WallSvg {
  const records = [picture.notes, picture.clusters, picture.placements] as const;
  const wall = resolvePlacements(new Map(Object.entries(records[0])), new Map(Object.entries(records[1])), new Map(Object.entries(records[2])));
  for (const { id, number } of numberByTable([...wall.clusters.values()], picture.tables ?? [])) {
    const cluster = wall.clusters.get(id);
    if (cluster) wall.clusters.set(id, { ...cluster, number });
  }
  const rects = [...[...wall.notes.values()].map((note) => note.rect), ...[...wall.clusters.values()].map((cluster) => cluster.rect)];
  const hasLoose = wall.loose.length > 0;
  if (hasLoose) rects.push({ x: 0, y: LINE_Y, width: 10, height: 10 });
  const inner = boundsOf(rects) ?? { x: 0, y: 0, width: 1200, height: 500 };
  const titleSize = Math.max(56, inner.width / 55);
  const room = TITLE_ROOM + titleSize - 56;
  const view = { x: inner.x - MARGIN, y: inner.y - MARGIN - room, width: inner.width + 2 * MARGIN, height: inner.height + 2 * MARGIN + room };
  const scale = Math.min(LARGEST_SCALE, LONGEST_PX / view.width, LONGEST_PX / view.height);
  const cap = sizeCap(wall, font, scale);
  const count = wall.notes.size;
  const countText = count === 1 ? '1 note' : `${count} notes`;
  const title = fitLine(picture.title, inner.width - font.measure(countText) * titleSize * 0.62 - 60, titleSize * BOLDER, font);
  const titleBase = view.y + MARGIN + titleSize * 0.8;
  const body = [
    `<rect x="${view.x}" y="${view.y}" width="${view.width}" height="${view.height}" fill="${LIGHT.wall}"/>`,
    textElement(title, inner.x, titleBase, titleSize, 600, LIGHT.ink),
    textElement(countText, inner.x + inner.width, titleBase, titleSize * 0.6, 400, LIGHT.inkSoft, 'end'),
    ...(hasLoose ? [landingElements(wall, view)] : []),
    ...[...wall.clusters.values()].map((cluster) => clusterElements(cluster, wall, font)),
    ...[...wall.notes.values()].filter((note) => note.pile?.isTop !== false).map((note) => noteElements(note, font, cap)),
  ];
  const [width, height] = [Math.max(1, Math.round(view.width * scale)), Math.max(1, Math.round(view.height * scale))];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view.x} ${view.y} ${view.width} ${view.height}">${body.join('\n')}</svg>`;
  return { svg, width, height };
}

function landingElements(wall: PlacedWall, view: Rect): string {
  const loose = wall.loose.length;
  return [
    `<path d="M${view.x} ${LINE_Y}H${view.x + view.width}" stroke="${LIGHT.lineStrong}" stroke-width="2" stroke-dasharray="10 8"/>`,
    textElement('Not yet grouped', 4, LINE_Y + 54, 34, 600, LIGHT.ink),
    textElement(String(loose), 286, LINE_Y + 54, 34, 400, LIGHT.inkSoft),
  ].join('');
}
