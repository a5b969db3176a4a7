import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  PDFString,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { utf16Hex } from './embeddedFonts.ts';
import type { Part } from './pageItems.ts';
import { languageWithin, mostlyIn, type LetterCounts } from './wordLanguage.ts';

const words = (text: string): PDFHexString => PDFHexString.of(`feff${utf16Hex(text)}`);

interface Element {
  ref: PDFRef;
  dict: PDFDict;
  kids: PDFArray;
}

/** A part of a line in one language; `null`: the language of the part it is in. */
export interface Stretch {
  language: string | null;
  draw: () => void;
}

interface Bookmark {
  title: string;
  level: number;
  page: PDFRef;
  /** Its place on the page, points from the bottom. */
  top: number;
}

/** A bookmark with those below it. */
interface OutlineItem extends Bookmark {
  items: OutlineItem[];
}

const LEVELS: Partial<Record<Part['role'], number>> = { H1: 1, H2: 2, H3: 3 };

/**
 * The structure of the file, which says what its parts are and in which order they are read (PDF
 * 32000-1, 14.7 and 14.8), and the bookmarks that headings make.
 */
export class StructureTree {
  readonly #doc: PDFDocument;
  readonly #letters: ReadonlyMap<Part, LetterCounts>;
  readonly #language: string;
  readonly #root: Element;
  readonly #document: Element;
  readonly #elements = new Map<Part, Element>();
  /** By page: the element of each marked piece of content. */
  readonly #marked = new Map<PDFPage, PDFRef[]>();
  /** Elements of links. */
  readonly #linked: PDFRef[] = [];
  readonly #bookmarks: Bookmark[] = [];
  #linkKey = 0;

  /**
   * `letters`: the letters of each part with words, counted before anything is drawn. `language`: the
   * document's.
   */
  constructor(doc: PDFDocument, letters: ReadonlyMap<Part, LetterCounts>, language: string) {
    this.#doc = doc;
    this.#letters = letters;
    this.#language = language;
    this.#root = this.#make({ Type: 'StructTreeRoot' });
    this.#document = this.#add('Document', this.#root);
  }

  #make(entries: Record<string, string>): Element {
    const { context } = this.#doc;
    const dict = context.obj(entries);
    const kids = PDFArray.withContext(context);
    dict.set(PDFName.of('K'), kids);
    return { ref: context.register(dict), dict, kids };
  }

  #add(role: string, parent: Element): Element {
    const element = this.#make({ Type: 'StructElem', S: role });
    element.dict.set(PDFName.of('P'), parent.ref);
    parent.kids.push(element.ref);
    return element;
  }

  #elementOf(part: Part): Element {
    const known = this.#elements.get(part);
    if (known) return known;
    const element = this.#add(
      part.role,
      part.parent ? this.#elementOf(part.parent) : this.#document,
    );
    const language = this.languageOf(part);
    if (language !== (part.parent ? this.languageOf(part.parent) : this.#language))
      element.dict.set(PDFName.of('Lang'), PDFString.of(language));
    if (part.alt !== undefined) element.dict.set(PDFName.of('Alt'), words(part.alt));
    this.#elements.set(part, element);
    return element;
  }

  /**
   * Draws something as content of a part; without a part it is an artifact, which is not read out.
   * `top`: points from the bottom of the page.
   */
  within(page: PDFPage, part: Part | undefined, top: number, draw: () => void): void {
    if (part) return this.stretches(page, part, top, [{ language: null, draw }], false);
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]),
    );
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /**
   * Draws a line as content of its part: stretches from left to right, each in another language
   * than the part's as a span that says so.
   */
  stretches(
    page: PDFPage,
    part: Part,
    top: number,
    stretches: readonly Stretch[],
    rightToLeft: boolean,
  ): void {
    const isNew = !this.#elements.has(part);
    const element = this.#elementOf(part);
    const level = LEVELS[part.role];
    if (isNew && level !== undefined && part.words !== undefined)
      this.#bookmarks.push({ title: part.words, level, page: page.ref, top });
    const own = this.languageOf(part);
    const marks = new Map<Stretch, { role: string; id: number }>();
    // The tree has them in reading order.
    for (const stretch of rightToLeft ? stretches.toReversed() : stretches) {
      const language =
        stretch.language === null ? own : languageWithin(this.#language, stretch.language);
      const isSpan = language !== own;
      const holder = isSpan ? this.#add('Span', element) : element;
      if (isSpan) holder.dict.set(PDFName.of('Lang'), PDFString.of(language));
      marks.set(stretch, { role: isSpan ? 'Span' : part.role, id: this.#mark(page, holder) });
    }
    for (const stretch of stretches) {
      const { role = part.role, id = 0 } = marks.get(stretch) ?? {};
      page.pushOperators(
        PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
          PDFName.of(role),
          this.#doc.context.obj({ MCID: id }) as never,
        ]),
      );
      stretch.draw();
      page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
    }
  }

  /** The language of a part's words, where they show one, else that of the part around it. */
  languageOf(part: Part): string {
    const counts = this.#letters.get(part);
    const language = counts ? mostlyIn(counts) : null;
    if (language !== null) return languageWithin(this.#language, language);
    return part.parent ? this.languageOf(part.parent) : this.#language;
  }

  /** The letters of all words of a part. */
  lettersOf(part: Part): LetterCounts {
    return this.#letters.get(part) ?? new Map();
  }

  /** Marks a piece of content as belonging to `holder`; returns its number on the page. */
  #mark(page: PDFPage, holder: Element): number {
    const marked = this.#marked.get(page) ?? [];
    this.#marked.set(page, marked);
    const id = marked.length;
    marked.push(holder.ref);
    const piece = this.#doc.context.obj({ Type: 'MCR', MCID: id });
    piece.set(PDFName.of('Pg'), page.ref);
    holder.kids.push(piece);
    return id;
  }

  /** Adds a link to the part it is in. */
  link(page: PDFPage, annotation: PDFRef, part: Part | undefined): void {
    const { context } = this.#doc;
    const element = this.#add('Link', part ? this.#elementOf(part) : this.#document);
    const reference = context.obj({ Type: 'OBJR' });
    reference.set(PDFName.of('Obj'), annotation);
    reference.set(PDFName.of('Pg'), page.ref);
    element.kids.push(reference);
    this.#linked.push(element.ref);
    context
      .lookup(annotation, PDFDict)
      .set(PDFName.of('StructParent'), PDFNumber.of(this.#linkKey));
    this.#linkKey += 1;
  }

  /** Writes the tree. Call once, after everything is drawn. */
  write(): void {
    const { context, catalog } = this.#doc;
    const numbers = PDFArray.withContext(context);
    this.#linked.forEach((ref, key) => {
      numbers.push(PDFNumber.of(key));
      numbers.push(ref);
    });
    let key = this.#linkKey;
    for (const [page, marked] of this.#marked) {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(key));
      numbers.push(PDFNumber.of(key));
      numbers.push(context.register(context.obj(marked)));
      key += 1;
    }
    for (const page of this.#doc.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const tree = context.obj({});
    tree.set(PDFName.of('Nums'), numbers);
    this.#root.dict.set(PDFName.of('ParentTree'), context.register(tree));
    this.#root.dict.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(key));
    catalog.set(PDFName.of('StructTreeRoot'), this.#root.ref);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    this.#writeOutline();
  }

  #writeOutline(): void {
    if (this.#bookmarks.length === 0) return;
    const { context, catalog } = this.#doc;
    const items: OutlineItem[] = [];
    const open: OutlineItem[] = [];
    for (const bookmark of this.#bookmarks) {
      const item: OutlineItem = { ...bookmark, items: [] };
      while ((open.at(-1)?.level ?? 0) >= item.level) open.pop();
      (open.at(-1)?.items ?? items).push(item);
      open.push(item);
    }
    const root = context.obj({ Type: 'Outlines' });
    const ref = context.register(root);
    this.#writeItems(root, ref, items);
    catalog.set(PDFName.of('Outlines'), ref);
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  }

  /** Writes bookmarks; returns how many there are, those below them included. */
  #writeItems(parent: PDFDict, parentRef: PDFRef, items: readonly OutlineItem[]): number {
    const { context } = this.#doc;
    const dicts = items.map(() => context.obj({}));
    const refs = dicts.map((dict) => context.register(dict));
    let count = items.length;
    items.forEach((item, index) => {
      const dict = dicts[index];
      const ref = refs[index];
      if (!dict || !ref) return;
      dict.set(PDFName.of('Title'), words(item.title));
      dict.set(PDFName.of('Parent'), parentRef);
      dict.set(PDFName.of('Dest'), context.obj([item.page, 'XYZ', null, item.top, null]));
      const [before, after] = [refs[index - 1], refs[index + 1]];
      if (before) dict.set(PDFName.of('Prev'), before);
      if (after) dict.set(PDFName.of('Next'), after);
      // Below the second level they are collapsed, so that thirty tables are a list that can be
      // read.
      const below = this.#writeItems(dict, ref, item.items);
      if (below > 0) dict.set(PDFName.of('Count'), PDFNumber.of(item.level >= 2 ? -below : below));
      if (item.level < 2) count += below;
    });
    const [first, last] = [refs[0], refs.at(-1)];
    if (first && last) {
      parent.set(PDFName.of('First'), first);
      parent.set(PDFName.of('Last'), last);
      if (!parent.has(PDFName.of('Count'))) parent.set(PDFName.of('Count'), PDFNumber.of(count));
    }
    return count;
  }
}
