import { linkSecret, readPlace } from '../../../shared/model/address.ts';
import { isJoinCode, JOIN_CODE_LENGTH } from '../../../shared/model/ids.ts';
import { normaliseJoinCode } from '../../../shared/model/joinCode.ts';
import { t } from '../../words/speak.ts';
import { ownPage } from './links.ts';

/** What was typed or pasted → where it leads on this server: to the wall with that code, or to the page whose link it is; `null`: to none. */
export function placeOf(typed: string): string | null {
  const place = readPlace(typed);
  // A link of a wall's own (a helper's, say) opens that; its key stays in the fragment.
  if (place?.path.startsWith('/w/')) {
    const secret = linkSecret(place.fragment);
    return (
      place.path +
      (place.query === '' ? '' : `?${encodeURI(place.query)}`) +
      (secret === null ? '' : `#key=${secret}`)
    );
  }
  if (place?.path.startsWith('/j/')) return place.path;
  const code = normaliseJoinCode(typed);
  return isJoinCode(code) ? ownPage(code) : null;
}

/** What is wrong with a code, in words, or `null`. */
export function codeRefusal(typed: string): string | null {
  if (placeOf(typed) !== null) return null;
  const code = normaliseJoinCode(typed);
  if (/[/\\]|\w\.\w/.test(typed)) return t('code.noneInAddress');
  if (code.length !== JOIN_CODE_LENGTH) return t('code.wrongLength', { length: code.length });
  if (!isJoinCode(code)) return t('code.wrongLetters');
  return null;
}
