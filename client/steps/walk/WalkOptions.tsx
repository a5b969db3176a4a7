import type { ReactElement } from 'react';
import { t } from '../../words/speak.ts';

/** What a rotation does by itself. `swapAt`: its middle stop, `null` where it has none. */
export function WalkOptions({
  swapAt,
  maySwap,
  swap,
  onSwap,
  onItsOwn,
  onOnItsOwn,
}: {
  swapAt: number | null;
  /** Somebody could take her host's place there. */
  maySwap: boolean;
  swap: boolean;
  onSwap: (swap: boolean) => void;
  onItsOwn: boolean;
  onOnItsOwn: (onItsOwn: boolean) => void;
}): ReactElement {
  return (
    <div className="choices">
      <label className="choice">
        <input
          type="checkbox"
          checked={maySwap && swap}
          disabled={!maySwap}
          onChange={(event) => onSwap(event.target.checked)}
        />
        <div>
          {t('console.walk.swap')}
          <br />
          <span>
            {swapAt === null
              ? t('console.walk.swap.needsStops')
              : maySwap
                ? t('console.walk.swap.at', { stop: swapAt + 1 })
                : t('console.walk.swap.needsPeople')}
          </span>
        </div>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={onItsOwn}
          onChange={(event) => onOnItsOwn(event.target.checked)}
        />
        <div>
          {t('console.walk.own')}
          <br />
          <span>{t('console.walk.own.text')}</span>
        </div>
      </label>
    </div>
  );
}
