import { expect, it } from 'vitest';
import { pageSize, pictureOnPage } from './pageSize.ts';

it('lays tents down and stands posters up', () => {
  expect(pageSize('tents', 'a4')).toMatchObject({ css: '297mm 210mm' });
  expect(pageSize('posters', 'letter')).toMatchObject({ css: '215.9mm 279.4mm' });
});

it('leaves the picture of connections what its page has, and larger letters on a sheet for the wall', () => {
  for (const size of ['a4', 'letter', 'a3'] as const) {
    const { width, height } = pageSize('connections', size);
    const picture = pictureOnPage(size);
    expect(picture.width).toBeLessThan((width * 72) / 25.4);
    expect(picture.height).toBeLessThan((height * 72) / 25.4);
    expect(picture.smallest).toBe(size === 'a3' ? 10 : 8);
  }
});
