import type { ReactElement } from 'react';
import { HeldButton } from '../../design/HeldButton.tsx';
import { t } from '../../words/speak.ts';
import { RefusedWords } from './RefusedWords.tsx';
import { useRun } from './runContext.ts';
import type { Editing } from './useEditing.ts';

/** What became of a change that was not kept, and what can be done: its words stay in their fields. */
export function KeptLine({
  editing: { refused, keep, drop, overwrite },
  thing,
}: {
  editing: Editing;
  /** What is being changed as everybody has it, without what is typed here: that is what her words may be put over. */
  thing: object;
}): ReactElement {
  const { blocked } = useRun();
  return (
    <div role="alert" className="run-refused" hidden={refused === null}>
      {refused === null ? null : (
        <>
          <RefusedWords refused={refused} />
          <div className="run-adds">
            {refused.isOthers ? (
              <HeldButton held={blocked} onClick={() => overwrite(thing)}>
                {t('run.refused.mine')}
              </HeldButton>
            ) : (
              <HeldButton held={blocked} onClick={keep}>
                {t('run.refused.again')}
              </HeldButton>
            )}
            <HeldButton held={null} variant="quiet" onClick={drop}>
              {t('run.refused.drop')}
            </HeldButton>
          </div>
        </>
      )}
    </div>
  );
}
