import { createStore, del, entries, set, type UseStore } from 'idb-keyval';

/** Where what was not sent yet is kept on this device, one record a thing so that two tabs never overwrite each other's. */
export interface Shelf<Entry> {
  load(): Promise<Entry[]>;
  /** `null` takes the record away. */
  save(id: string, entry: Entry | null): Promise<void>;
}
/** Reads a record in whichever form it was kept; `null` for what an older version or something else left and nobody can use. */
type Read<Entry> = (key: string, value: unknown) => Entry | null;

const indexedShelf = <Entry>(store: UseStore, read: Read<Entry>): Shelf<Entry> => ({
  load: async () =>
    (await entries<string, unknown>(store)).flatMap(([key, value]) => read(key, value) ?? []),
  save: (id, entry) => (entry ? set(id, entry, store) : del(id, store)),
});

/** Some private modes have no IndexedDB; some have no localStorage either, then notes live as long as the page. */
function plainShelf<Entry>(prefix: string, read: Read<Entry>): Shelf<Entry> {
  return {
    load: () => {
      const found: Entry[] = [];
      try {
        for (let index = 0; index < localStorage.length; index += 1) {
          const key = localStorage.key(index);
          const entry = key?.startsWith(prefix)
            ? read(key.slice(prefix.length), JSON.parse(localStorage.getItem(key) ?? 'null'))
            : null;
          if (entry) found.push(entry);
        }
      } catch {
        // No storage: nothing was kept.
      }
      return Promise.resolve(found);
    },
    save: (id, entry) => {
      try {
        if (entry) localStorage.setItem(prefix + id, JSON.stringify(entry));
        else localStorage.removeItem(prefix + id);
      } catch {
        // Full or forbidden: the note is still in the page and is being sent.
      }
      return Promise.resolve();
    },
  };
}

/** IndexedDB where it works, else localStorage, decided by the first read. Never rejects. */
export function openShelf<Entry>(name: string, read: Read<Entry>): Shelf<Entry> {
  const plain = plainShelf(`ww-${name}/`, read);
  let chosen: Shelf<Entry> = plain;
  const first = (async () => {
    try {
      const indexed = indexedShelf(createStore(`weavewall-${name}`, 'entries'), read);
      const found = await indexed.load();
      chosen = indexed;
      return found;
    } catch {
      return plain.load();
    }
  })();
  return {
    load: () => first,
    save: async (id, entry) => {
      await first;
      await chosen.save(id, entry).catch(() => plain.save(id, entry));
    },
  };
}
