import { plainText, type SheetBlock } from '../../shared/model/sheet.ts';

/** Every line of a sheet, in order; empty ones left out. */
export function sheetLines(blocks: readonly SheetBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => sheetLines(item.blocks));
    return plainText(block.text)
      .split('\n')
      .filter((line) => line.trim() !== '');
  });
}

/** What `mine` says that `theirs` does not: the lines to give back to somebody whose writing was not taken. */
export function lostWords(mine: readonly SheetBlock[], theirs: readonly SheetBlock[]): string {
  const there = new Map<string, number>();
  for (const line of sheetLines(theirs)) there.set(line, (there.get(line) ?? 0) + 1);
  return sheetLines(mine)
    .filter((line) => {
      const left = there.get(line) ?? 0;
      if (left > 0) there.set(line, left - 1);
      return left === 0;
    })
    .join('\n');
}
