import type { ReactElement } from 'react';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import type { Held } from '../design/held.ts';
import { SaidAbove } from '../design/SaidAbove.tsx';
import { Toast } from '../design/Toast.tsx';
import { t } from '../words/speak.ts';
import { undoWordOf, type UndoableAction } from '../desk/lastAction.ts';

/** What was said last: done (perhaps with a way back), or refused. */
export type LastWords =
  | { kind: 'done'; said: string; action: UndoableAction | null }
  | { kind: 'refused'; said: string };

/** The line at the bottom right: it stays until the next action or until it is put away, for a facilitator looks up late. */
export function LastActionBar({
  last,
  onUndo,
  onGone,
  held,
}: Held & {
  last: LastWords | null;
  onUndo: (action: UndoableAction) => void;
  onGone: () => void;
}): ReactElement {
  const action = last?.kind === 'done' ? last.action : null;
  const word = action ? undoWordOf(action) : null;
  return (
    <div className="console-last" data-none={last ? undefined : ''}>
      <div className="last-words" role="status" data-testid="last-action">
        <SaidAbove said={last}>
          {last ? (
            <Toast
              kind={last.kind}
              action={
                action && word ? (
                  <HeldButton icon="undo" held={held} onClick={() => onUndo(action)}>
                    {word}
                  </HeldButton>
                ) : null
              }
            >
              {last.said}
            </Toast>
          ) : null}
        </SaidAbove>
      </div>
      {last ? (
        <Button
          variant="quiet"
          className="last-gone"
          icon="close"
          aria-label={t('console.last.putAway')}
          onClick={onGone}
        />
      ) : null}
    </div>
  );
}
