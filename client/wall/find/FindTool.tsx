import { Tool } from '../WallBar.tsx';
import type { Finder } from './Finder.ts';
import { openFind, useFindKeys } from './useFindKeys.ts';
import { t } from '../../words/speak.ts';

/** The bar's tool for finding notes, and the keys of finding them. `canGroup`: N goes to the next one that is in no group. */
export function FindTool({
  finder,
  readable,
  canGroup,
}: {
  finder: Finder;
  readable: boolean;
  canGroup: boolean;
}) {
  useFindKeys(finder, readable, canGroup);
  const isOpen = finder.state.panel.kind !== 'closed';
  return (
    <Tool
      icon="find"
      word={t('find.find')}
      label={t('find.find.label')}
      pressed={isOpen}
      disabled={!readable}
      onClick={() => {
        if (isOpen) finder.close();
        else openFind(finder);
      }}
    />
  );
}
