import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ScriptFault } from '../../shared/scripts/faults.ts';
import { FaultList } from './FaultList.tsx';

const markupOf = (
  faults: readonly ScriptFault[],
  more: { isMore?: boolean; titleOf?: (index: number) => string | undefined } = {},
): string => renderToStaticMarkup(<FaultList faults={faults} isMore={false} {...more} />);
const saidOf = (...asked: Parameters<typeof markupOf>): string =>
  markupOf(...asked)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const MISSING = (place: string): ScriptFault => ({ place, code: 'missing' });

describe('what is wrong with a script', () => {
  it('stands behind its place, as people count, by the title of its step where that is known', () => {
    expect(saidOf([MISSING('steps[2].form[0].label')])).toMatch(/^Step 3: form 1 › label \S/);
    const titleOf = (index: number): string | undefined => ['Post', 'Group', 'Read'][index];
    expect(saidOf([MISSING('steps[2].form[0].label')], { titleOf })).toMatch(
      /^Step 3, “Read”: form 1 › label \S/,
    );
    expect(saidOf([MISSING('steps[7].title')], { titleOf })).toMatch(/^Step 8: title \S/);
  });

  it('has a place outside steps too, and none where all of it is meant', () => {
    expect(saidOf([MISSING('name')])).toMatch(/^name \S/);
    expect(markupOf([MISSING('')])).not.toContain('fault-place');
  });

  it('has places that read from left to right in every language', () => {
    expect(markupOf([MISSING('steps[0].title')])).toContain('<code dir="ltr">title</code>');
  });

  it('is as much as one mends before reading the file again, and says that there is more', () => {
    const many = Array.from({ length: 30 }, (_, index) => MISSING(`steps[${index}].title`));
    const markup = markupOf(many);
    expect(markup.match(/<li>/g)).toHaveLength(12);
    expect(markup).toContain('There is more. Mend these first.');
    expect(saidOf(many.slice(0, 12))).not.toContain('There is more');
    expect(saidOf(many.slice(0, 2), { isMore: true })).toContain('There is more');
  });
});
