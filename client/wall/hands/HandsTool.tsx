import { useEffect } from 'react';
import { isTyping } from '../isTyping.ts';
import { Tool } from '../WallBar.tsx';
import type { HandsModel } from './HandsModel.ts';
import { useHands } from './useHands.ts';
import { commandKey, isComposing } from '../../design/keys.ts';

/** The bar's way to the list of who is here, and its key: H. */
export function HandsTool({ hands }: { hands: HandsModel }) {
  const { isListOpen, people } = useHands(hands);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (
        isTyping(target) ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isComposing(event) ||
        commandKey(event) !== 'h' ||
        document.querySelector('dialog[open]')
      )
        return;
      event.preventDefault();
      hands.set({ isListOpen: !hands.state.isListOpen });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hands]);
  const others =
    people.length === 0
      ? 'nobody else is here'
      : people.length === 1
        ? 'one other is here'
        : `${people.length} others are here`;
  return (
    <Tool
      icon="hands"
      word="Hands"
      label={`Hands: ${others} (H)`}
      pressed={isListOpen}
      onClick={() => hands.set({ isListOpen: !isListOpen })}
    />
  );
}
