import type { Measure } from '../gallery/setWords.ts';
import type { Rect } from '../layout/noteGrid.ts';
import type { Periphery, PeripherySector, PeripheryThing } from './periphery.ts';
import { freePlace, type Cone, type Field } from './freePlace.ts';
import { setLabel, type Label } from './setLabel.ts';

/** A thing where it lies. */
export interface PeripheryCard {
  thing: PeripheryThing;
  box: Rect;
  name: Label;
  /** Who sees to it, or that nobody does. */
  foot: Label;
  /** Between its edge and its words. */
  pad: number;
}

/** What a part of the picture is about, in words. */
export interface SectorLabel {
  sector: PeripherySector;
  label: Label;
  box: Rect;
}

/** The picture as plain data: files and pages draw the same. */
export interface PeripheryPicture {
  width: number;
  height: number;
  us: { box: Rect; label: Label };
  cards: readonly PeripheryCard[];
  labels: readonly SectorLabel[];
  /** Ellipses around us, the innermost first: half their width and height. */
  rings: readonly { rx: number; ry: number }[];
  /** From us outward, between the parts: where each ends, from the middle. */
  rays: readonly { x: number; y: number }[];
}

/** What the picture says beside people's words. */
export interface PeripheryWords {
  us: string;
  /** Of a thing that nobody sees to. */
  nobody: string;
  names(owners: readonly string[]): string;
}

// Everything is laid out with letters of size 1, and made as large as the screen allows then.
const PAD = 0.6;
/** Between two boxes. */
const GAP = 0.55;
const FOOT = 0.82;
const NAME_LINES = 3;
const FOOT_LINES = 2;
const LABEL = { size: 1.15, room: 13, most: 3 } as const;
const US = { size: 1.7, room: 12, most: 2 } as const;
/** Widths that cards are tried with; the widest is taken with which letters are nearly as large as with any: it cuts the fewest names. */
const ROOMS = [7, 9.5, 12.5] as const;
/** Letters are no larger than this part of the screen's height, however few things there are. */
const LARGEST = 0.038;
const NEARLY = 0.92;
const RINGS = 3;
/** So much farther away, at least, lies what matters less. */
const FARTHER = 0.3;
/** No part is narrower, and none wider: a part's things lie between two rays. Radians. */
const NARROWEST = Math.PI / 5;
const WIDEST = Math.PI;

/** By how much each part takes of the circle: by its things, within bounds. */
export function sectorAngles(counts: readonly number[]): number[] {
  if (counts.length === 1) return [2 * Math.PI];
  const circle = 2 * Math.PI;
  let angles = counts.map(() => circle / counts.length);
  // What one part may not have the others share; bounds are met after as many turns as there are parts.
  const fixed = new Map<number, number>();
  for (let turn = 0; turn <= counts.length; turn += 1) {
    const left = circle - [...fixed.values()].reduce((sum, angle) => sum + angle, 0);
    const open = counts.reduce((sum, count, at) => sum + (fixed.has(at) ? 0 : count), 0);
    angles = counts.map((count, at) => fixed.get(at) ?? (left * count) / Math.max(1, open));
    const wide = angles.findIndex((angle, at) => !fixed.has(at) && angle > WIDEST);
    const narrow = angles.findIndex((angle, at) => !fixed.has(at) && angle < NARROWEST);
    if (wide >= 0) fixed.set(wide, WIDEST);
    else if (narrow >= 0) fixed.set(narrow, NARROWEST);
    else break;
  }
  return angles;
}

/** Each part's rays, the first of them to the upper left; clockwise. */
function conesOf(periphery: Periphery): Cone[] {
  const angles = sectorAngles(periphery.map(({ things }) => things.length));
  let from = -Math.PI / 2 - (angles[0] ?? 0) / 2;
  return angles.map((angle) => {
    const cone = { from, to: from + angle };
    from += angle;
    return cone;
  });
}

const around = (width: number, height: number): Rect => ({
  x: -width / 2,
  y: -height / 2,
  width,
  height,
});

interface Laid {
  us: { box: Rect; label: Label };
  cards: PeripheryCard[];
  labels: SectorLabel[];
  cones: readonly Cone[];
  /** Half of what the picture takes, from us. */
  half: { x: number; y: number };
  farthest: number;
}

/** Lays everything out around (0, 0), the nearest first, so that nothing lies nearer than what matters more. */
function layWith(
  periphery: Periphery,
  room: number,
  aspect: number,
  said: PeripheryWords,
  measure: Measure,
): Laid {
  const us = setLabel(said.us, US, measure);
  const usBox = around(us.width + 4 * PAD, us.height + 3 * PAD);
  const field: Field = { aspect, taken: [usBox], gap: GAP };
  const cones = conesOf(periphery);
  const all = periphery
    .flatMap((sector, at) => sector.things.map((thing) => ({ thing, at })))
    .toSorted((a, b) => (a.thing.rank ?? Infinity) - (b.thing.rank ?? Infinity) || 0);
  const cards: PeripheryCard[] = [];
  const reach = periphery.map(() => 0);
  let [floor, farthest, rank] = [0, 0, all[0]?.thing.rank ?? null];
  for (const { thing, at } of all) {
    if (thing.rank !== rank) [floor, rank] = [farthest + FARTHER, thing.rank];
    const name = setLabel(thing.text, { size: 1, room, most: NAME_LINES }, measure);
    const foot = setLabel(
      thing.isOpen ? said.nobody : said.names(thing.owners),
      { size: FOOT, room, most: FOOT_LINES },
      measure,
    );
    const width = Math.max(name.width, foot.width) + 2 * PAD;
    const height = name.height + foot.height + 2 * PAD;
    const { box, distance } = freePlace(field, cones[at], { width, height }, floor);
    field.taken.push(box);
    cards.push({ thing, box, name, foot, pad: PAD });
    farthest = Math.max(farthest, distance);
    reach[at] = Math.max(reach[at] ?? 0, distance);
  }
  const labels = periphery.flatMap((sector, at): SectorLabel[] => {
    if (sector.means === '') return [];
    const label = setLabel(sector.means, LABEL, measure);
    const place = freePlace(field, cones[at], label, reach[at] ?? 0);
    field.taken.push(place.box);
    return [{ sector, label, box: place.box }];
  });
  const half = { x: 0, y: 0 };
  for (const { x, y, width, height } of field.taken) {
    half.x = Math.max(half.x, Math.abs(x), Math.abs(x + width));
    half.y = Math.max(half.y, Math.abs(y), Math.abs(y + height));
  }
  return { us: { box: usBox, label: us }, cards, labels, cones, half, farthest };
}

const grownLabel = (label: Label, by: number): Label => ({
  size: label.size * by,
  lines: label.lines.map(({ text, width }) => ({ text, width: width * by })),
  width: label.width * by,
  height: label.height * by,
  leading: label.leading * by,
});

/**
 * Us in the middle, and around us who is there: by kind in parts of the circle, the nearer the more it matters, nothing over another. As large
 * as `screen` allows; `isMirrored`: from right to left. Pure; the same things lie in the same places on every machine.
 */
export function layPeriphery(
  periphery: Periphery,
  screen: { width: number; height: number; isMirrored: boolean },
  said: PeripheryWords,
  measure: Measure,
): PeripheryPicture {
  const { width, height, isMirrored } = screen;
  const sizeOf = ({ half }: Laid): number =>
    Math.min(width / 2 / half.x, height / 2 / half.y, height * LARGEST);
  const [first, ...others] = ROOMS.map((room) =>
    layWith(periphery, room, width / height, said, measure),
  ) as [Laid, ...Laid[]];
  const largest = Math.max(sizeOf(first), ...others.map(sizeOf));
  const laid = others.findLast((each) => sizeOf(each) >= largest * NEARLY) ?? first;
  const by = sizeOf(laid);
  const placed = ({ x, y, ...box }: Rect): Rect => ({
    x: width / 2 + (isMirrored ? -(x + box.width) : x) * by,
    y: height / 2 + y * by,
    width: box.width * by,
    height: box.height * by,
  });
  const [a, b] = [Math.sqrt(width / height), Math.sqrt(height / width)];
  return {
    width,
    height,
    us: { box: placed(laid.us.box), label: grownLabel(laid.us.label, by) },
    cards: laid.cards.map(({ thing, box, name, foot, pad }) => ({
      thing,
      box: placed(box),
      name: grownLabel(name, by),
      foot: grownLabel(foot, by),
      pad: pad * by,
    })),
    labels: laid.labels.map(({ sector, label, box }) => ({
      sector,
      label: grownLabel(label, by),
      box: placed(box),
    })),
    rings: Array.from({ length: RINGS }, (_, index) => {
      const share = ((index + 1) / RINGS) * laid.farthest * by;
      return { rx: share * a, ry: share * b };
    }),
    rays:
      laid.cones.length < 2
        ? []
        : laid.cones.map(({ from }) => ({
            x: width / 2 + (isMirrored ? -1 : 1) * Math.cos(from) * a * laid.farthest * by,
            y: height / 2 + Math.sin(from) * b * laid.farthest * by,
          })),
  };
}
