import { readPaperColors } from '../design/paperColors.ts';
import type { Relation } from '../../shared/model/gallery.ts';

/** The design's tokens as the gallery's canvas needs them, read once per theme. */
export interface RoomTheme {
  area: string;
  areaLine: string;
  sheet: string;
  ink: string;
  inkSoft: string;
  line: string;
  lineStrong: string;
  accent: string;
  quiet: string;
  threads: Record<Relation, string>;
  papers: (color: string) => string;
  noteEdge: string;
  font: string;
  dark: boolean;
  forced: boolean;
}

export function readRoomTheme(): RoomTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const forced = matchMedia('(forced-colors: active)').matches;
  const own = (name: string, system: string): string => (forced ? system : token(name));
  return {
    area: own('--area', 'Canvas'),
    areaLine: own('--area-line', 'CanvasText'),
    sheet: own('--sheet', 'Canvas'),
    ink: own('--ink', 'CanvasText'),
    inkSoft: own('--ink-soft', 'CanvasText'),
    line: own('--line', 'CanvasText'),
    lineStrong: own('--line-strong', 'CanvasText'),
    accent: own('--accent', 'Highlight'),
    quiet: own('--thread-quiet', 'GrayText'),
    noteEdge: token('--note-edge'),
    font: token('--font') || 'sans-serif',
    forced,
    threads: {
      reinforces: own('--thread-reinforces', 'CanvasText'),
      supports: own('--thread-supports', 'CanvasText'),
    },
    papers: readPaperColors(token),
    dark: style.colorScheme.includes('dark'),
  };
}

/** Calls back when the system's or the page's theme changes. Returns how to stop. */
export function watchRoomTheme(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
