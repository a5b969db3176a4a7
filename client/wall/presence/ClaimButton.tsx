import { MenuItem, useMenu } from '../MenuItem.tsx';
import { WallIcon } from '../WallIcon.tsx';
import type { PresenceModel } from './PresenceModel.ts';
import { usePresence } from './usePresence.ts';
import { t, words } from '../../words/speak.ts';

/** Tells the others who is on a group. It keeps nobody out, and ends when she leaves. */
export function ClaimButton({ presence, id }: { presence: PresenceModel; id: string }) {
  const isOn = usePresence(presence).ownClaims.has(id);
  if (useMenu())
    return (
      <MenuItem icon="claim" checked={isOn} onClick={() => presence.toggleClaim(id)}>
        {t('here.claim')}
      </MenuItem>
    );
  return (
    <button
      type="button"
      className="wall-button"
      aria-pressed={isOn}
      title={t(isOn ? 'here.claim.on' : 'here.claim.off')}
      onClick={() => presence.toggleClaim(id)}
    >
      <WallIcon name="claim" size={20} />
      {t('here.claim')}
    </button>
  );
}

/** Who else is on a group, in words. */
export function ClaimedBy({ presence, id }: { presence: PresenceModel; id: string }) {
  const { people } = usePresence(presence);
  const names = people.filter(({ claims }) => claims.includes(id)).map(({ name }) => name);
  return (
    names.length > 0 && (
      <p className="claimed-by">
        <WallIcon name="claim" size={18} />
        {t('here.claimed', { count: names.length, names: words().list(names) })}
      </p>
    )
  );
}
