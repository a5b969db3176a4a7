import * as Y from 'yjs';

/** Who wrote a group's present name, as the document keeps it: which writing it is, and on which it was built. */
export interface NameItem {
  /** The same for the same writing only. */
  key: string;
  /** Had its writer seen that one? */
  sawBefore(key: string): boolean;
}

const keyOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`;

/** `null`: there is no such group, or no name in it. */
export function nameItem(doc: Y.Doc, cluster: string): NameItem | null {
  const group = doc.getMap('clusters').get(cluster);
  const item = group instanceof Y.Map ? group._map.get('name') : undefined;
  if (!item) return null;
  return {
    key: keyOf(item.id),
    // Each writing names the one its writer replaced; two at once name the same.
    sawBefore(key) {
      for (let { origin } = item; origin !== null;) {
        if (keyOf(origin) === key) return true;
        const before = Y.getItem(doc.store, origin);
        origin = before instanceof Y.Item ? before.origin : null;
      }
      return false;
    },
  };
}
