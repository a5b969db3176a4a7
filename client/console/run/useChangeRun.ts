import { useEffect, useState, type ReactElement } from 'react';
import catalogues from 'virtual:words/console/run/ChangeRun';
import { speakPage } from '../../words/speakPage.ts';
// Styles of what comes later come with the page.
import '../../app/faultList.css';
import './changeRun.css';
import './preview.css';
import type { ChangeRunProps } from './ChangeRun.tsx';

type Editor = { draw: (props: ChangeRunProps) => ReactElement } | 'failed' | null;

/** The run's editor, fetched once it is wanted: most meetings run as they were planned. */
export function useChangeRun(isWanted: boolean): Editor {
  const [editor, setEditor] = useState<Editor>(null);
  const isMissing = isWanted && editor === null;
  useEffect(() => {
    if (isMissing)
      Promise.all([import('./ChangeRun.tsx'), speakPage(catalogues)]).then(
        ([{ drawChangeRun: draw }]) => setEditor({ draw }),
        () => setEditor('failed'),
      );
  }, [isMissing]);
  return editor;
}
