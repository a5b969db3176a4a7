import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../shared/model/limits.ts';
import { SHEET_MARKS, SHEET_NODES, SHEET_TOP } from '../../shared/model/sheet.ts';
import { toHref } from './LinkForm.tsx';
import { quoteHtml } from './noteQuote.ts';
import { placeForQuote } from './quoteNote.ts';
import { sheetExtensions } from './sheetExtensions.ts';
import { tooMuch } from './sheetLimit.ts';

const schema = getSchema(sheetExtensions);
const line = (text: string) =>
  schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]);
const question = (text: string) => schema.node('heading', { level: 2 }, [schema.text(text)]);
const stateOf = (...blocks: ReturnType<typeof line>[]) =>
  EditorState.create({ doc: schema.node('doc', null, blocks) });

describe('what the editor can write', () => {
  it('is what the server takes: the same nodes, no attribute more, the same marks', () => {
    const nodes = Object.keys(schema.nodes).filter((name) => name !== 'doc' && name !== 'text');
    expect(nodes.sort()).toEqual(Object.keys(SHEET_NODES).sort());
    for (const name of nodes)
      expect(SHEET_NODES[name]?.attributes, name).toEqual(
        expect.arrayContaining(Object.keys(schema.nodes[name]?.spec.attrs ?? {})),
      );
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(SHEET_MARKS).sort());
    for (const [name, mark] of Object.entries(schema.marks))
      expect(SHEET_MARKS[name], name).toEqual(
        expect.arrayContaining(Object.keys(mark.spec.attrs ?? {})),
      );
  });
  it('puts only what may stand there into the sheet and into a list item', () => {
    const fits = (parent: string) => nodesIn(parent).sort();
    const nodesIn = (parent: string) =>
      Object.keys(schema.nodes).filter(
        (name) =>
          schema.nodes[parent]?.contentMatch.matchType(schema.nodes[name] as never) !== null &&
          schema.nodes[parent]?.contentMatch.matchType(schema.nodes[name] as never) !== undefined,
      );
    expect(fits('doc')).toEqual([...SHEET_TOP].sort());
    expect(fits('listItem')).toEqual([...(SHEET_NODES['listItem']?.children ?? [])].sort());
    expect(fits('taskItem')).toEqual([...(SHEET_NODES['taskItem']?.children ?? [])].sort());
  });
});

describe('what is too much', () => {
  it('takes a page and refuses a megabyte, before it is written', () => {
    const state = stateOf(line('Here'));
    expect(tooMuch(state.tr.insertText('x'.repeat(5_000), 1))).toBeNull();
    expect(tooMuch(state.tr.insertText('x'.repeat(1_000_000), 1))).toBe('sheet-full');
    expect(tooMuch(state.tr.insertText('川'.repeat(LIMITS.sheetChars - 10), 1))).toBe(
      'paste-too-large',
    );
  });
  it('counts what marks take: references with long addresses, every other word bold', () => {
    const link = schema.mark('link', { href: `https://example.org/${'x'.repeat(400)}` });
    const references = (count: number) =>
      schema.node(
        'paragraph',
        null,
        Array.from({ length: count }, (_, index) =>
          schema.text('A reference', index % 2 === 0 ? [link, schema.mark('bold')] : []),
        ),
      );
    const state = stateOf(line('Here'));
    expect(tooMuch(state.tr.insert(0, references(200)))).toBeNull();
    expect(tooMuch(state.tr.insert(0, references(2_200)))).toBe('paste-too-large');
  });
  it('takes a long list and refuses more lines than the server reads, or than one message carries', () => {
    const lines = (count: number) => Array.from({ length: count }, () => line('x'));
    const state = stateOf(line('Here'));
    expect(tooMuch(state.tr.insert(0, lines(3_000)))).toBeNull();
    expect(tooMuch(state.tr.insert(0, lines(8_000)))).toBe('paste-too-large');
    const full = stateOf(...lines(LIMITS.sheetNodes));
    expect(tooMuch(full.tr.insert(0, line('')))).toBe('sheet-full');
    expect(tooMuch(full.tr.insertText('y', 1))).toBeNull();
  });
  it('never stands in the way of making a full sheet shorter', () => {
    const full = stateOf(line('x'.repeat(LIMITS.sheetChars + 5)));
    expect(tooMuch(full.tr.delete(1, 4))).toBeNull();
    expect(tooMuch(full.tr.insertText('y', 1))).toBe('sheet-full');
  });
  it('refuses lists deeper than the server keeps them', () => {
    let list = schema.node('bulletList', null, [schema.node('listItem', null, [line('deep')])]);
    for (let depth = 1; depth < 5; depth += 1)
      list = schema.node('bulletList', null, [schema.node('listItem', null, [line('x'), list])]);
    const state = stateOf(line('Here'));
    expect(tooMuch(state.tr.insert(0, list))).toBeNull();
    expect(
      tooMuch(
        state.tr.insert(
          0,
          schema.node('bulletList', null, [schema.node('listItem', null, [line('x'), list])]),
        ),
      ),
    ).toBe('too-deep');
  });
});

describe('a quote', () => {
  it('goes where the caret is, else to the first empty answer, never into a question', () => {
    const { doc } = stateOf(question('Why?'), line('Because'), question('How?'), line(''));
    const empty = doc.content.size - 1;
    expect(placeForQuote(doc, null)).toEqual({ at: empty, needsParagraph: false });
    expect(placeForQuote(doc, 9)).toEqual({ at: 9, needsParagraph: false });
    expect(placeForQuote(doc, 2)).toEqual({ at: 6 + 1 + 'Because'.length, needsParagraph: false });
    expect(placeForQuote(stateOf(question('Why?')).doc, 2)).toEqual({
      at: 6,
      needsParagraph: true,
    });
  });
  it('is dragged as words, whatever they are', () => {
    expect(
      quoteHtml({ id: 'n', color: 'blue', text: '<img src=x onerror="alert(1)">\n& more' }),
    ).toBe(
      '<mark data-color="blue" data-note="n">&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; more</mark> ',
    );
  });
});

describe('a link', () => {
  it('leads to an address, never to something that runs', () => {
    expect(toHref(' https://example.org/a ')).toBe('https://example.org/a');
    expect(toHref('example.org/a')).toBe('https://example.org/a');
    expect(toHref('mere@example.org')).toBe('mailto:mere@example.org');
    for (const bad of [
      '',
      'word',
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x.y',
      '//example.org',
      'file:///etc',
    ])
      expect(toHref(bad), bad).toBeNull();
  });
});
