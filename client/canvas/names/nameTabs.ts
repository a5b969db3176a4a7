import { rectsTouch, type Rect } from '../../../shared/layout/noteGrid.ts';
import {
  breakInTwo,
  countWidth,
  cutInTwo,
  cutName,
  FINE,
  FINEST_PX,
  formOf,
  formWidth,
  inFineLines,
  NAME,
  NARROW,
  NARROWER,
  NARROWEST,
  wholeForm,
  type NameForm,
} from './nameForms.ts';
import type { GroupToName, NamesGiven, NoteUnder, PlacedName } from './placedName.ts';
import { RectBands } from './rectBands.ts';

const lineHeight = (size: number): number => (NAME.badge + 2 * NAME.above + 0.02) * size;
/** Width around the letters of a tab, and behind them, in shares of the size. */
const AROUND = NAME.start + NAME.badge + NAME.afterBadge + NAME.end;
/** Width of a tab with the number alone. */
const NUMBER = NAME.start + NAME.badge + NAME.end;
/** Between a tab and what it must not touch. */
const APART = 3;
/** Of a group's height, what a second line may take. */
const MOST_TAKEN = 0.4;

/** How narrow the letters must be for `room` pixels; less than `NARROWEST`: it does not fit. */
function squeezeFor(form: NameForm, group: GroupToName, size: number, room: number): number {
  const letters = room / size - AROUND;
  const behind = form.counts ? countWidth(group) : 0;
  const [all, last] = [
    form.widest > 0 ? letters / form.widest : 1,
    form.last > 0 ? (letters - behind) / form.last : letters >= behind ? 1 : 0,
  ];
  return Math.min(1, all, last);
}

/** Which way a tab may be set, the best first: lower numbers are better. Beside them counts what the tab would cover. */
const COST = {
  wider: 1,
  up: 2,
  uncounted: 2.1,
  narrow: 2.3,
  fine: 2.35,
  down: 2.4,
  twoWider: 0.5,
  narrowest: 5.5,
  fineCut: 5.8,
  cut: 6,
  cutInOne: 1,
  numberOnly: 10,
  overLoose: 3.5,
  overOthers: 1,
} as const;
type Side = 'line' | 'up' | 'down';

/** Chooses how each name stands on its tab: whole if it can be, on no other tab, and on as few notes as possible. */
export class NameTabs {
  readonly #taken: RectBands;
  readonly #areas: RectBands;
  readonly #given: NamesGiven;
  readonly #size: number;

  constructor(groups: readonly GroupToName[], given: NamesGiven, size: number) {
    this.#taken = new RectBands(lineHeight(size));
    this.#areas = new RectBands(lineHeight(size));
    for (const { id, area } of groups) this.#areas.add(id, area);
    this.#given = given;
    this.#size = size;
  }

  /** Keeps room for the number; `false`: another number is there. */
  reserve(group: GroupToName): boolean {
    const rect = this.#rect(group, 'line', NUMBER * this.#size);
    if (!this.#isFree(group, rect)) return false;
    this.#taken.add(group.id, rect);
    return true;
  }

  place(group: GroupToName): PlacedName {
    let best: { tab: PlacedName; cost: number } | null = null;
    for (const { form, side, room, cost, narrow } of this.#ways(group)) {
      if (best && cost >= best.cost) break;
      const tab = this.#tab(group, form, side, room, narrow);
      if (!tab?.tab || !this.#isFree(group, tab.tab)) continue;
      const above = this.#looseUnder(tab.tab);
      const all =
        cost +
        (above.length > 0 ? COST.overLoose : 0) +
        (side === 'up' && this.#isOverOthers(group, tab.tab) ? COST.overOthers : 0);
      if (!best || all < best.cost) best = { tab: { ...tab, above }, cost: all };
    }
    const tab = best?.tab ?? this.#number(group);
    if (tab.tab) this.#taken.add(group.id, tab.tab);
    return tab;
  }

  #number(group: GroupToName): PlacedName {
    const tab = this.#rect(group, 'line', NUMBER * this.#size);
    const form: NameForm = {
      lines: [],
      widest: 0,
      last: 0,
      counts: false,
      isWhole: false,
      letters: 1,
    };
    return {
      group,
      form,
      size: this.#size,
      squeeze: 1,
      hasTag: false,
      tab,
      above: this.#looseUnder(tab),
      ...this.#start(tab),
    };
  }

  #notesUnder({ x, y, width, height }: Rect): readonly NoteUnder[] {
    const { scale, notesUnder } = this.#given;
    return notesUnder({ x: x / scale, y: y / scale, width: width / scale, height: height / scale });
  }

  /** Notes in no group; most walls have none up there. */
  #looseUnder(rect: Rect): readonly NoteUnder[] {
    return rect.y + rect.height <= this.#given.looseFrom
      ? []
      : this.#notesUnder(rect).filter(({ cluster }) => cluster === undefined);
  }

  #isOverOthers(group: GroupToName, tab: Rect): boolean {
    const isNear = this.#areas.some(
      tab.y,
      tab.y + tab.height,
      (area, id) => id !== group.id && rectsTouch(area, tab),
    );
    return (
      isNear &&
      this.#notesUnder(tab).some(({ cluster }) => cluster !== undefined && cluster !== group.id)
    );
  }

  /** In the order of their costs. */
  *#ways(
    group: GroupToName,
  ): Generator<{ form: NameForm; side: Side; room: number; cost: number; narrow?: number }> {
    const {
      measure,
      area: { width: own },
    } = group;
    if (group.name === '') {
      yield { form: wholeForm([], group), side: 'line', room: own, cost: 0 };
      return;
    }
    const one = wholeForm([group.name], group);
    yield { form: one, side: 'line', room: own, cost: 0 };
    const line = this.#room(group, 'line');
    yield { form: one, side: 'line', room: line, cost: COST.wider };
    const broken = breakInTwo(group.name, measure, countWidth(group));
    const two = broken && wholeForm(broken, group);
    const isHigh = NAME.leading * this.#size <= MOST_TAKEN * group.area.height;
    const sides = isHigh
      ? ([
          ['up', this.#room(group, 'up')],
          ['down', this.#room(group, 'down')],
        ] as const)
      : [];
    const [up, down] = sides;
    const bare = { ...one, counts: false };
    if (two && up) yield { form: two, side: 'up', room: own, cost: COST.up };
    // The count goes before notes are covered.
    yield { form: bare, side: 'line', room: line, cost: COST.uncounted };
    yield { form: bare, side: 'line', room: line, cost: COST.narrow, narrow: NARROW };
    const fine = this.#fine(group, line);
    if (fine?.isWhole) yield { form: fine, side: 'line', room: line, cost: COST.fine };
    if (two && down) yield { form: two, side: 'down', room: own, cost: COST.down };
    if (two)
      for (const [side, room] of sides)
        yield { form: two, side, room, cost: COST[side] + COST.twoWider };
    if (two)
      for (const [side, room] of sides)
        yield { form: { ...two, counts: false }, side, room, cost: COST[side] + COST.uncounted };
    if (two)
      for (const [side, room] of sides)
        yield {
          form: { ...two, counts: false },
          side,
          room,
          cost: COST.narrowest,
          narrow: NARROWEST,
        };
    yield { form: bare, side: 'line', room: line, cost: COST.narrowest, narrow: NARROWEST };
    if (fine && !fine.isWhole) yield { form: fine, side: 'line', room: line, cost: COST.fineCut };
    const letters = (room: number): number => room / this.#size - AROUND;
    for (const [side, room] of sides) {
      const cut = cutInTwo(group.name, letters(room), measure);
      if (cut.length > 1)
        yield { form: formOf(cut, measure, false, false), side, room, cost: COST.cut + COST[side] };
    }
    const cut = cutName(group.name, letters(line), measure);
    if (cut !== '')
      yield {
        form: formOf([cut], measure, false, false),
        side: 'line',
        room: line,
        cost: COST.cut + COST.cutInOne + COST.up,
      };
    // Without the count, which would read as a name.
    yield {
      form: { ...wholeForm([], group), counts: false },
      side: 'line',
      room: line,
      cost: COST.numberOnly,
    };
  }

  /** Two lines in the height of one, on none of its notes. */
  #fine({ name, measure }: GroupToName, room: number): NameForm | null {
    if (this.#size * FINE < FINEST_PX) return null;
    const set = inFineLines(name, (room / this.#size - AROUND) / FINE, measure);
    return set && formOf(set.lines, measure, false, set.isWhole, FINE);
  }

  /** Width from the group's left edge to whatever comes first to its right at that height; its own at least. */
  #room(group: GroupToName, side: Side): number {
    const { area } = group;
    const { within, header, scale } = this.#given;
    // No further than the whole name needs: on a wall with a note at the end of the world, all of it would be looked at for each group.
    const needed = (AROUND + formWidth(wholeForm([group.name], group), group)) * this.#size + 1;
    const most = Math.min(within.x + within.width, area.x + Math.max(area.width, needed));
    const band = this.#rect(group, side, Math.max(area.width, most - area.x));
    if (side === 'up' && band.y < within.y) return area.width;
    const rise = Math.max(0, lineHeight(this.#size) - header);
    const from = area.x + area.width;
    let end = most;
    const [top, bottom] = [band.y, band.y + band.height + rise];
    this.#areas.some(top, bottom, (rect) => {
      if (rect.x >= from && rect.x - APART < end && rect.y < bottom && rect.y + rect.height > top)
        end = rect.x - APART;
      return false;
    });
    if (end > from)
      for (const { rect } of this.#looseUnder({ ...band, x: from, width: end - from }))
        end = Math.min(end, rect.x * scale - APART);
    return Math.max(area.width, end - area.x);
  }

  #rect({ area, bottom }: GroupToName, side: Side, width: number): Rect {
    const height = lineHeight(this.#size);
    const more = side === 'line' ? 0 : NAME.leading * this.#size;
    return {
      x: area.x,
      y: bottom - height - (side === 'up' ? more : 0),
      width,
      height: height + more,
    };
  }

  #isFree(group: GroupToName, rect: Rect): boolean {
    return !this.#taken.some(
      rect.y,
      rect.y + rect.height,
      (taken, id) => id !== group.id && rectsTouch(taken, rect),
    );
  }

  #tab(
    group: GroupToName,
    form: NameForm,
    side: Side,
    room: number,
    narrowest: number = NARROWER,
  ): PlacedName | null {
    const size = this.#size;
    const { within } = this.#given;
    const squeeze = squeezeFor(form, group, size, room);
    if (squeeze < (form.isWhole ? narrowest : 1 - 1e-9)) return null;
    const isNumber = form.lines.length === 0 && !form.counts;
    const letters = isNumber ? NUMBER : AROUND + formWidth(form, group, squeeze);
    const withTag = letters + NAME.beforeTag + NAME.tag;
    const hasTag =
      form.counts &&
      form.lines.length === 1 &&
      side === 'line' &&
      withTag * size <= group.area.width;
    // As wide as its group: one edge, not two.
    const tab = this.#rect(
      group,
      side,
      Math.max((hasTag ? withTag : letters) * size, isNumber ? 0 : group.area.width),
    );
    if (side === 'up' && tab.y < within.y) return null;
    return { group, form, size, squeeze, hasTag, tab, above: [], ...this.#start(tab) };
  }

  /** Where the number stands on a tab. */
  #start({ x, y }: Rect): { start: number; middle: number } {
    return {
      start: x + NAME.start * this.#size,
      middle: y + (NAME.above + 0.01 + NAME.badge / 2) * this.#size,
    };
  }
}
