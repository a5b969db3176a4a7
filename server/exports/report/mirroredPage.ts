import type { Page, PageItem } from './pageItems.ts';

const ALIGNED = { left: 'right', right: 'left', centre: 'centre' } as const;

/**
 * Pure. A page as a language from right to left has it: columns, numbers, marks and tables from the right. Pages are laid out from the side
 * where lines start, as if that were the left one (`TextSetter.rightToLeft` says which it is); words and drawings are not turned round. What
 * is `fixed` stays where it is.
 */
export const mirroredPage = (page: Page): Page => ({
  ...page,
  items: page.items.map((item): PageItem => {
    if (item.fixed) return item;
    if (item.kind === 'line')
      return { ...item, x: page.width - item.x, align: ALIGNED[item.align] };
    return { ...item, x: page.width - item.x - (item.width ?? 0) };
  }),
});
