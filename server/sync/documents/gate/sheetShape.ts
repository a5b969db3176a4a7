import * as Y from 'yjs';
import { LIMITS } from '../../../../shared/model/limits.ts';
import { isNoteColor } from '../../../../shared/model/note.ts';
import type { ProblemCode } from '../../../../shared/model/problems.ts';
import {
  isSafeHref,
  SHEET_HEADING_LEVELS,
  SHEET_MARKS,
  SHEET_NODES,
  SHEET_ROOT,
  SHEET_TOP,
} from '../../../../shared/model/sheet.ts';
import type { DocumentShape } from './documentShape.ts';
import type { Place } from './places.ts';
import type { UpdateParts } from './updateParts.ts';

/** The shape of a table's document: people write the sheet, the server writes `table`. */
export const SHEET_SHAPE: DocumentShape = {
  noRoom(doc, added) {
    const more = morePieces(added);
    return more > 0 && storeSize(doc).pieces + more > LIMITS.sheetPieces ? 'text-too-long' : null;
  },
  declare(doc) {
    doc.getXmlFragment(SHEET_ROOT);
    doc.getMap('table');
  },
  place({ container, sub }) {
    if (container.root === 'table') return 'forbidden';
    if (container.root !== SHEET_ROOT || container.depth > LIMITS.sheetDepth)
      return 'invalid-shape';
    if (sub === null)
      return container.depth === 0 ||
        container.type instanceof Y.XmlElement ||
        container.type instanceof Y.XmlText
        ? null
        : 'invalid-shape';
    return kindOf(container.type)?.attributes.includes(sub) ? null : 'invalid-shape';
  },
  content: (place, content) => (contentFits(place, content) ? null : 'invalid-shape'),
  mayDelete: ({ container }) => container.root === SHEET_ROOT,
  repair(before, _after, _changed, lost) {
    const former = lost.flatMap(({ container, sub }) => {
      const id = container.type?._item?.id;
      const type =
        container.type instanceof Y.XmlElement &&
        id &&
        id.clock < Y.getState(before.store, id.client)
          ? container.type
          : null;
      const value: unknown = sub === null ? undefined : type?.getAttribute(sub);
      return id && sub !== null && value !== undefined ? [{ id, sub, value }] : [];
    });
    return former.length === 0
      ? null
      : (doc) => {
          for (const { id, sub, value } of former) {
            const { content } = Y.getItem(doc.store, id);
            // Yjs declares attributes as text only.
            if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement)
              content.type.setAttribute(sub, value);
          }
        };
  },
  check(doc, changed, before) {
    const sheet = doc.getXmlFragment(SHEET_ROOT);
    const table = doc.getMap('table');
    if (doc.share.size !== 2 || table._start !== null || sheet._map.size > 0)
      return 'invalid-shape';
    for (const type of changed.keys()) {
      const root: unknown = type;
      if (root === table) return 'forbidden';
      const wrong = checkChanged(type, sheet, before);
      if (wrong) return wrong;
    }
    return isTooMuch(doc, before) ? 'text-too-long' : null;
  },
};

/**
 * Whether a sheet is over a limit and grew. Two people who write at once may pass a limit together;
 * whoever removes words then is not refused.
 */
function isTooMuch(doc: Y.Doc, before: Y.Doc | undefined): boolean {
  const [now, then] = [storeSize(doc), before ? storeSize(before) : { pieces: 0, units: 0 }];
  if (now.pieces > LIMITS.sheetPieces && now.units > then.units) return true;
  // The store counts every letter and line ever written, so most sheets need no closer count.
  if (now.units <= LIMITS.sheetNodes) return false;
  const sheet = contentSize(doc.getXmlFragment(SHEET_ROOT));
  if (sheet.chars <= LIMITS.sheetChars && sheet.nodes <= LIMITS.sheetNodes) return false;
  const former = before ? contentSize(before.getXmlFragment(SHEET_ROOT)) : { chars: 0, nodes: 0 };
  return (
    (sheet.chars > LIMITS.sheetChars && sheet.chars > former.chars) ||
    (sheet.nodes > LIMITS.sheetNodes && sheet.nodes > former.nodes)
  );
}

/**
 * How many pieces more a sheet has at least after this. Letters may become one piece with what they
 * stand beside, and what is deleted may make one of three.
 */
function morePieces({ structs, deletes }: Pick<UpdateParts, 'structs' | 'deletes'>): number {
  let more = 0;
  for (const own of structs.values())
    for (const struct of own)
      if (struct instanceof Y.Item && !(struct.content instanceof Y.ContentString)) more += 1;
  for (const own of deletes.values()) more -= 2 * own.length;
  return more;
}

/** How many structs the document has, deleted ones included, and how many clock units. */
function storeSize({ store }: Y.Doc): { pieces: number; units: number } {
  const size = { pieces: 0, units: 0 };
  for (const [client, structs] of store.clients) {
    size.pieces += structs.length;
    size.units += Y.getState(store, client);
  }
  return size;
}

const kindOf = (type: unknown) =>
  type instanceof Y.XmlElement && Object.hasOwn(SHEET_NODES, type.nodeName)
    ? SHEET_NODES[type.nodeName]
    : undefined;

/**
 * Whether one item may stand in a place of the sheet; the same rules as for whole elements below.
 */
function contentFits({ container, sub }: Place, content: Y.Item['content']): boolean {
  if (sub !== null)
    return (
      content instanceof Y.ContentAny &&
      content.arr.length === 1 &&
      attributeInShape(sub, content.arr[0])
    );
  if (container.type instanceof Y.XmlText) {
    return (
      content instanceof Y.ContentString ||
      (content instanceof Y.ContentFormat && markInShape(content.key, content.value))
    );
  }
  const allowed = container.depth === 0 ? SHEET_TOP : (kindOf(container.type)?.children ?? []);
  if (!(content instanceof Y.ContentType) || container.depth >= LIMITS.sheetDepth) return false;
  const child: unknown = content.type;
  return child instanceof Y.XmlText
    ? allowed.includes('text')
    : child instanceof Y.XmlElement && allowed.includes(child.nodeName);
}

/**
 * Types that were made in the same transaction are not among the changed ones, so everything under
 * a changed type is checked.
 */
function checkChanged(
  type: unknown,
  sheet: Y.XmlFragment,
  before: Y.Doc | undefined,
): ProblemCode | null {
  if (type === sheet) return childrenInShape(sheet, SHEET_TOP, 1, before) ? null : 'invalid-shape';
  if (!(type instanceof Y.XmlElement) && !(type instanceof Y.XmlText)) return 'invalid-shape';
  let depth = 0;
  for (let each: unknown = type; each !== sheet; each = (each as Y.XmlElement)._item?.parent) {
    if (!(each instanceof Y.AbstractType)) return 'invalid-shape';
    // It is inside something that was deleted meanwhile and shows nowhere.
    if (each._item?.deleted) return null;
    depth += 1;
  }
  return nodeInShape(type, depth, before) ? null : 'invalid-shape';
}

/**
 * `before`: children that were there already are valid, and were checked by themselves if they
 * changed. So typing a letter does not check the whole sheet.
 */
function childrenInShape(
  parent: Y.XmlFragment | Y.XmlElement,
  allowed: readonly string[],
  depth: number,
  before?: Y.Doc,
): boolean {
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted || (before && item.id.clock < Y.getState(before.store, item.id.client)))
      continue;
    if (!(item.content instanceof Y.ContentType)) return false;
    const child: unknown = item.content.type;
    if (child instanceof Y.XmlText) {
      if (!allowed.includes('text')) return false;
    } else if (!(child instanceof Y.XmlElement) || !allowed.includes(child.nodeName)) return false;
    if (!nodeInShape(child, depth)) return false;
  }
  return true;
}

function nodeInShape(node: Y.XmlElement | Y.XmlText, depth: number, before?: Y.Doc): boolean {
  if (depth > LIMITS.sheetDepth) return false;
  if (node instanceof Y.XmlText) return textInShape(node);
  const kind = Object.hasOwn(SHEET_NODES, node.nodeName) ? SHEET_NODES[node.nodeName] : undefined;
  if (!kind) return false;
  const attributes: Record<string, unknown> = node.getAttributes();
  for (const [name, value] of Object.entries(attributes))
    if (!kind.attributes.includes(name) || !attributeInShape(name, value)) return false;
  return childrenInShape(node, kind.children, depth + 1, before);
}

function attributeInShape(name: string, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  switch (name) {
    case 'level':
      return SHEET_HEADING_LEVELS.some((level) => level === Number(value));
    case 'checked':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
    case 'start':
      return Number.isSafeInteger(Number(value));
    case 'type':
      return typeof value === 'string' && value.length <= 2;
    default:
      return false;
  }
}

/** Words and marks only: no embeds, files or nested documents. */
function textInShape(text: Y.XmlText): boolean {
  if (text._map.size > 0) return false;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) continue;
    if (!(content instanceof Y.ContentFormat) || !markInShape(content.key, content.value))
      return false;
  }
  return true;
}

function markInShape(key: string, value: unknown): boolean {
  // y-tiptap appends a hash to the names of overlapping marks of one kind.
  const name = key.split('--')[0] ?? '';
  const attributes = Object.hasOwn(SHEET_MARKS, name) ? SHEET_MARKS[name] : undefined;
  if (!attributes || key.length > 64) return false;
  if (value === null || value === true) return true;
  if (typeof value !== 'object') return false;
  return Object.entries(value as Record<string, unknown>).every(([attribute, content]) => {
    if (!attributes.includes(attribute)) return false;
    if (content === null) return attribute !== 'href';
    if (attribute === 'href') return isSafeHref(content);
    if (attribute === 'color') return isNoteColor(content);
    return typeof content === 'string' && content.length <= 200;
  });
}

/** The size of the sheet: text in UTF-16 units, and its lines, lists and items. */
function contentSize(parent: Y.XmlFragment | Y.XmlElement): { chars: number; nodes: number } {
  const size = { chars: 0, nodes: 0 };
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const child: unknown = item.content.type;
    if (child instanceof Y.XmlText) size.chars += child.length;
    else if (child instanceof Y.XmlElement) {
      const inside = contentSize(child);
      size.chars += inside.chars;
      size.nodes += 1 + inside.nodes;
    }
  }
  return size;
}
