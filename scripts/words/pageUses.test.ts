import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { pageUses, usedKeys } from './pageUses.ts';

const folder = mkdtempSync(join(tmpdir(), 'weavewall-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (files: Record<string, string>): void => {
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), source);
  }
};

it('a page speaks by what it loads, at once and later, in circles and through others; not by types or other pages', () => {
  write({
    'page/main.tsx': `
      import './page.css';
      import { Title } from './Title.tsx';
      import type { Other } from './Other.ts';
      import { type Third } from './Third.ts';
      import { problem } from '../words/problem.ts';
      const later = () => import('./Later.tsx');
      t('page.title');`,
    'page/Title.tsx': `import { page } from './main.tsx'; export { Deep } from './Deep.tsx'; t('title.one');`,
    'page/Deep.tsx': `export const Deep = () => <T k="deep.one" with={{}} />;`,
    'page/Later.tsx': `t('later.one');`,
    'page/Other.ts': `t('other.one');`,
    'page/Third.ts': `t('third.one');`,
    'words/problem.ts': 'export const problem = (code: string) => t(`problem.${code}`);',
    'elsewhere/main.tsx': `t('elsewhere.one');`,
  });
  const uses = pageUses(join(folder, 'page/main.tsx'));
  expect(uses.keys).toEqual(['deep.one', 'later.one', 'page.title', 'title.one']);
  expect(uses.patterns).toEqual(['problem.*']);
  expect(
    usedKeys(['deep.one', 'deep.two', 'problem.full', 'problem.gone', 'other.one'], uses),
  ).toEqual(['deep.one', 'problem.full', 'problem.gone']);
});

it('what a page loads with words of its own is not the page’s', () => {
  write({
    'parted/main.tsx': `import { Now } from './Now.tsx'; t('parted.title');`,
    'parted/Now.tsx': `
      import words from 'virtual:words/parted/later/Later';
      import { Shared } from './Shared.tsx';
      const later = () => Promise.all([import('./later/Later.tsx'), speakPage(words)]);`,
    'parted/Shared.tsx': `t('shared.one');`,
    'parted/later/Later.tsx': `import { Shared } from '../Shared.tsx'; t('later.two');`,
  });
  expect(pageUses(join(folder, 'parted/main.tsx')).keys).toEqual(['parted.title', 'shared.one']);
  expect(pageUses(join(folder, 'parted/later/Later.tsx')).keys).toEqual([
    'later.two',
    'shared.one',
  ]);
});
