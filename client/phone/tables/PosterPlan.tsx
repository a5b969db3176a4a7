import type { JSX, ReactNode } from 'react';
import type { PlanSpot } from '../../meeting/posterPlan.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../words/speak.ts';

/** More posters than this fold into one line: a plan of thirty would be all one sees. */
const FEW = 12;

/** The gallery's plan: numbers as the posters hang. `onOpen`: to any of them; without it, it is there to read. */
export function PosterPlan({
  spots,
  said,
  onOpen,
  children,
}: {
  spots: readonly PlanSpot[];
  /** Where she is, in words. */
  said: string;
  onOpen?: (tableId: string) => void;
  /** Beside the plan; folded with it. */
  children?: ReactNode;
}): JSX.Element {
  const plan = (
    <ol className="tb-plan" aria-label={t('phone.plan')}>
      {spots.map(({ tableId, number, name, is, isClosed }) => (
        <li key={tableId}>
          {onOpen ? (
            <button
              type="button"
              className="tb-spot"
              data-is={is}
              data-closed={isClosed || undefined}
              aria-current={is === 'now' || undefined}
              aria-label={t('phone.plan.poster', { number, name, is })}
              onClick={() => onOpen(tableId)}
            >
              <Spot number={number} is={is} />
            </button>
          ) : (
            <span className="tb-spot" data-is={is} data-closed={isClosed || undefined}>
              <Spot number={number} is={is} />
              {is !== 'other' && (
                <span className="ww-visually-hidden">{t(`phone.plan.${is}`)}</span>
              )}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
  if (spots.length <= FEW)
    return (
      <nav className="tb-plan-box" aria-label={t('phone.walk.list')}>
        {plan}
        <p className="tb-small">{said}</p>
        {children}
      </nav>
    );
  return (
    <nav className="tb-plan-box" aria-label={t('phone.walk.list')}>
      <details>
        <summary>
          <span>{said}</span> <span className="tb-plan-open">{t('phone.plan.open')}</span>
        </summary>
        {plan}
        {children}
      </details>
    </nav>
  );
}

function Spot({ number, is }: Pick<PlanSpot, 'number' | 'is'>): JSX.Element {
  return (
    <>
      {is === 'seen' && <Icon name="check" size={16} />}
      {number}
    </>
  );
}
