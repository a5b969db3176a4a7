import { SIZE } from './reportLook.ts';
import type { SetLine, TextRun, TextSetter } from './setText.ts';

/** The largest of `sizes` at which the words fit; at the smallest, as many lines as there are. */
export function fitted(
  setter: TextSetter,
  runs: readonly TextRun[],
  box: { width: number; height: number; lines?: number },
  sizes: readonly number[],
  leading: number,
): { size: number; lines: SetLine[] } {
  let size = sizes.at(-1) ?? SIZE.text;
  let lines: SetLine[] = [];
  for (const each of sizes) {
    size = each;
    lines = setter.lines(runs, box.width / size);
    if (
      lines.length <= (box.lines ?? Infinity) &&
      lines.length * size * leading <= box.height &&
      !setter.hasLongWord(runs, box.width / size)
    )
      break;
  }
  return { size, lines };
}
