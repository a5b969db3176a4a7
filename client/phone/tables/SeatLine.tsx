import type { JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { seatWords, type SeatNews } from '../../meeting/seatNews.ts';
import { t } from '../../words/speak.ts';

/** Above what she does now: that others changed her seat, which nothing else on the screen says. */
export function SeatLine({
  news,
  tables,
  dealt,
  onSeen,
}: {
  news: SeatNews | null;
  tables: readonly TableRow[];
  /** People were told where they sit. */
  dealt: boolean;
  onSeen: () => void;
}): JSX.Element {
  return (
    <div role="status">
      {news && (
        <div className="tb-card tb-left">
          <p>
            <Icon name="people" size={20} />
            <span>{seatWords(news, tables, dealt)}</span>
          </p>
          <Button variant="quiet" onClick={onSeen}>
            {t('app.allRight')}
          </Button>
        </div>
      )}
    </div>
  );
}
