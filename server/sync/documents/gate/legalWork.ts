import * as Y from 'yjs';
import { clustersRoot, placementsRoot } from '../../../../shared/documents/arrangement.ts';
import { sheetRoot } from '../../../../shared/documents/sheet.ts';
import { NOTE_COLORS } from '../../../../shared/model/note.ts';
import type { SeededRandom } from '../../../seededRandom.ts';

/** For tests: one edit that people may make, written as stock Yjs does. Returns its name. */
export type LegalWork = (doc: Y.Doc, chance: SeededRandom) => string;

const NOTES = ['n1', 'n2', 'n3', 'n4', 'n5'];
const CLUSTERS = ['c1', 'c2', 'c3', 'c4'];
const point = (chance: SeededRandom): [number, number] => [
  chance.below(2_000) - 1_000,
  chance.below(2_000) - 1_000,
];
const clusterFields = (chance: SeededRandom): [string, unknown][] => [
  ['name', chance.pick(['', 'Rivers', 'Farms 🌾', 'مياه'])],
  ['color', chance.pick(NOTE_COLORS)],
  ['pos', point(chance)],
];

function clusterOf(doc: Y.Doc, chance: SeededRandom): Y.Map<unknown> | null {
  const value = clustersRoot(doc).get(chance.pick(CLUSTERS));
  return value instanceof Y.Map ? value : null;
}

const arrange: Record<string, (doc: Y.Doc, chance: SeededRandom) => void> = {
  place: (doc, chance) => void placementsRoot(doc).set(chance.pick(NOTES), { pos: point(chance) }),
  group: (doc, chance) =>
    void placementsRoot(doc).set(chance.pick(NOTES), {
      cluster: chance.pick(CLUSTERS),
      pos: point(chance),
    }),
  drag: (doc, chance) => {
    const note = chance.pick(NOTES);
    doc.transact(() => {
      for (let step = 0; step < 3; step += 1) placementsRoot(doc).set(note, { pos: point(chance) });
    });
  },
  unplace: (doc, chance) => placementsRoot(doc).delete(chance.pick(NOTES)),
  create: (doc, chance) =>
    void clustersRoot(doc).set(chance.pick(CLUSTERS), new Y.Map<unknown>(clusterFields(chance))),
  build: (doc, chance) => {
    const cluster = new Y.Map<unknown>();
    clustersRoot(doc).set(chance.pick(CLUSTERS), cluster);
    for (const [field, value] of clusterFields(chance)) cluster.set(field, value);
  },
  rename: (doc, chance) =>
    void clusterOf(doc, chance)?.set('name', chance.pick(['Trains', 'Seeds', '一二三'])),
  color: (doc, chance) => void clusterOf(doc, chance)?.set('color', chance.pick(NOTE_COLORS)),
  move: (doc, chance) => void clusterOf(doc, chance)?.set('pos', point(chance)),
  dissolve: (doc, chance) =>
    void clusterOf(doc, chance)?.set('state', chance.pick(['open', 'dissolved'])),
  merge: (doc, chance) => {
    const cluster = clusterOf(doc, chance);
    doc.transact(() => {
      cluster?.set('into', chance.pick(CLUSTERS));
      cluster?.set('state', 'dissolved');
    });
  },
  collapse: (doc, chance) => void clusterOf(doc, chance)?.set('collapsed', true),
  'open again': (doc, chance) => clusterOf(doc, chance)?.delete('collapsed'),
  unmerge: (doc, chance) => clusterOf(doc, chance)?.delete('into'),
};

export const arrangeWork: LegalWork = (doc, chance) => {
  const name = chance.pick(Object.keys(arrange));
  arrange[name]?.(doc, chance);
  return name;
};

const WORDS = ['water ', 'the river', '👩🏽‍🌾', 'café', 'שלום', ' and ', 'a\u0301', '🌊🌊'];
const MARKS: Record<string, unknown>[] = [
  { bold: true },
  { bold: null },
  { italic: true },
  { link: { href: 'https://example.org/a', target: '_blank', rel: null } },
  { link: null },
  { noteQuote: { color: 'pink', note: 'n1' } },
];

function block(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, children);
  return element;
}
const attribute = (element: Y.XmlElement, name: string, value: unknown): Y.XmlElement => {
  element.setAttribute(name, value as string);
  return element;
};
const paragraph = (text: string): Y.XmlElement => block('paragraph', new Y.XmlText(text));

function everything(parent: Y.XmlFragment | Y.XmlElement): (Y.XmlElement | Y.XmlText)[] {
  return parent
    .toArray()
    .flatMap((node) =>
      node instanceof Y.XmlElement
        ? [node, ...everything(node)]
        : node instanceof Y.XmlText
          ? [node]
          : [],
    );
}
const textIn = (doc: Y.Doc, chance: SeededRandom): Y.XmlText | null => {
  const texts = everything(sheetRoot(doc)).filter((node) => node instanceof Y.XmlText);
  return texts.length > 0 ? chance.pick(texts) : null;
};
const elementIn = (
  doc: Y.Doc,
  chance: SeededRandom,
  names: readonly string[],
): Y.XmlElement | null => {
  const found = everything(sheetRoot(doc)).filter(
    (node): node is Y.XmlElement => node instanceof Y.XmlElement && names.includes(node.nodeName),
  );
  return found.length > 0 ? chance.pick(found) : null;
};

/**
 * A random position between two letters. No editor splits a letter that takes two UTF-16 units, and
 * Yjs would replace both halves on some copies only.
 */
function placeIn(text: Y.XmlText, chance: SeededRandom): number {
  const at = chance.below(text.length + 1);
  const letters = (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('');
  return /[\udc00-\udfff]/.test(letters[at] ?? '') ? at - 1 : at;
}

/** A random range between two such positions; not empty if there is any letter. */
function stretchIn(text: Y.XmlText, chance: SeededRandom): [at: number, length: number] {
  const [a, b] = [placeIn(text, chance), placeIn(text, chance)];
  return [Math.min(a, b), Math.abs(a - b)];
}

const writeSheet: Record<string, (doc: Y.Doc, chance: SeededRandom) => void> = {
  paragraph: (doc, chance) =>
    sheetRoot(doc).insert(chance.below(sheetRoot(doc).length + 1), [paragraph(chance.pick(WORDS))]),
  heading: (doc, chance) =>
    sheetRoot(doc).push([
      attribute(block('heading', new Y.XmlText('Why?')), 'level', chance.pick([2, 3])),
    ]),
  type: (doc, chance) => {
    const text = textIn(doc, chance);
    text?.insert(placeIn(text, chance), chance.pick(WORDS));
  },
  letters: (doc, chance) => {
    const text = textIn(doc, chance);
    const at = text ? placeIn(text, chance) : 0;
    [...'word by word'].forEach((letter, index) => text?.insert(at + index, letter));
  },
  erase: (doc, chance) => {
    const text = textIn(doc, chance);
    if (text) text.delete(...stretchIn(text, chance));
  },
  mark: (doc, chance) => {
    const text = textIn(doc, chance);
    const mark = chance.pick(MARKS) as Record<string, object>;
    if (text) text.format(...stretchIn(text, chance), mark);
  },
  list: (doc, chance) => {
    const kind = chance.pick(['bulletList', 'orderedList', 'taskList']);
    const item = block(
      kind === 'taskList' ? 'taskItem' : 'listItem',
      paragraph(chance.pick(WORDS)),
    );
    sheetRoot(doc).insert(chance.below(sheetRoot(doc).length + 1), [
      block(kind, kind === 'taskList' ? attribute(item, 'checked', false) : item),
    ]);
  },
  item: (doc, chance) => {
    const list = elementIn(doc, chance, ['bulletList', 'orderedList']);
    list?.push([block('listItem', paragraph(chance.pick(WORDS)))]);
  },
  nest: (doc, chance) => {
    const item = elementIn(doc, chance, ['listItem', 'taskItem']);
    let depth = 0;
    for (let each: unknown = item; each instanceof Y.XmlElement; each = each.parent) depth += 1;
    if (depth <= 6) item?.push([block('bulletList', block('listItem', paragraph('deeper')))]);
  },
  check: (doc, chance) => {
    const item = elementIn(doc, chance, ['taskItem']);
    if (item) attribute(item, 'checked', chance.next() < 0.5);
  },
  level: (doc, chance) => {
    const heading = elementIn(doc, chance, ['heading']);
    if (heading) attribute(heading, 'level', chance.pick([2, 3]));
  },
  'line break': (doc, chance) =>
    elementIn(doc, chance, ['paragraph', 'heading'])?.push([
      new Y.XmlElement('hardBreak'),
      new Y.XmlText('after'),
    ]),
  remove: (doc, chance) => {
    const root = sheetRoot(doc);
    if (root.length > 1) root.delete(chance.below(root.length), 1);
  },
  replace: (doc, chance) => {
    const root = sheetRoot(doc);
    doc.transact(() => {
      if (root.length > 0) root.delete(0, 1);
      root.insert(0, [paragraph(chance.pick(WORDS)), paragraph('')]);
    });
  },
};

export const sheetWork: LegalWork = (doc, chance) => {
  const name = chance.pick(Object.keys(writeSheet));
  writeSheet[name]?.(doc, chance);
  return name;
};
