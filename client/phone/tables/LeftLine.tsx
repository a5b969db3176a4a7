import type { JSX } from 'react';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { walkPlace } from './walkPlace.ts';
import { t } from '../../words/speak.ts';

/** The poster on the screen, where what is left at it is seen; `null`: none. */
export function posterShown({
  session,
  person,
}: Pick<TablesState, 'session' | 'person'>): string | null {
  if (!session.open.includes('walk') || session.reportBack) return null;
  const place = walkPlace(session, person);
  if (place.state === 'stop') return place.table.tableId;
  return place.state === 'free' ? (place.standing?.tableId ?? null) : null;
}

/** Where it went, said where the form was: the walk may have moved on while she wrote. */
export function LeftLine({
  state,
  id,
  onClose,
}: {
  state: TablesState;
  id: string;
  onClose: () => void;
}): JSX.Element | null {
  const visit = state.visits.find((each) => each.id === id);
  const row = state.session.tables.find(({ tableId }) => tableId === visit?.table);
  if (!visit || !row) return null;
  return (
    <div className="tb-card tb-left" role="status">
      <p>
        <Icon name="check" size={20} />
        <span>{t('phone.left.at', { number: row.number, name: row.name })}</span>
      </p>
      <CommandState state={state} topic={`visit/${id}`} />
      <Button variant="quiet" onClick={onClose}>
        {t('app.allRight')}
      </Button>
    </div>
  );
}
