import type { WallOnPage } from '../../shared/protocol/wallOnPage.ts';

/** Reads `#ww-wall`. Throws when the page was not filled by the server: then nothing can work. */
export function readWallOnPage(): WallOnPage {
  const text = document.getElementById('ww-wall')?.textContent;
  if (!text) throw new Error('The page holds no wall.');
  return JSON.parse(text) as WallOnPage;
}
