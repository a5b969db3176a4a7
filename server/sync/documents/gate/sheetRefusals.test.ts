import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { LIMITS } from '../../../../shared/model/limits.ts';
import { SECRET, paragraph, room, sheet, codes, words, allGoOn, endRoom } from './refusedRoom.ts';

afterEach(endRoom);

describe('4.5 the gate on a sheet: refused, told, and everyone goes on', () => {
  const element =
    (name: string, attributes: Record<string, unknown> = {}) =>
    (doc: Y.Doc): void => {
      const node = new Y.XmlElement(name);
      for (const [key, value] of Object.entries(attributes))
        node.setAttribute(key, value as string);
      sheetRoot(doc).push([node]);
    };
  const marked =
    (marks: Record<string, unknown>) =>
    (doc: Y.Doc): void => {
      const node = paragraph('');
      sheetRoot(doc).push([node]);
      (node.get(0) as Y.XmlText).insert(0, 'plain words', marks);
    };
  const edits: Record<string, [string, (doc: Y.Doc) => void]> = {
    'a node that is none': ['invalid-shape', element(SECRET)],
    'a list item outside a list': ['invalid-shape', element('listItem')],
    'an inherited name': ['invalid-shape', element('constructor')],
    'an attribute that is none': ['invalid-shape', element('paragraph', { [SECRET]: 'x()' })],
    'an attribute with another value': ['invalid-shape', element('heading', { level: SECRET })],
    'a link that runs': ['invalid-shape', marked({ link: { href: `javascript:${SECRET}` } })],
    'a mark that is none': ['invalid-shape', marked({ [SECRET]: true })],
    'a mark with a hidden name': ['invalid-shape', marked({ [`bold--${SECRET.repeat(8)}`]: true })],
    'text at the top': ['invalid-shape', (doc) => sheetRoot(doc).push([new Y.XmlText(SECRET)])],
    'an embed': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(3, {
          image: SECRET,
        }),
    ],
    'a type inside text': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(
          3,
          new Y.Text(SECRET),
        ),
    ],
    'an attribute of text': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).setAttribute('a', SECRET),
    ],
    'a subdocument': [
      'invalid-shape',
      (doc) =>
        ((sheetRoot(doc).get(2) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(
          0,
          new Y.Doc({ guid: SECRET }),
        ),
    ],
    'a map in the list': [
      'invalid-shape',
      (doc) =>
        (sheetRoot(doc) as unknown as { insert(at: number, nodes: unknown[]): void }).insert(0, [
          new Y.Map([['a', SECRET]]),
        ]),
    ],
    'another root': ['invalid-shape', (doc) => doc.getMap('stash').set('a', SECRET)],
    'the server’s map': ['forbidden', (doc) => doc.getMap('table').set('again', SECRET)],
    'a new key in the server’s map': [
      'forbidden',
      (doc) => doc.getMap('table').set('mine', SECRET),
    ],
    'deleting from the server’s map': ['forbidden', (doc) => doc.getMap('table').delete('again')],
    'lists too deep': [
      'invalid-shape',
      (doc) => {
        let list = new Y.XmlElement('bulletList');
        const root = list;
        for (let depth = 0; depth <= LIMITS.sheetDepth; depth += 1) {
          const [entry, inner] = [new Y.XmlElement('listItem'), new Y.XmlElement('bulletList')];
          entry.insert(0, [paragraph(depth > 6 ? SECRET : 'x'), inner]);
          list.insert(0, [entry]);
          list = inner;
        }
        sheetRoot(doc).push([root]);
      },
    ],
    'more words than a sheet holds': [
      'text-too-long',
      (doc) =>
        sheetRoot(doc).push([paragraph(SECRET.repeat(LIMITS.sheetChars / SECRET.length + 1))]),
    ],
    'more lines than a sheet holds': [
      'text-too-long',
      (doc) =>
        sheetRoot(doc).push(Array.from({ length: LIMITS.sheetNodes + 1 }, () => paragraph('x'))),
    ],
    'words in more pieces than are kept': [
      'text-too-long',
      (doc) =>
        ((sheetRoot(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).applyDelta(
          Array.from({ length: LIMITS.sheetPieces / 2 }, (_, run) => ({
            insert: 'x',
            attributes: run % 2 === 0 ? { bold: true } : {},
          })),
        ),
    ],
  };
  it.each(Object.entries(edits))('4.6a, T17 %s', (_name, [code, edit]) => {
    const { ana, mal } = sheet();
    edit(mal.doc);
    room.settle();
    expect(codes()).toContain(code);
    expect(new Set(codes()).size).toBe(1);
    allGoOn(ana, mal);
  });

  it('4.5 words typed around and into what was refused: those beside it are kept', () => {
    const { ana, mal, text } = sheet();
    mal.doc.transact(() => {
      text.insert(text.length, ' before');
      text.insertEmbed(text.length, { image: SECRET });
      text.insert(text.length, ' after');
    });
    text.insert(text.length, ' and on');
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    expect(words(ana.doc)).toContain('Because of the river before after and on');
    allGoOn(ana, mal);
  });

  it('4.6a a level that is refused leaves the one there was, for its sender too', () => {
    const { ana, mal } = sheet();
    const heading = sheetRoot(mal.doc).get(0) as Y.XmlElement;
    heading.setAttribute('level', SECRET);
    room.settle();
    expect(codes()).toEqual(['invalid-shape']);
    for (const { doc } of [ana, mal, room.live])
      expect((sheetRoot(doc).get(0) as Y.XmlElement).getAttribute('level')).toBe(2);
    heading.setAttribute('level', 3 as unknown as string);
    room.settle();
    expect((sheetRoot(ana.doc).get(0) as Y.XmlElement).getAttribute('level')).toBe(3);
    allGoOn(ana, mal);
  });

  it('4.6a words in the deepest list there may be are taken like any others (an editor was refused there)', () => {
    const { ana, mal } = sheet();
    let at: Y.XmlFragment | Y.XmlElement = sheetRoot(mal.doc);
    let last = new Y.XmlText();
    for (let level = 0; level < LIMITS.sheetDepth / 2 - 1; level += 1) {
      const [list, entry, line] = [
        new Y.XmlElement('bulletList'),
        new Y.XmlElement('listItem'),
        paragraph(''),
      ];
      at.insert(at.length, [list]);
      list.insert(0, [entry]);
      entry.insert(0, [line]);
      last = line.get(0) as Y.XmlText;
      at = entry;
    }
    last.insert(0, 'at the bottom', { link: { href: 'https://example.org' } });
    room.settle();
    expect(codes()).toEqual([]);
    expect(words(ana.doc)).toContain('at the bottom');
    allGoOn(ana, mal);
  });

  it('4.6a whoever takes words from a sheet that two filled past the limit together is not refused', () => {
    const { ana, mal } = sheet();
    const half = 'x'.repeat(LIMITS.sheetChars / 2 - 10);
    sheetRoot(ana.doc).push([paragraph(half)]);
    room.settle();
    sheetRoot(ana.doc).push([paragraph(half)]);
    room.settle();
    expect(codes()).toEqual(['text-too-long']);
    ((sheetRoot(mal.doc).get(3) as Y.XmlElement).get(0) as Y.XmlText).delete(0, half.length);
    room.settle();
    expect(codes()).toEqual(['text-too-long']);
    allGoOn(ana, mal);
  });
});
