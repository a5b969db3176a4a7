import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { speak, t } from './speak.ts';
import { T } from './T.tsx';

it('marked words are drawn by the elements that are given for them, values as text', () => {
  const drawn = renderToStaticMarkup(
    <p>
      <T k="ready.scan" with={{ host: '<wall.example>', strong: <strong className="host" /> }} />
    </p>,
  );
  expect(drawn).toBe(
    '<p>Scan, or go to <strong class="host">&lt;wall.example&gt;</strong> and type</p>',
  );
});

it('unit tests read English', () => {
  expect(t('code.wrongLength', { length: 4 })).toBe(
    'A code has six letters and digits; this has 4.',
  );
});

it('words of a part that comes later are said beside those of its page', () => {
  speak('en', { 'join.go': 'Come in' });
  expect([t('join.go'), t('join.code')]).toEqual(['Come in', 'Code']);
});
