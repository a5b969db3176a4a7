import { Tool } from '../WallBar.tsx';
import type { Finder } from './Finder.ts';
import { focusCurrent } from './focusCurrent.ts';

/** How many notes are left to group, and the way to the next of them. */
export function NextTool({ finder }: { finder: Finder }) {
  const left = finder.model.state.wall.loose.length;
  return (
    <Tool
      icon="next"
      word={`${left} left`}
      label={
        left === 0
          ? '0 left: every note is in a group'
          : `${left} left to group: go to the next one (N)`
      }
      disabled={left === 0}
      onClick={() => {
        finder.nextLoose();
        focusCurrent(finder);
      }}
    />
  );
}
