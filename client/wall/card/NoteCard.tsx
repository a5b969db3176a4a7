import { Fragment } from 'react';
import { toScreen } from '../../../shared/layout/camera.ts';
import { NOTE } from '../../../shared/layout/noteGrid.ts';
import type { PlacedNote } from '../../../shared/layout/resolvePlacements.ts';
import { paperOf } from '../../../shared/model/note.ts';
import type { WallScene } from '../../canvas/scene/wallScene.ts';
import { NoteSaid, saidOf, type NoteForms } from '../../design/NoteSaid.tsx';
import { useCamera } from '../useCamera.ts';
import type { WallModel } from '../wallModel.ts';
import type { WallState } from '../wallState.ts';
import { useNoteInFocus } from './useNoteInFocus.ts';

/** Words smaller than this cannot be read at arm's length, CSS pixels. */
const READABLE = 10;
/** Longer texts are set smaller, so that the card stays a card. */
const LONG = 220;
/** Between the note and its card, and the card and the edge, CSS pixels. */
const AIR = 10;
const WIDTH = 380;

/**
 * All the words of the note one is at, beside it, where the wall shows them too small or cut short. Lies over the wall and takes no
 * pointer: what is beneath can be gripped. Screen readers have the words in the outline.
 */
export function NoteCard({
  model,
  state,
  marked,
  prompts,
  forms,
}: {
  model: WallModel;
  state: WallState;
  /** Where the keyboard is on the canvas; `null` while the outline, which has all words, is open beside it. */
  marked: string | null;
  prompts: readonly string[];
  forms: NoteForms;
}) {
  const id = useNoteInFocus(model, state, marked);
  const placed = id === null ? undefined : state.wall.notes.get(id);
  return placed && !placed.pile ? (
    <CardBeside scene={model.scene} placed={placed} prompts={prompts} forms={forms} />
  ) : null;
}

/** By itself, so that moving the view draws nothing anew while there is no card. */
function CardBeside({
  scene,
  placed,
  prompts,
  forms,
}: {
  scene: Pick<WallScene, 'camera' | 'look'>;
  placed: PlacedNote;
  prompts: readonly string[];
  forms: NoteForms;
}) {
  const camera = useCamera(scene.camera);
  const { size, cut } = scene.look.fit(placed.note.text);
  const isRead = !cut && size * camera.scale >= READABLE;
  if (isRead && saidOf(forms, placed.note).fields.length === 0) return null;
  const shown = toScreen(camera, placed.rect);
  const { width, height } = scene.camera.viewport;
  if (
    shown.x > width ||
    shown.y > height ||
    shown.x + shown.width < 0 ||
    shown.y + shown.height < 0
  )
    return null;

  const cardWidth = Math.min(WIDTH, width - 2 * AIR);
  const left = Math.max(
    AIR,
    Math.min(width - cardWidth - AIR, shown.x + (NOTE.width * camera.scale - cardWidth) / 2),
  );
  const below = height - shown.y - shown.height;
  const isBelow = below >= shown.y;
  const room = Math.max(AIR, Math.max(below, shown.y) - 2 * AIR);
  const { text, color, by, prompt } = placed.note;
  const paper = paperOf(color);
  const about = [by, prompts.length > 1 ? prompts[prompt ?? 0] : undefined].filter(Boolean);
  return (
    <aside
      className={text.length > LONG ? 'note-card note-card-long' : 'note-card'}
      aria-hidden="true"
      style={{
        // physical: beside its note on the canvas
        left,
        width: cardWidth,
        maxHeight: room,
        background: `var(--note-${paper.token})`,
        ...(isBelow ? { top: shown.y + shown.height + AIR } : { bottom: height - shown.y + AIR }),
      }}
    >
      <p dir="auto">{text}</p>
      <NoteSaid of={forms} note={placed.note} />
      {about.length > 0 && (
        <small>
          {about.map((each, index) => (
            <Fragment key={index}>
              {index > 0 && ' · '}
              <bdi>{each}</bdi>
            </Fragment>
          ))}
        </small>
      )}
    </aside>
  );
}
