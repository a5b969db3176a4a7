import type { ReactElement } from 'react';
import { FaultList } from '../../app/FaultList.tsx';
import { Icon } from '../../design/Icon.tsx';
import type { RefusedChange } from '../../desk/refusedChange.ts';
import { useRun } from './runContext.ts';
import { stepTitle } from '../../desk/stepTitle.ts';

/** Why a change was not made, with all that would be wrong with the run, by the names of its steps. */
export function RefusedWords({ refused }: { refused: RefusedChange }): ReactElement {
  const { language } = useRun();
  const { script } = refused;
  const titleOf = (index: number): string | undefined => {
    const step = script.steps[index];
    return step && stepTitle(script, step, language);
  };
  return (
    <>
      <p>
        <Icon name="warning" size={20} /> {refused.says}
      </p>
      {refused.faults ? (
        <FaultList faults={refused.faults} isMore={refused.isMore} titleOf={titleOf} />
      ) : null}
    </>
  );
}
