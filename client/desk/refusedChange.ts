import { changeScript, type ScriptChange } from '../../shared/scripts/change/changeScript.ts';
import type { ScriptFault } from '../../shared/scripts/faults.ts';
import type { Script } from '../../shared/scripts/script.ts';
import { askRefusal } from '../meeting/words/askProblems.ts';
import { ApiProblem } from '../sync/api.ts';
import { t } from '../words/speak.ts';

/** Why a change of the run was not made. */
export interface RefusedChange {
  says: string;
  /** Somebody else wrote in the same place. */
  isOthers: boolean;
  /** What would be wrong with the run. */
  faults?: readonly ScriptFault[];
  isMore: boolean;
  /** The run as it would be: the places of faults are there. */
  script: Script;
}

/** What the server said no with, or that it said nothing. Throws what is a fault of the page's own. */
export function refusedChange(error: unknown, before: Script, change: ScriptChange): RefusedChange {
  const isTyped = change.do === 'set-step' || change.do === 'set-script';
  const changed = changeScript(before, change);
  const isProblem = error instanceof ApiProblem;
  const isOthers = isProblem && error.code === 'changed-meanwhile';
  const faults = isProblem ? (error.more.faults as readonly ScriptFault[] | undefined) : undefined;
  return {
    says: askRefusal(error, isTyped ? t('run.refused.stays') : undefined),
    isOthers,
    ...(faults ? { faults } : {}),
    script: changed.refused || !Array.isArray(changed.script.steps) ? before : changed.script,
    isMore: isProblem && error.more.isMore === true,
  };
}
