import { WallIcon } from '../WallIcon.tsx';
import type { HandsModel } from './HandsModel.ts';
import { useHands } from './useHands.ts';

/** What others' hands ask of this page: look here, mind who is on that group, and whose view it is. Said in words by the live region. */
export function HandsNotes({ hands, onShow }: {
  hands: HandsModel;
  /** Goes where everyone is asked to look; shows the wall first where it is hidden. */
  onShow: () => void;
}) {
  const { look, hint, following, people } = useHands(hands);
  const followed = people.find(({ clientId }) => clientId === following);
  if (!look && hint === null && !followed) return null;
  return (
    <section className="hands-notes" aria-label="From others">
      {hint !== null && <p className="hands-note"><WallIcon name="claim" size={20} /><span>{hint}</span></p>}
      {followed && (
        <div className="hands-note" style={{ borderColor: `var(--hand-${followed.hand})` }}>
          <WallIcon name="hands" size={20} /><span>You see what <b dir="auto">{followed.name}</b> sees.</span>
          <button type="button" onClick={() => hands.follow(null)}>Stop following</button>
        </div>
      )}
      {look && (
        <div className="hands-note">
          <WallIcon name="look" size={20} /><span>{look.text}</span>
          {look.from ? <button type="button" onClick={() => hands.comeBack()}>Back to where I was</button> : <button type="button" onClick={onShow}>Show me</button>}
          <button type="button" aria-label="Close" onClick={() => hands.endLook()}><WallIcon name="close" size={18} /></button>
        </div>
      )}
    </section>
  );
}
