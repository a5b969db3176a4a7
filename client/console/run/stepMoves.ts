import { changeScript, type ScriptChange } from '../../../shared/scripts/change/changeScript.ts';
import type { Script } from '../../../shared/scripts/script.ts';

/** Where a step goes in the run: to an index, or by so many places, later ones counted up. */
export type StepTarget = { to: number } | { by: number };

/** Asks for a change of the script as it is `before`; `true` when it was made. */
export type AskChange = (before: Script, change: ScriptChange) => Promise<boolean>;

/**
 * Moves of steps, one after the other. A second press that comes before the first is answered goes on from where that one leads, not from
 * what the page still shows.
 */
export class StepMoves {
  #shown: Script | null = null;
  #reached: Script | null = null;
  #last: Promise<void> = Promise.resolve();

  /** The page shows this script now. */
  see(script: Script): void {
    if (this.#shown === script) return;
    this.#shown = this.#reached = script;
  }

  /** Resolves once it is answered; beyond either end nothing is asked. */
  move(id: string, target: StepTarget, ask: AskChange): Promise<void> {
    this.#last = this.#last.then(() => this.#moveNow(id, target, ask));
    return this.#last;
  }

  async #moveNow(id: string, target: StepTarget, ask: AskChange): Promise<void> {
    const before = this.#reached;
    if (!before) return;
    const from = before.steps.findIndex((step) => step.id === id);
    const to = 'to' in target ? target.to : from + target.by;
    if (from < 0 || to === from || to < 0 || to >= before.steps.length) return;
    const others = before.steps.filter((step) => step.id !== id);
    const change = { do: 'move-step', step: id, after: others[to - 1]?.id ?? null } as const;
    if (!(await ask(before, change))) return;
    const { script } = changeScript(this.#reached ?? before, change) as { script?: Script };
    if (script) this.#reached = script;
  }
}
