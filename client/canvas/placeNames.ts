import { rectsTouch, type Rect } from '../../shared/layout/noteGrid.ts';
import { breakInTwo, cutInTwo, cutName, formOf, NAME, NARROWER, NARROWEST, type MeasureName, type NameForm } from './nameForms.ts';

/** A group whose name wants a place. All in screen pixels from the wall's origin, so that a moving view changes nothing. */
export interface GroupToName {
  id: string;
  /** What stands there: its name, or an invitation to give one. */
  name: string;
  isInvitation: boolean;
  /** Of its notes; empty while the name is being typed there. */
  count: string;
  measure: MeasureName;
  /** Box around header and notes. */
  area: Rect;
  /** Lower edge of its header. */
  bottom: number;
}

/** Where a name stands and how. */
export interface PlacedName {
  group: GroupToName;
  form: NameForm;
  size: number;
  /** Left of the number, and the middle of the first line. */
  left: number;
  middle: number;
  /** Letters are so much narrower, down to `NARROWEST`. */
  squeeze: number;
  hasTag: boolean;
  /** What the name stands on where its header has no room for it. */
  tab: Rect | null;
  /** Notes in no group that would be lost under the tab: they lie on it. */
  above: readonly NoteUnder[];
}

/** A note in wall units. */
export interface NoteUnder {
  id: string;
  cluster?: string;
  rect: Rect;
}

export interface NamesGiven {
  /** Size of names, and the least that a room can read. */
  size: number;
  least: number;
  /** Height of a header, and the air at both its ends. */
  header: number;
  inset: number;
  /** Tabs reach no further where nothing else ends them. */
  within: Rect;
  /** The group being looked at: its name is not the one that gives way. */
  first: string | null;
  /** Screen pixels per wall unit. */
  scale: number;
  /** Notes that touch a box of the wall. */
  notesUnder: (area: Rect) => readonly NoteUnder[];
}

/** Names stand on tabs once they are higher than their headers. */
export const isFar = ({ header, size }: Pick<NamesGiven, 'header' | 'size'>): boolean => header < size * 1.2;

const lineHeight = (size: number): number => (NAME.badge + 2 * NAME.above + 0.02) * size;
/** Width around the letters of a tab, and behind them, in shares of the size. */
const AROUND = NAME.start + NAME.badge + NAME.afterBadge + NAME.end;
/** Width of a tab with the number alone. */
const NUMBER = NAME.start + NAME.badge + NAME.end;
/** Between a tab and what it must not touch. */
const APART = 3;
/** Of a group's height, what a second line may take. */
const MOST_TAKEN = 0.4;

const countWidth = ({ count, measure }: GroupToName): number => NAME.beforeCount + measure.plain(count) * NAME.plain;
const wholeForm = (lines: readonly string[], { measure, count }: GroupToName): NameForm => formOf(lines, measure, count !== '');

/** How narrow the letters must be for `room` pixels; less than `NARROWEST`: it does not fit. */
function squeezeFor(form: NameForm, group: GroupToName, size: number, room: number): number {
  const letters = room / size - AROUND;
  const behind = form.counts ? countWidth(group) : 0;
  const [all, last] = [form.widest > 0 ? letters / form.widest : 1, form.last > 0 ? (letters - behind) / form.last : letters >= behind ? 1 : 0];
  return Math.min(1, all, last);
}

const formWidth = (form: NameForm, group: GroupToName, squeeze = 1): number =>
  Math.max(form.widest * squeeze, form.last * squeeze + (form.counts ? countWidth(group) : 0));

/** In the header, where it has room for the name: as large as fits, then in two lines. */
function placeInHeader(group: GroupToName, given: NamesGiven): PlacedName | null {
  const { area, bottom } = group;
  const { header, inset, least } = given;
  const room = area.width - 2 * inset;
  const placed = (form: NameForm, size: number): PlacedName => {
    const end = NAME.badge + NAME.afterBadge + formWidth(form, group) + NAME.beforeTag + NAME.tag;
    return {
      group, form, size, left: area.x + inset, squeeze: 1, hasTag: end * size <= room + 2, tab: null, above: [],
      middle: bottom - Math.max(header, given.size * 1.5) / 2 - ((form.lines.length > 1 ? 1 : 0) * NAME.leading * size) / 2,
    };
  };
  const one = wholeForm(group.name === '' ? [] : [group.name], group);
  const size = Math.min(given.size, room / (NAME.badge + NAME.afterBadge + formWidth(one, group)));
  if (size >= least) return placed(one, size);
  const broken = breakInTwo(group.name, group.measure, countWidth(group));
  if (!broken || 2 * NAME.leading * least > header) return null;
  const two = wholeForm(broken, group);
  return (NAME.badge + NAME.afterBadge + formWidth(two, group)) * least <= room ? placed(two, least) : null;
}

/** Boxes by their height on the screen: who asks looks at few of them. */
class Bands {
  readonly #bands = new Map<number, { id: string; rect: Rect }[]>();
  readonly #height: number;

  constructor(height: number) {
    this.#height = height;
  }

  add(id: string, rect: Rect): void {
    const last = this.#bandAt(rect.y + rect.height);
    for (let band = this.#bandAt(rect.y); band <= last; band += 1) {
      const known = this.#bands.get(band);
      if (known) known.push({ id, rect });
      else this.#bands.set(band, [{ id, rect }]);
    }
  }

  /** Visits all that may touch a box so high, some of them more than once, until one says `true`. */
  some(top: number, bottom: number, visit: (rect: Rect, id: string) => boolean): boolean {
    const last = this.#bandAt(bottom);
    for (let band = this.#bandAt(top); band <= last; band += 1) {
      for (const { id, rect } of this.#bands.get(band) ?? []) if (visit(rect, id)) return true;
    }
    return false;
  }

  #bandAt(y: number): number {
    return Math.floor(y / this.#height);
  }
}

/** Which way a tab may be set, the best first: lower numbers are better. Beside them counts what the tab would cover. */
const COST = { wider: 1, up: 2, down: 2.2, twoWider: 0.5, uncounted: 2.75, narrowest: 5.5, cut: 6, cutInOne: 1, numberOnly: 10, overLoose: 3.5, overOthers: 1, overOwn: 0.3 } as const;
type Side = 'line' | 'up' | 'down';

/** Chooses how each name stands on its tab: whole if it can be, on no other tab, and on as few notes as possible. */
class Tabs {
  readonly #taken: Bands;
  readonly #areas: Bands;
  readonly #given: NamesGiven;
  readonly #size: number;

  constructor(groups: readonly GroupToName[], given: NamesGiven, size: number) {
    this.#taken = new Bands(lineHeight(size));
    this.#areas = new Bands(lineHeight(size));
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
      const { above, ofOwn, ofOthers } = this.#covered(group, tab.tab);
      const all = cost + (above.length > 0 ? COST.overLoose : 0) + (side === 'up' && ofOthers ? COST.overOthers : 0) + (side === 'down' && ofOwn ? COST.overOwn : 0);
      if (!best || all < best.cost) best = { tab: { ...tab, above }, cost: all };
    }
    const tab = best?.tab ?? this.#number(group);
    if (tab.tab) this.#taken.add(group.id, tab.tab);
    return tab;
  }

  #number(group: GroupToName): PlacedName {
    const tab = this.#rect(group, 'line', NUMBER * this.#size);
    const form: NameForm = { lines: [], widest: 0, last: 0, counts: false, isWhole: false };
    return { group, form, size: this.#size, squeeze: 1, hasTag: false, tab, above: this.#covered(group, tab).above, ...this.#start(tab) };
  }

  #notesUnder({ x, y, width, height }: Rect): readonly NoteUnder[] {
    const { scale, notesUnder } = this.#given;
    return notesUnder({ x: x / scale, y: y / scale, width: width / scale, height: height / scale });
  }

  /** What a tab would lie over; notes in no group lie on it. */
  #covered(group: GroupToName, tab: Rect): { above: readonly NoteUnder[]; ofOwn: boolean; ofOthers: boolean } {
    const above: NoteUnder[] = [];
    let [ofOwn, ofOthers] = [false, false];
    for (const note of this.#notesUnder(tab)) {
      if (note.cluster === undefined) above.push(note);
      else if (note.cluster === group.id) ofOwn = true;
      else ofOthers = true;
    }
    return { above, ofOwn, ofOthers };
  }

  /** In the order of their costs. */
  *#ways(group: GroupToName): Generator<{ form: NameForm; side: Side; room: number; cost: number; narrow?: number }> {
    const { measure, area: { width: own } } = group;
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
    const sides = isHigh ? ([['up', this.#room(group, 'up')], ['down', this.#room(group, 'down')]] as const) : [];
    if (two) for (const [side] of sides) yield { form: two, side, room: own, cost: COST[side] };
    if (two) for (const [side, room] of sides) yield { form: two, side, room, cost: COST[side] + COST.twoWider };
    yield { form: { ...one, counts: false }, side: 'line', room: line, cost: COST.uncounted };
    if (two) for (const [side, room] of sides) yield { form: { ...two, counts: false }, side, room, cost: COST[side] + COST.uncounted };
    if (two) for (const [side, room] of sides) yield { form: { ...two, counts: false }, side, room, cost: COST.narrowest, narrow: NARROWEST };
    yield { form: { ...one, counts: false }, side: 'line', room: line, cost: COST.narrowest, narrow: NARROWEST };
    const letters = (room: number): number => room / this.#size - AROUND;
    for (const [side, room] of sides) {
      const cut = cutInTwo(group.name, letters(room), measure);
      if (cut.length > 1) yield { form: formOf(cut, measure, false, false), side, room, cost: COST.cut + COST[side] };
    }
    const cut = cutName(group.name, letters(line), measure);
    if (cut !== '') yield { form: formOf([cut], measure, false, false), side: 'line', room: line, cost: COST.cut + COST.cutInOne + COST.up };
    yield { form: wholeForm([], group), side: 'line', room: line, cost: COST.numberOnly };
  }

  /** Width from the group's left edge to whatever comes first to its right at that height; its own at least. */
  #room(group: GroupToName, side: Side): number {
    const { area } = group;
    const { within, header, scale } = this.#given;
    const band = this.#rect(group, side, Math.max(area.width, within.x + within.width - area.x));
    if (side === 'up' && band.y < within.y) return area.width;
    const rise = Math.max(0, lineHeight(this.#size) - header);
    const from = area.x + area.width;
    let end = within.x + within.width;
    const [top, bottom] = [band.y, band.y + band.height + rise];
    this.#areas.some(top, bottom, (rect) => {
      if (rect.x >= from && rect.x - APART < end && rect.y < bottom && rect.y + rect.height > top) end = rect.x - APART;
      return false;
    });
    if (end > from) {
      for (const { cluster, rect } of this.#notesUnder({ ...band, x: from, width: end - from })) if (cluster === undefined) end = Math.min(end, rect.x * scale - APART);
    }
    return Math.max(area.width, end - area.x);
  }

  #rect({ area, bottom }: GroupToName, side: Side, width: number): Rect {
    const height = lineHeight(this.#size);
    const more = side === 'line' ? 0 : NAME.leading * this.#size;
    return { x: area.x, y: bottom - height - (side === 'up' ? more : 0), width, height: height + more };
  }

  #isFree(group: GroupToName, rect: Rect): boolean {
    return !this.#taken.some(rect.y, rect.y + rect.height, (taken, id) => id !== group.id && rectsTouch(taken, rect));
  }

  #tab(group: GroupToName, form: NameForm, side: Side, room: number, narrowest: number = NARROWER): PlacedName | null {
    const size = this.#size;
    const { within } = this.#given;
    const squeeze = squeezeFor(form, group, size, room);
    if (squeeze < (form.isWhole ? narrowest : 1 - 1e-9)) return null;
    const isNumber = form.lines.length === 0 && !form.counts;
    const letters = isNumber ? NUMBER : AROUND + formWidth(form, group, squeeze);
    const withTag = letters + NAME.beforeTag + NAME.tag;
    const hasTag = form.counts && form.lines.length === 1 && side === 'line' && withTag * size <= group.area.width;
    // As wide as its group: one edge, not two.
    const tab = this.#rect(group, side, Math.max((hasTag ? withTag : letters) * size, isNumber ? 0 : group.area.width));
    if (side === 'up' && tab.y < within.y) return null;
    return { group, form, size, squeeze, hasTag, tab, above: [], ...this.#start(tab) };
  }

  /** Where the number stands on a tab. */
  #start({ x, y }: Rect): { left: number; middle: number } {
    return { left: x + NAME.start * this.#size, middle: y + (NAME.above + 0.01 + NAME.badge / 2) * this.#size };
  }
}

/**
 * A place for every name: in its group's header, and where that is too small (always from far away) on a tab, which may be wider than the group
 * where the wall is bare, stand in two lines, go without the count or be cut, in this order. No two tabs lie on each other: from so far that
 * even numbers would, the larger group's stays. `groups` in the order of their numbers.
 */
export function placeNames(groups: readonly GroupToName[], given: NamesGiven): PlacedName[] {
  const far = isFar(given);
  const inHeader = far ? [] : groups.flatMap((group) => placeInHeader(group, given) ?? []);
  const done = new Set(inHeader.map(({ group }) => group));
  const wanting = groups.filter((group) => !done.has(group));
  if (wanting.length === 0) return inHeader;
  const tabs = new Tabs(groups, given, far ? given.size : given.least);
  const byRank = wanting.toSorted((a, b) => Number(b.id === given.first) - Number(a.id === given.first) || Number(b.count) - Number(a.count));
  const kept = new Set(byRank.filter((group) => tabs.reserve(group)));
  return [...inHeader, ...wanting.filter((group) => kept.has(group)).map((group) => tabs.place(group))];
}
