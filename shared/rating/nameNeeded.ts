import type { NamesSetting } from '../model/person.ts';

/**
 * Whether somebody says her name before she takes something on: the others look for it by her name, where the wall shows names. A table is
 * known by its number.
 */
export const isNameNeeded = (
  { by = 'people' }: { by?: 'people' | 'tables' },
  names: NamesSetting,
  { name }: { name?: string | undefined },
): boolean => by === 'people' && names !== 'anonymous' && (name ?? '') === '';
