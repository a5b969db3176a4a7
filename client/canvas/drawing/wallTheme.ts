import { readPaperColors } from '../../design/paperColors.ts';

/** The design's tokens as the canvas needs them: CSS colours, read once per theme. */
export interface WallTheme {
  wall: string;
  area: string;
  areaLine: string;
  sheet: string;
  ink: string;
  inkSoft: string;
  inkOnPaper: string;
  line: string;
  lineStrong: string;
  accent: string;
  noteEdge: string;
  papers: (color: string) => string;
  /** Colours of people: the pills with their names, white words on them. */
  presence: readonly string[];
  /** The same colours for lines, which must show on the wall in both themes. */
  presenceLines: readonly string[];
  /** Letters on the accent, on ink and on `handLines`. */
  onMark: string;
  /** How much is left of notes that a search did not find: still papers with words on them, and clearly not what was asked for. */
  faded: { paper: number; words: number };
  font: string;
  dark: boolean;
  reducedMotion: boolean;
}

export function readWallTheme(): WallTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const dark = style.colorScheme.includes('dark') || token('--wall') === '#14191a';
  const presence = [1, 2, 3, 4, 5, 6].map((color) => token(`--presence-${color}`));
  return {
    wall: token('--wall'),
    area: token('--area'),
    areaLine: token('--area-line'),
    sheet: token('--sheet'),
    ink: token('--ink'),
    inkSoft: token('--ink-soft'),
    inkOnPaper: token('--ink-on-paper'),
    line: token('--line'),
    lineStrong: token('--line-strong'),
    accent: token('--accent'),
    noteEdge: token('--note-edge'),
    papers: readPaperColors(token),
    presence,
    // The dark colours of people vanish on a dark wall; their light sisters are the tokens of the threads and papers.
    presenceLines: dark
      ? [
          token('--thread-supports'),
          token('--thread-reinforces'),
          '#9db8ec',
          '#e0a3cb',
          '#c3d287',
          '#b9c6cd',
        ]
      : presence,
    onMark: dark ? token('--wall') : token('--sheet'),
    // On a dark wall a paper darkens as it fades, and its dark words need more of it.
    faded: dark ? { paper: 0.5, words: 0.92 } : { paper: 0.26, words: 0.46 },
    font: token('--font') || 'system-ui, sans-serif',
    dark,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** Calls back when the system's or the page's theme changes. Returns how to stop. */
export function watchTheme(changed: () => void): () => void {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(prefers-reduced-motion: reduce)',
    '(forced-colors: active)',
  ].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
