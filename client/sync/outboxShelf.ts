import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { OutboxEntry } from './outbox.ts';

/** Where what was not sent yet is kept on this device, one record a thing so that two tabs never overwrite each other's. */
export interface Shelf<Entry> {
  load(): Promise<Entry[]>;
  /** `null` takes the record away. */
  save(id: string, entry: Entry | null): Promise<void>;
}
export type OutboxShelf = Shelf<OutboxEntry>;
type Guard<Entry> = (value: unknown) => value is Entry;

/** What an older version or another hand left is not worth a crash. */
const isEntry = (value: unknown): value is OutboxEntry =>
  typeof value === 'object' &&
  value !== null &&
  'op' in value &&
  (value.op === 'put' || value.op === 'withdraw') &&
  'id' in value &&
  'progress' in value;

const indexedShelf = <Entry>(store: UseStore, isEntry: Guard<Entry>): Shelf<Entry> => ({
  load: async () =>
    (await entries<string, unknown>(store)).map(([, value]) => value).filter(isEntry),
  save: (id, entry) => (entry ? set(id, entry, store) : del(id, store)),
});

/** Some private modes have no IndexedDB; some have no localStorage either, then notes live as long as the page. */
function plainShelf<Entry>(prefix: string, isEntry: Guard<Entry>): Shelf<Entry> {
  return {
    load: () => {
      const found: Entry[] = [];
      try {
        for (let index = 0; index < localStorage.length; index += 1) {
          const key = localStorage.key(index);
          const value: unknown = key?.startsWith(prefix)
            ? JSON.parse(localStorage.getItem(key) ?? 'null')
            : null;
          if (isEntry(value)) found.push(value);
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

/** The notes of one wall that wait on this phone. */
export const openOutboxShelf = (wallId: string): OutboxShelf =>
  openShelf(`outbox-${wallId}`, isEntry);

/** IndexedDB where it works, else localStorage, decided by the first read. Never rejects. */
export function openShelf<Entry>(name: string, isOne: Guard<Entry>): Shelf<Entry> {
  const plain = plainShelf(`ww-${name}/`, isOne);
  let chosen: Shelf<Entry> = plain;
  const first = (async () => {
    try {
      const indexed = indexedShelf(createStore(`weavewall-${name}`, 'entries'), isOne);
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
