import { useEffect, useRef, type RefObject } from 'react';

/** Whether words are being typed into a field that is still there. */
function isTyping(): boolean {
  const field = document.activeElement as HTMLInputElement | null;
  return Boolean(
    field?.matches('textarea, input:not([type=radio], [type=checkbox])') &&
    field.value &&
    field.getClientRects().length > 0,
  );
}

/** When the room goes on to another `step`, the page, and `column` where that scrolls by itself, show their beginning: what to do now stands there. */
export function useNewStep(step: string | undefined, column?: RefObject<HTMLElement | null>): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current && before.current !== step && !isTyping()) {
      scrollTo(0, 0);
      column?.current?.scrollTo(0, 0);
    }
    before.current = step;
  }, [step, column]);
}
