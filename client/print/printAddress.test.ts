import { expect, it } from 'vitest';
import { readAddress } from './address.ts';
import { pageSize } from './pageSize.ts';

it('reads what to print, and falls back to tents on A4', () => {
  expect(readAddress('/w/abc/print', '?what=posters&size=a3&table=t&as=facilitator&snapshot=s')).toEqual({ wallId: 'abc', as: 'facilitator', what: 'posters', table: 't', size: 'a3', snapshot: 's' });
  expect(readAddress('/w/abc/print', '?what=evil&size=huge')).toEqual({ wallId: 'abc', as: 'participant', what: 'tents', table: null, size: 'a4', snapshot: null });
  expect(readAddress('/print', '')).toBeNull();
});

it('lays tents down and stands posters up', () => {
  expect(pageSize('tents', 'a4')).toMatchObject({ css: '297mm 210mm' });
  expect(pageSize('posters', 'letter')).toMatchObject({ css: '215.9mm 279.4mm' });
});
