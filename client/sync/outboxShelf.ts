import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { OutboxEntry } from './outbox.ts';

/** Where unsent notes are kept on this phone, one record a note so that two tabs never overwrite each other's. */
export interface OutboxShelf {
  load(): Promise<OutboxEntry[]>;
  /** `null` takes the record away. */
  save(id: string, entry: OutboxEntry | null): Promise<void>;
}

/** What an older version or another hand left is not worth a crash. */
const isEntry = (value: unknown): value is OutboxEntry =>
  typeof value === 'object' && value !== null && 'op' in value && (value.op === 'put' || value.op === 'withdraw') && 'id' in value && 'progress' in value;

const indexedShelf = (store: UseStore): OutboxShelf => ({
  load: async () => (await entries<string, unknown>(store)).map(([, value]) => value).filter(isEntry),
  save: (id, entry) => (entry ? set(id, entry, store) : del(id, store)),
});

/** Some private modes have no IndexedDB; some have no localStorage either, then notes live as long as the page. */
function plainShelf(prefix: string): OutboxShelf {
  return {
    load: () => {
      const found: OutboxEntry[] = [];
      try {
        for (let index = 0; index < localStorage.length; index += 1) {
          const key = localStorage.key(index);
          const value: unknown = key?.startsWith(prefix) ? JSON.parse(localStorage.getItem(key) ?? 'null') : null;
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

/** IndexedDB where it works, else localStorage, decided by the first read. Never rejects. */
export function openOutboxShelf(wallId: string): OutboxShelf {
  const plain = plainShelf(`ww-outbox-${wallId}/`);
  let chosen: OutboxShelf = plain;
  const first = (async () => {
    try {
      const indexed = indexedShelf(createStore(`weavewall-outbox-${wallId}`, 'entries'));
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
