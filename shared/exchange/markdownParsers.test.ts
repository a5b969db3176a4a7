import { HtmlRenderer, Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { ENGLISH } from '../../locales/englishWords.ts';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { SheetBlock, SheetText } from '../model/sheet.ts';
import { blocksMarkdown, blockWords, inlineWords } from './markdownText.ts';

/** Three parsers that share no code: the reference of CommonMark, GitHub's dialect, and one that finds addresses by itself. */
const PARSERS: Record<string, (markdown: string) => string> = {
  commonmark: (markdown) => new HtmlRenderer().render(new Parser().parse(markdown)),
  gfm: (markdown) => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
  'markdown-it': (markdown) => new MarkdownIt({ linkify: true }).render(markdown),
};
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescape = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
const textOf = (html: string): string =>
  unescape(html.replace(/<br ?\/?>\s*/g, '\n').replace(/<[^>]*>/g, '')).trim();
const hrefsOf = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map((match) => decodeURI(unescape(match[1] ?? '')));

describe.each(Object.entries(PARSERS))('%s', (_name, render) => {
  test.each([
    'https://example.org/a_b_c',
    'https://example.org/~mere/?a=1&b=2',
    'https://example.org/x*y*z',
    'https://example.org/a[1]$b$',
    'https://en.wikipedia.org/wiki/Soil_(science)',
    'http://example.org/__init__.py#L1',
    'https://example.org/?q={x}^2',
    'https://example.org/ä/水_水',
  ])('%s leads where it was typed', (address) => {
    for (const words of [address, `See ${address}.`, `(${address})`, `${address}, and *more*`]) {
      const html = render(blockWords(words));
      expect(hrefsOf(html)).toEqual([address]);
      expect(textOf(html)).toBe(words);
    }
  });

  test.each([
    '!https://example.org/|a',
    'Look!www.example.org',
    'https://example.org/a%20b',
    'http://[::1]/a',
    'www. no',
    'mailto:a@b.org---',
    '-->a@b.org-->',
    'ftp://example.org/a_b[c]*d',
    'https://example.org/|&#x41;',
  ])('%s is words and links, no picture, and no tag of its own', (words) => {
    const html = render(blockWords(words));
    expect(textOf(html)).toBe(words);
    expect(html.replace(/<\/?(?:p|a)\b[^>]*>/g, '')).not.toContain('<');
    expect(html).not.toMatch(/<www/);
  });

  test('an exclamation mark before somebody’s link makes no picture of it', () => {
    const html = render(
      blocksMarkdown(ENGLISH, [
        {
          type: 'paragraph',
          text: [{ text: 'Look!' }, { text: 'here', link: 'https://example.org/?a=1&amp;b' }],
        },
      ]),
    );
    expect(html).not.toContain('<img');
    expect(hrefsOf(html)).toEqual(['https://example.org/?a=1&amp;b']);
  });

  test.each(['mere_t@example.org', 'a.b+c_d@x-y.example.org'])(
    '%s is a mail address',
    (address) => {
      const html = render(blockWords(`Write to ${address}!`));
      expect([hrefsOf(html), textOf(html)]).toEqual([
        [`mailto:${address}`],
        `Write to ${address}!`,
      ]);
    },
  );

  test.each(['www.example.org/a_b?c&d', 'https://example.org/a|b', 'https://example.org/`x`y'])(
    '%s keeps its words and leads somewhere',
    (address) => {
      const html = render(blockWords(address));
      expect(hrefsOf(html)).toHaveLength(1);
      expect(textOf(html)).toBe(address);
    },
  );

  test.each([
    '# no heading',
    'C #',
    '## C ##',
    '1. no list',
    '4) no list',
    '- [ ] no task',
    '[x] no task',
    '[^1]: no note',
    'text[^1]',
    '$a_1$ and $$b$$',
    '| a | b |',
    '<b>no</b> &amp; &copy;',
    '`code`',
    '~~gone~~',
    '@mere and #12',
    '---',
    '===',
    '> said',
    ': term',
    '***',
    '![x](http://evil.example/x.png)',
    '[a](javascript:alert(1))',
    '    four',
    '\\*',
    'a\\',
  ])('%j comes through as typed', (words) => {
    for (const [markdown, tag] of [
      [blockWords(words), 'p'],
      [`## ${inlineWords(words)}`, 'h2'],
    ] as const) {
      const html = render(markdown).trim();
      expect(textOf(html)).toBe(words.trim());
      expect(html).toMatch(new RegExp(`^<${tag}>`));
      expect(html).not.toMatch(/<(?:li|table|code|del|em|strong|img|hr|input|sup)\b/);
    }
  });

  test.each<[string, SheetText[], string]>([
    [
      'CJK',
      [{ text: '私たちは' }, { text: '「川」', bold: true }, { text: 'を守る' }],
      '<strong>川</strong>',
    ],
    [
      'CJK with a stop',
      [{ text: 'まず' }, { text: '水。', bold: true }, { text: '次に' }],
      '<strong>水</strong>。次に',
    ],
    [
      'Korean',
      [{ text: '우리는 ' }, { text: '강(江)', italic: true }, { text: '을' }],
      '<em>강(江',
    ],
    [
      'quotes',
      [{ text: 'so' }, { text: '“Clean”', bold: true }, { text: 'now' }],
      '<strong>Clean</strong>',
    ],
    [
      'in a word',
      [{ text: 'un' }, { text: 'believ', italic: true }, { text: 'able' }],
      'un<em>believ</em>able',
    ],
    [
      'spaces',
      [{ text: 'a' }, { text: ' b ', bold: true }, { text: 'c' }],
      'a <strong>b</strong> c',
    ],
    ['both', [{ text: 'x' }, { text: 'y!', bold: true, italic: true }, { text: 'z' }], 'y'],
    [
      'neighbours',
      [
        { text: 'one', bold: true },
        { text: 'two', italic: true },
        { text: 'three', bold: true },
      ],
      '<em>two</em>',
    ],
    ['Thai', [{ text: 'น้ำ' }, { text: 'ที่ดี', bold: true }, { text: 'มาก' }], '<strong>ที่ดี</strong>'],
  ])('marks render: %s', (_what, text, markup) => {
    const html = render(blocksMarkdown(ENGLISH, [{ type: 'paragraph', text }]));
    expect(html).toContain(markup);
    expect(textOf(html).replaceAll('\u2060', '')).toBe(text.map((run) => run.text).join(''));
  });

  test('a list that starts at four starts at four', () => {
    const item = (text: string): { blocks: SheetBlock[] } => ({
      blocks: [{ type: 'paragraph', text: [{ text }] }],
    });
    const html = render(
      blocksMarkdown(ENGLISH, [
        { type: 'list', kind: 'ordered', start: 4, items: [item('four'), item('five')] },
      ]),
    );
    expect(html).toContain('<ol start="4">');
    expect(html.match(/<li>/g)).toHaveLength(2);
  });
});
