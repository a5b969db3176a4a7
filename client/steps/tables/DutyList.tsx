import type { JSX, ReactNode } from 'react';
import type { DutyRow } from '../../app/dutyRows.ts';
import { t } from '../../words/speak.ts';

/** Who does what at a table, on a phone. `renderButton`: what the reader can do about it. */
export const DutyList = ({
  rows,
  renderButton,
}: {
  rows: readonly DutyRow[];
  renderButton: (row: DutyRow) => ReactNode;
}): JSX.Element => (
  <ul className="tb-card tb-roles">
    {rows.map((row) => {
      const { key, duty, holder } = row;
      return (
        <li key={key} className="tb-role">
          <div>
            <p className="tb-role-name">
              {!holder
                ? t(`duty.${duty}`)
                : holder.isMe
                  ? t(`phone.roles.mine.${duty}`)
                  : t(`phone.roles.held.${duty}`, { name: holder.shown })}
            </p>
            <p className="tb-small">{t(`duty.${duty}.means`)}</p>
          </div>
          {renderButton(row)}
        </li>
      );
    })}
  </ul>
);
