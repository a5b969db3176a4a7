import { WallIcon } from '../WallIcon.tsx';
import type { WallModel } from '../wallModel.ts';
import { LostGroupNote } from './LostGroupNote.tsx';
import { usePresence } from './usePresence.ts';
import { t } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** What others ask of this page: look here, mind who is on that group, whose view it is, and what became of a name. Said in words by the live region. */
export function PresenceNotes({
  model,
  onShow,
  onBack,
}: {
  model: WallModel;
  /** Goes where everyone is asked to look; shows the wall first where it is hidden. */
  onShow: () => void;
  /** Goes back to what was in view before, the outline if that was. */
  onBack: () => void;
}) {
  const { presence } = model;
  const { look, hint, lost, following, people } = usePresence(presence);
  const followed = people.find(({ clientId }) => clientId === following);
  if (!look && !lost && hint === null && !followed) return null;
  return (
    <section className="presence-notes" aria-label={t('here.fromOthers')}>
      {lost && <LostGroupNote key={lost.id} model={model} group={lost} />}
      {hint !== null && (
        <p className="presence-note">
          <WallIcon name="claim" size={20} />
          <span>{hint}</span>
        </p>
      )}
      {followed && (
        <div className="presence-note" style={{ borderColor: `var(--presence-${followed.color})` }}>
          <WallIcon name="presence" size={20} />
          <span>
            <T k="here.youSee" with={{ name: followed.name, b: <b /> }} />
          </span>
          <button type="button" onClick={() => presence.follow(null)}>
            {t('here.stop')}
          </button>
        </div>
      )}
      {look && (
        <div className="presence-note">
          <WallIcon name="look" size={20} />
          <span>{look.text}</span>
          {look.from ? (
            <button type="button" onClick={onBack}>
              {t('here.back')}
            </button>
          ) : (
            <button type="button" onClick={onShow}>
              {t('here.showMe')}
            </button>
          )}
          <button type="button" aria-label={t('design.close')} onClick={() => presence.endLook()}>
            <WallIcon name="close" size={18} />
          </button>
        </div>
      )}
    </section>
  );
}
