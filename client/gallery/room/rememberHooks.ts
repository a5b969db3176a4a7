import { keepHooks, openHooks, type Hooks } from '../../../shared/gallery/hooks.ts';

/** Where a device keeps which table hangs where; the browser's own, or a test's. */
export type HookStore = Pick<Storage, 'getItem' | 'setItem'>;

const isHooks = (value: unknown): value is Hooks =>
  typeof value === 'object' &&
  value !== null &&
  'columns' in value &&
  'rows' in value &&
  'at' in value &&
  Number.isSafeInteger(value.columns) &&
  Number.isSafeInteger(value.rows) &&
  typeof value.at === 'object' &&
  value.at !== null;

function readHooks(store: () => HookStore, name: string): Hooks | null {
  try {
    const value: unknown = JSON.parse(store().getItem(name) ?? 'null');
    return isHooks(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * Hooks of a wall's posters, the same as last time on this device: who saw a poster somewhere finds it there. `tableIds`: of all tables,
 * closed ones too, in the order of their numbers. `store`: asked for each time, for a browser may forbid even that.
 */
export function hooksFor(
  store: () => HookStore,
  wallId: string,
  tableIds: readonly string[],
): Hooks {
  const name = `hooks-${wallId}`;
  const before = readHooks(store, name);
  const known = before && tableIds.some((id) => before.at[id] !== undefined);
  const hooks = known ? keepHooks(before, tableIds, true) : openHooks(tableIds, true);
  if (hooks !== before)
    try {
      store().setItem(name, JSON.stringify(hooks));
    } catch {
      // A full or forbidden store: it hangs the same until the page goes.
    }
  return hooks;
}
