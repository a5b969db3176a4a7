import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { useDesk } from './desk.ts';
import { PRINT_SIZES, printUrl, type Printable, type PrintSize } from './printUrl.ts';

const SIZE_WORDS: Record<PrintSize, string> = { a4: 'A4', letter: 'Letter', a3: 'A3' };

/** Paper, and what to print on it; of all tables, or of one. */
export function PrintLinks({
  rows,
  table,
}: {
  rows: readonly { what: Printable; words: string }[];
  table?: string;
}): ReactElement {
  const { wall } = useDesk();
  const [size, setSize] = useState<PrintSize>('a4');
  return (
    <div className="print-links">
      <fieldset className="size-choice">
        <legend>Paper</legend>
        {PRINT_SIZES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="paper-size"
              value={each}
              checked={size === each}
              onChange={() => setSize(each)}
            />
            <span>{SIZE_WORDS[each]}</span>
          </label>
        ))}
      </fieldset>
      <div className="dialog-links">
        {rows.map(({ what, words }) => (
          <LinkButton
            key={what}
            icon="open"
            href={printUrl(wall, what, size, table)}
            target="_blank"
            rel="noopener"
          >
            {words}
          </LinkButton>
        ))}
      </div>
    </div>
  );
}
