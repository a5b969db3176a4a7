import type { NamesSetting } from '../../shared/model/person.ts';
import type { Phase, Session } from '../../shared/model/session.ts';

/** What the server wrote into the page, so that the form needs no second request. */
export interface WallOnPage {
  wallId: string;
  joinCode: string;
  title: string;
  prompts: readonly string[];
  names: NamesSetting;
  posting: Session['posting'];
  phase: Phase;
  /** The browser had been here: it came with a cookie of this wall. */
  isKnown: boolean;
}

/** Reads `#ww-wall`. Throws when the page was not filled by the server: then nothing can work. */
export function readWallOnPage(): WallOnPage {
  const text = document.getElementById('ww-wall')?.textContent;
  if (!text) throw new Error('The page holds no wall.');
  return JSON.parse(text) as WallOnPage;
}
