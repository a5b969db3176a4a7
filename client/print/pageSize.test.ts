import { expect, it } from 'vitest';
import { pageSize } from './pageSize.ts';

it('lays tents down and stands posters up', () => {
  expect(pageSize('tents', 'a4')).toMatchObject({ css: '297mm 210mm' });
  expect(pageSize('posters', 'letter')).toMatchObject({ css: '215.9mm 279.4mm' });
});
