import { Tool } from '../WallBar.tsx';
import type { Finder } from './Finder.ts';
import { focusCurrent } from './focusCurrent.ts';
import { openFind, useFindKeys } from './useFindKeys.ts';

/** The bar's tools for finding notes, and their keys: Find, and how many are left to group. */
export function FindTools({ finder, readable, canGroup }: { finder: Finder; readable: boolean; canGroup: boolean }) {
  useFindKeys(finder, readable, canGroup);
  const { wall } = finder.model.state;
  const left = wall.loose.length;
  const isOpen = finder.state.panel.kind !== 'closed';
  return (
    <>
      {canGroup && <Tool icon="next" word={`${left} left`} label={left === 0 ? '0 left: every note is in a group' : `${left} left to group: go to the next one (N)`} disabled={left === 0} onClick={() => { finder.nextLoose(); focusCurrent(finder); }} />}
      <Tool icon="find" word="Find" label="Find notes (/)" pressed={isOpen} disabled={!readable} onClick={() => { if (isOpen) finder.close(); else openFind(finder); }} />
    </>
  );
}
