import { PRINT_SIZE_NAMES, type PrintSize } from '../../shared/model/printSizes.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { t } from '../words/speak.ts';
import { useDesk } from './desk.ts';
import { printPage, type Print } from '../app/address/links.ts';

/** Paper, and what to print on it; of all tables, or of one. */
export function PrintLinks({
  rows,
  table,
}: {
  rows: readonly { what: Print; words: string }[];
  table?: string;
}): ReactElement {
  const { wall } = useDesk();
  const [size, setSize] = useState<PrintSize>('a4');
  return (
    <div className="print-links">
      <fieldset className="size-choice">
        <legend>{t('console.print.paper')}</legend>
        {PRINT_SIZE_NAMES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="paper-size"
              value={each}
              checked={size === each}
              onChange={() => setSize(each)}
            />
            <span>{t(`paperSize.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="dialog-links">
        {rows.map(({ what, words }) => (
          <LinkButton
            key={what}
            icon="open"
            href={printPage(wall, 'facilitator', what, { size, table })}
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
