import type * as Y from 'yjs';

export const sameJson = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Makes `key` hold `value` (JSON), or nothing for `null`; touches the document only when that changes something. */
export function putValue(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null) {
    if (map.has(key)) map.delete(key);
  } else if (!sameJson(map.get(key), value)) map.set(key, value);
}
