import { useEffect, useState, type JSX } from 'react';
import catalogues from 'virtual:words/start/OwnScript';
import { speakPage } from '../words/speakPage.ts';
// Styles of what comes later come with the page.
import '../app/faultList.css';
import '../design/Dialog.css';
import type { OwnScriptProps } from './OwnScript.tsx';

export type OwnScriptFrom = OwnScriptProps['from'];
type Part = { draw: (props: OwnScriptProps) => JSX.Element } | 'failed' | null;

/** The part that reads a script of somebody's own: fetched once it is wanted, for most people never want it. */
export function useOwnScript(isWanted: boolean): Part {
  const [part, setPart] = useState<Part>(null);
  const isMissing = isWanted && part === null;
  useEffect(() => {
    if (isMissing)
      Promise.all([import('./OwnScript.tsx'), speakPage(catalogues)]).then(
        ([{ drawOwnScript: draw }]) => setPart({ draw }),
        () => setPart('failed'),
      );
  }, [isMissing]);
  return part;
}
