import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { papersCss } from './papersCss.ts';

it('papers.css is what the table of papers makes it: `npm run papers` does', () => {
  const path = resolve(import.meta.dirname, '../client/design/papers.css');
  expect(readFileSync(path, 'utf8')).toBe(papersCss());
});
