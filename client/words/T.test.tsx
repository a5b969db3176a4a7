import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { speak, t } from './speak.ts';
import { List, T } from './T.tsx';

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

it('drawn things stand in a list as the language has it, in a message’s place for it', () => {
  const names = [<b key="a">3 Rivers</b>, <b key="b">4 Farms</b>, '2 more'];
  const drawn = renderToStaticMarkup(
    <p>
      <T k="gallery.key.alone" with={{ count: 4, names: '', list: <List of={names} /> }} />
    </p>,
  );
  expect(drawn).toBe('<p><b>3 Rivers</b>, <b>4 Farms</b> and 2 more have no connection yet.</p>');
});
