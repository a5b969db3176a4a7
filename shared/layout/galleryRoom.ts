import type { Rect } from './noteGrid.ts';

export type RoomSide = 'top' | 'right' | 'bottom' | 'left';
/** How much a poster shows from across the room: all, number and name, or little more than the number. */
export type PosterForm = 'whole' | 'name' | 'number';

export interface HungPoster extends Rect {
  tableId: string;
  side: RoomSide;
}

/** The gallery from above, in room units (pixels of a 1920 px picture with eight posters). */
export interface GalleryRoom {
  form: PosterForm;
  width: number;
  height: number;
  /** Posters hang on its edge, half in, half out. */
  floor: Rect;
  /** The part of the floor no poster reaches; threads stay inside. */
  open: Rect;
  /** Clockwise from the top left, in the order of the tables. */
  posters: readonly HungPoster[];
}

interface Sizes {
  width: number;
  height: number;
  gap: number;
  /** Floor between the upper and the lower row, at least. */
  depth: number;
}

/** A projector's picture without its bar and footer. */
const ASPECT = 1.95;
const FORMS: Record<PosterForm, Sizes> = {
  whole: { width: 330, height: 246, gap: 56, depth: 394 },
  name: { width: 300, height: 150, gap: 40, depth: 420 },
  number: { width: 190, height: 96, gap: 24, depth: 420 },
};
const formFor = (count: number): PosterForm =>
  count <= 12 ? 'whole' : count <= 24 ? 'name' : 'number';

interface Plan {
  top: number;
  sides: number;
  bottom: number;
  width: number;
  height: number;
}

/** Room needed with `sides` posters on the left and as many on the right. */
function planWith(count: number, sides: number, { width, height, gap, depth }: Sizes): Plan {
  const rows = count - 2 * sides;
  const top = Math.ceil(rows / 2);
  const inner = Math.max(1, top) * (width + gap) - gap;
  const needWidth = inner + (sides > 0 ? 2 * (width + gap) : 0);
  const upright = sides > 0 ? sides * (height + gap) + gap : 0;
  const needHeight = Math.max(depth, upright) + 2 * height;
  return {
    top,
    sides,
    bottom: rows - top,
    width: Math.max(needWidth, needHeight * ASPECT),
    height: Math.max(needHeight, needWidth / ASPECT),
  };
}

/** Hangs posters around an open floor, clockwise, in the room that shows them largest. Pure; the same order gives the same room. */
export function hangPosters(tableIds: readonly string[]): GalleryRoom {
  const count = tableIds.length;
  const form = formFor(count);
  const sizes = FORMS[form];
  const { width, height, gap } = sizes;
  // From two posters on somebody hangs on either side: a floor that is closed all round.
  let plan = planWith(count, count < 2 ? 0 : 1, sizes);
  for (let sides = 2; 2 * sides < count; sides += 1) {
    const other = planWith(count, sides, sizes);
    if (other.width < plan.width) plan = other;
  }
  const side = plan.sides > 0 ? width + gap : 0;
  const across = (index: number, of: number): number =>
    side + ((plan.width - 2 * side) * (index + 0.5)) / of - width / 2;
  const down = (index: number): number =>
    height + ((plan.height - 2 * height) * (index + 0.5)) / plan.sides - height / 2;
  const places: Omit<HungPoster, 'tableId'>[] = [];
  const hang = (at: RoomSide, x: number, y: number): void =>
    void places.push({ side: at, x, y, width, height });
  for (let index = 0; index < plan.top; index += 1) hang('top', across(index, plan.top), 0);
  for (let index = 0; index < plan.sides; index += 1)
    hang('right', plan.width - width, down(index));
  for (let index = plan.bottom - 1; index >= 0; index -= 1)
    hang('bottom', across(index, plan.bottom), plan.height - height);
  for (let index = plan.sides - 1; index >= 0; index -= 1) hang('left', 0, down(index));
  // Two face each other, the first on the left, as they are read.
  if (count === 2) places.reverse();
  const edge = plan.sides > 0 ? width : 0;
  return {
    form,
    width: plan.width,
    height: plan.height,
    floor: { x: edge / 2, y: height / 2, width: plan.width - edge, height: plan.height - height },
    open: { x: edge, y: height, width: plan.width - 2 * edge, height: plan.height - 2 * height },
    posters: places.flatMap((place, index) => {
      const tableId = tableIds[index];
      return tableId === undefined ? [] : [{ ...place, tableId }];
    }),
  };
}
