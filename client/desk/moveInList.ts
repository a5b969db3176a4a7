/** The list with the item at `from` moved by `by` places; the same list where that is out of it. */
export function moveInList<Item>(list: readonly Item[], from: number, by: 1 | -1): readonly Item[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const next = [...list];
  next.splice(from, 1);
  next.splice(to, 0, item);
  return next;
}
