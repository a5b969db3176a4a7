import { Tool } from '../WallBar.tsx';
import type { Finder } from './Finder.ts';
import { focusCurrent } from './focusCurrent.ts';
import { t } from '../../words/speak.ts';

/** How many notes are left to group, and the way to the next of them. */
export function NextTool({ finder }: { finder: Finder }) {
  const left = finder.model.state.wall.loose.length;
  return (
    <Tool
      icon="next"
      word={t('find.left', { left })}
      label={t('find.left.label', { left })}
      disabled={left === 0}
      onClick={() => {
        finder.nextLoose();
        focusCurrent(finder);
      }}
    />
  );
}
