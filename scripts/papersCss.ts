import { PAPERS, PLAIN_PAPER, type Paper } from '../shared/model/note.ts';

const ALL: readonly Paper[] = [...Object.values(PAPERS), PLAIN_PAPER];
const tokens = (theme: 'light' | 'dark'): string[] =>
  ALL.map((paper) => `--note-${paper.token}: ${paper[theme]};`);
const block = (selector: string, lines: readonly string[], indent = ''): string[] => [
  `${indent}${selector} {`,
  ...lines.map((line) => `${indent}  ${line}`),
  `${indent}}`,
];
const background = ({ token }: Paper): string[] => [`background: var(--note-${token});`];

/** `client/design/papers.css`: the papers' colours in either theme, and what is marked with a paper's name wears it; one that nobody here knows is plain. */
export const papersCss = (): string =>
  `${[
    '/* Made by `npm run papers` from the table in shared/model/note.ts: change that. */',
    // What is for printing is light, whatever the screen around it is.
    ...block(':root,\n.light-papers', tokens('light')),
    '@media screen and (prefers-color-scheme: dark) {',
    ...block(":root:not([data-theme='light'])", tokens('dark'), '  '),
    '}',
    '@media screen {',
    ...block(":root[data-theme='dark']", tokens('dark'), '  '),
    '}',
    ...block('[data-color]', background(PLAIN_PAPER)),
    ...Object.entries(PAPERS).flatMap(([color, paper]) =>
      block(`[data-color='${color}']`, background(paper)),
    ),
  ].join('\n')}\n`;
