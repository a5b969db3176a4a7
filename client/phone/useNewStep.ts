import { useEffect, useRef } from 'react';
import type { Phase } from '../../shared/model/session.ts';

/** Whether words are being typed into a field that is still there. */
function isTyping(): boolean {
  const field = document.activeElement as HTMLInputElement | null;
  return Boolean(
    field?.matches('textarea, input:not([type=radio], [type=checkbox])') &&
    field.value &&
    field.getClientRects().length > 0,
  );
}

/** When the room goes on to another step, the page shows its beginning: what to do now stands there. */
export function useNewStep(phase: Phase | undefined): void {
  const before = useRef(phase);
  useEffect(() => {
    if (before.current && before.current !== phase && !isTyping()) scrollTo(0, 0);
    before.current = phase;
  }, [phase]);
}
