import type { ReactElement } from 'react';

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
          Hosts swap half-way
          <br />
          <span>
            {swapAt === null
              ? 'This needs two stops.'
              : maySwap
                ? `At stop ${swapAt + 1} somebody who has walked stays, and the first host sees the rest.`
                : 'This needs a table with two people.'}
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
          Stops move on by themselves
          <br />
          <span>When the time is up. Else you’re asked, and people wait for you.</span>
        </div>
      </label>
    </div>
  );
}
