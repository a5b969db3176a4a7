import { breakInTwo, countWidth, formWidth, NAME, wholeForm, type NameForm } from './nameForms.ts';
import { NameTabs } from './nameTabs.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import type { GroupToName, NamesGiven, NoteUnder, PlacedName } from './placedName.ts';

/** Names stand on tabs once they are higher than their headers. */
export const isFar = ({ header, size }: Pick<NamesGiven, 'header' | 'size'>): boolean =>
  header < size * 1.2;

/** In the header, where it has room for the name: as large as fits, then in two lines. */
function placeInHeader(group: GroupToName, given: NamesGiven): PlacedName | null {
  const { area, bottom } = group;
  const { header, inset, least } = given;
  const room = area.width - 2 * inset;
  const placed = (form: NameForm, size: number): PlacedName => {
    const end = NAME.badge + NAME.afterBadge + formWidth(form, group) + NAME.beforeTag + NAME.tag;
    return {
      group,
      form,
      size,
      start: area.x + inset,
      squeeze: 1,
      hasTag: end * size <= room + 2,
      tab: null,
      above: [],
      middle:
        bottom -
        Math.max(header, given.size * 1.5) / 2 -
        ((form.lines.length > 1 ? 1 : 0) * NAME.leading * size) / 2,
    };
  };
  const one = wholeForm(group.name === '' ? [] : [group.name], group);
  const size = Math.min(given.size, room / (NAME.badge + NAME.afterBadge + formWidth(one, group)));
  if (size >= least) return placed(one, size);
  const broken = breakInTwo(group.name, group.measure, countWidth(group));
  if (!broken || 2 * NAME.leading * least > header) return null;
  const two = wholeForm(broken, group);
  return (NAME.badge + NAME.afterBadge + formWidth(two, group)) * least <= room
    ? placed(two, least)
    : null;
}

/**
 * A place for every name, from the side where the page's lines start: from the right they are placed as in a mirror, so that what holds from
 * the left does there too. The groups and their notes stand where they stand.
 */
export function placeNames(groups: readonly GroupToName[], given: NamesGiven): PlacedName[] {
  if (!groups[0]?.measure.fromRight) return placeFromLeft(groups, given);
  const own = new Map(groups.map((group) => [group.id, group]));
  const mirrored = groups.map((group) => ({ ...group, area: inMirror(group.area) }));
  const notesIn = (notes: readonly NoteUnder[]): NoteUnder[] =>
    notes.map((note) => ({ ...note, rect: inMirror(note.rect) }));
  return placeFromLeft(mirrored, {
    ...given,
    within: inMirror(given.within),
    notesUnder: (area) => notesIn(given.notesUnder(inMirror(area))),
  }).map((name) => ({
    ...name,
    group: own.get(name.group.id) ?? name.group,
    start: -name.start,
    tab: name.tab && inMirror(name.tab),
    above: notesIn(name.above),
  }));
}

const inMirror = (rect: Rect): Rect => ({ ...rect, x: -rect.x - rect.width });

/**
 * A place for every name: in its group's header, and where that is too small (always from far away) on a tab, which may be wider than the group
 * where the wall is bare, stand in two lines, go without the count or be cut, in this order. No two tabs lie on each other: from so far that
 * even numbers would, the larger group's stays. `groups` in the order of their numbers.
 */
function placeFromLeft(groups: readonly GroupToName[], given: NamesGiven): PlacedName[] {
  const far = isFar(given);
  const inHeader = far ? [] : groups.flatMap((group) => placeInHeader(group, given) ?? []);
  const done = new Set(inHeader.map(({ group }) => group));
  const wanting = groups.filter((group) => !done.has(group));
  if (wanting.length === 0) return inHeader;
  const tabs = new NameTabs(groups, given, far ? given.size : given.least);
  const byRank = [...wanting].sort(
    (a, b) =>
      Number(b.id === given.first) - Number(a.id === given.first) ||
      Number(b.count) - Number(a.count),
  );
  const kept = new Set(byRank.filter((group) => tabs.reserve(group)));
  return [
    ...inHeader,
    ...wanting.filter((group) => kept.has(group)).map((group) => tabs.place(group)),
  ];
}
