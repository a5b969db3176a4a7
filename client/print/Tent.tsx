import type { JSX } from 'react';
import { printJoinCode } from '../../shared/model/ids.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { textDirection } from '../../shared/model/textDirection.ts';
import { pageDirection } from '../design/direction.ts';
import { qrPicture } from '../app/address/links.ts';
import { FitName } from './FitName.tsx';
import { t } from '../words/speak.ts';

/** A table tent: folded in the middle it stands, and both faces read the right way up. */
export function Tent({ table, joinCode }: { table: TableRow; joinCode: string }): JSX.Element {
  return (
    <section
      className="page tent light-papers"
      aria-label={t('print.tent', { number: table.number, name: table.name })}
    >
      <Face table={table} joinCode={joinCode} isTurned />
      <p className="tent-fold">
        <span>{t('print.tent.fold')}</span>
      </p>
      <Face table={table} joinCode={joinCode} />
    </section>
  );
}

const NAME_PT = 69;
const SMALLEST_PT = 20;

function Face({
  table,
  joinCode,
  isTurned = false,
}: {
  table: TableRow;
  joinCode: string;
  isTurned?: boolean;
}): JSX.Element {
  return (
    <div
      className={isTurned ? 'tent-face tent-turned' : 'tent-face'}
      dir={textDirection(table.name)}
      aria-hidden={isTurned ? true : undefined}
    >
      <p className={table.number > 9 ? 'tent-number tent-number-wide' : 'tent-number'}>
        {table.number}
      </p>
      <div className="tent-words">
        <div className="tent-name-box">
          <FitName
            key={table.name}
            name={table.name}
            most={NAME_PT}
            least={SMALLEST_PT}
            className="tent-name"
          />
        </div>
        <p className="tent-say" dir={pageDirection()}>
          {t('print.tent.sit')}
        </p>
      </div>
      <div className="tent-join" dir={pageDirection()}>
        <img
          src={qrPicture(joinCode, location.origin, table.number)}
          alt={t('print.tent.qr', { number: table.number })}
        />
        <p className="tent-phone">{t('print.tent.phone')}</p>
        <b>
          {printJoinCode(joinCode)} · {table.number}
        </b>
      </div>
    </div>
  );
}
