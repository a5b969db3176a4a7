import { useEffect } from 'react';
import { isTyping } from '../isTyping.ts';
import { Tool } from '../WallBar.tsx';
import type { PresenceModel } from './PresenceModel.ts';
import { usePresence } from './usePresence.ts';
import { commandKey, isComposing } from '../../design/keys.ts';
import { t } from '../../words/speak.ts';

/** The bar's way to the list of who is here, and its key: H. */
export function PresenceTool({ presence }: { presence: PresenceModel }) {
  const { isListOpen, people } = usePresence(presence);
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
      presence.set({ isListOpen: !presence.state.isListOpen });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [presence]);
  return (
    <Tool
      icon="presence"
      word={t('here.hands')}
      label={t('here.hands.label', { count: people.length })}
      pressed={isListOpen}
      onClick={() => presence.set({ isListOpen: !isListOpen })}
    />
  );
}
