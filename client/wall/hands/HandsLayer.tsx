import type { WallModel } from '../wallModel.ts';
import { HandsNotes } from './HandsNotes.tsx';
import { HereNow } from './HereNow.tsx';

/** The canvas takes its new width first, ms. */
const CANVAS_MS = 80;

/** What of others' hands is DOM: who is here, and what they ask. `showWall` puts the canvas in place of an outline that hides it, `fit` shows all of it. */
export function HandsLayer({ model, leads, showWall, fit }: { model: WallModel; leads: boolean; showWall: () => void; fit: () => void }) {
  const { hands, scene } = model;
  const onCanvas = (then: () => void): void => {
    if (scene.viewport.width > 0) return then();
    showWall();
    hands.set({ isListOpen: false });
    setTimeout(() => {
      fit();
      then();
    }, CANVAS_MS);
  };
  return (
    <>
      <div className="here-now-slot"><HereNow model={model} leads={leads} onFollow={(clientId) => onCanvas(() => hands.follow(clientId))} /></div>
      <HandsNotes hands={hands} onShow={() => onCanvas(() => hands.goToLook())} />
    </>
  );
}
