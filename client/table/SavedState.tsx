import type { JSX } from 'react';
import { Icon, type IconName } from '../design/Icon.tsx';
import type { OpenSheet } from './holdSheet.ts';
import { t } from '../words/speak.ts';

/** Are my words with the server? Said once each time it changes. */
export function SavedState({
  sheet,
  isOffline,
  mayWrite,
}: {
  sheet: OpenSheet | null;
  isOffline: boolean;
  mayWrite: boolean;
}): JSX.Element {
  const { icon, words, mood } = savedWords(sheet, isOffline, mayWrite);
  return (
    <p className={`table-saved table-saved-${mood}`} role="status">
      {icon && <Icon name={icon} size={20} />}
      <span>{words}</span>
    </p>
  );
}

function savedWords(
  sheet: OpenSheet | null,
  isOffline: boolean,
  mayWrite: boolean,
): { icon: IconName | null; words: string; mood: 'calm' | 'busy' | 'offline' | 'refused' } {
  if (!sheet)
    return isOffline
      ? { icon: 'cloud-off', words: t('sheet.saved.offline'), mood: 'offline' }
      : { icon: null, words: '', mood: 'busy' };
  const { state, saved } = sheet.status;
  if (state === 'refused')
    return { icon: 'warning', words: t('sheet.saved.closed'), mood: 'refused' };
  if (state === 'offline' || isOffline)
    return {
      icon: 'cloud-off',
      words: t(saved ? 'sheet.saved.offline' : 'sheet.saved.kept'),
      mood: 'offline',
    };
  if (!sheet.isLoaded) return { icon: 'sending', words: t('sheet.saved.opening'), mood: 'busy' };
  if (!mayWrite) return { icon: null, words: '', mood: 'calm' };
  return saved
    ? { icon: 'check', words: t('sheet.saved.saved'), mood: 'calm' }
    : { icon: 'sending', words: t('sheet.saved.saving'), mood: 'busy' };
}
