import type * as Y from 'yjs';
import type { Script, Step } from '../../../shared/scripts/script.ts';

/** The run of a meeting, as the `people` document has it for facilitators: with what they mean to say. */
export interface RunContent {
  script: Script;
  /** Id of the step where the meeting stands. */
  step: string;
  /** Ids of the steps by which it came there, and those of them that left the run. */
  been: readonly string[];
  left: readonly Step[];
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether it can be gone through as a run; what its steps say was checked by the server, which alone writes it. */
function isScript(value: unknown): value is Script {
  if (!isFields(value)) return false;
  const { steps, languages } = value;
  return (
    Array.isArray(languages) &&
    Array.isArray(steps) &&
    steps.every(
      (step) =>
        isFields(step) && [step['id'], step['kind']].every((each) => typeof each === 'string'),
    )
  );
}

/**
 * The run, or `null` where the document has none that can be read. The server alone writes it, read without a fault. `before`: as it was read
 * last; where nothing of it changed since, that very object.
 */
export function readRun(doc: Y.Doc, before: RunContent | null): RunContent | null {
  const run = doc.getMap('run');
  const [script, step] = [run.get('script'), run.get('step')];
  if (!isScript(script) || typeof step !== 'string') return null;
  const listOf = <Item>(name: string, known: readonly Item[] | undefined): readonly Item[] => {
    const list: unknown = run.get(name);
    if (!Array.isArray(list)) return known?.length === 0 ? known : [];
    return list as Item[];
  };
  const been = listOf<string>('been', before?.been);
  const left = listOf<Step>('left', before?.left);
  return before?.script === script &&
    before.step === step &&
    before.been === been &&
    before.left === left
    ? before
    : { script, step, been, left };
}
