import { useState } from 'react';
import type { WallModel } from '../wallModel.ts';
import { PresenceNotes } from './PresenceNotes.tsx';
import { HereNow } from './HereNow.tsx';

/** The canvas takes its new width first, ms. */
const CANVAS_MS = 80;

interface Props {
  model: WallModel;
  /** Sees who is here; whoever does not still hears when everyone is asked to look. */
  isListed: boolean;
  /** May ask everyone to look. */
  leads: boolean;
  /** Puts the canvas in place of an outline that hides it, and the outline back. */
  showWall: (isShown: boolean) => void;
  /** Shows all of the wall. */
  fit: () => void;
}

/** What of others' presence is DOM: who is here, and what they ask. */
export function PresenceLayer({ model, isListed, leads, showWall, fit }: Props) {
  const { presence, scene } = model;
  const [cameFromOutline, setCameFromOutline] = useState(false);
  const onCanvas = (then: () => void): void => {
    const isHidden = scene.camera.viewport.width === 0;
    setCameFromOutline(isHidden);
    if (!isHidden) return then();
    showWall(true);
    presence.set({ isListOpen: false });
    setTimeout(() => {
      fit();
      then();
    }, CANVAS_MS);
  };
  const comeBack = (): void => {
    presence.comeBack();
    if (cameFromOutline) showWall(false);
    setCameFromOutline(false);
  };
  return (
    <>
      {isListed && (
        <div className="here-now-slot">
          <HereNow
            model={model}
            leads={leads}
            onFollow={(clientId) => onCanvas(() => presence.follow(clientId))}
          />
        </div>
      )}
      <PresenceNotes
        model={model}
        onShow={() => onCanvas(() => presence.goToLook())}
        onBack={comeBack}
      />
    </>
  );
}
