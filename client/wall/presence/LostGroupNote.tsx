import { useEffect, useRef } from 'react';
import { groupAgain, renameCluster } from '../../../shared/documents/wallOperations.ts';
import { WallIcon } from '../WallIcon.tsx';
import type { WallModel } from '../wallModel.ts';
import { renamedWords, type LostGroup } from './LostNames.ts';
import { isEscape } from '../../design/keys.ts';
import { t } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** Says that a group was taken apart, or named otherwise, while its name was given here, and offers to put that back. */
export function LostGroupNote({ model, group }: { model: WallModel; group: LostGroup }) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The field she typed in is gone; what she goes on typing must not press the wall's keys.
    if (group.instead !== undefined) return;
    if (document.activeElement === null || document.activeElement === document.body)
      note.current?.focus({ preventScroll: true });
  }, [group.instead]);
  const close = (): void => {
    model.presence.set({ lost: null });
    document.getElementById('wall-canvas')?.focus({ preventScroll: true });
  };
  const again = (): void => {
    close();
    if (!model.run(groupAgain(model.view, group.id, group.name, group.slots)))
      model.say(t('here.lost.elsewhere'), { kind: 'refused', shown: true });
  };
  if (group.instead !== undefined) {
    return (
      <div className="presence-note" role="group" aria-label={t('here.lost.replaced')}>
        <WallIcon name="name" size={20} />
        <span dir="auto">{renamedWords(group)}</span>
        <button
          type="button"
          onClick={() => {
            close();
            model.run(renameCluster(model.view, group.id, group.name));
          }}
        >
          {t('here.lost.putBack')}
        </button>
        <button type="button" aria-label={t('design.close')} onClick={close}>
          <WallIcon name="close" size={18} />
        </button>
      </div>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- takes the focus of a field that went away, and the keys that were meant for it
    <div
      ref={note}
      className="presence-note"
      role="group"
      aria-label={t('here.lost.apart')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (isEscape(event)) close();
        if (event.key !== 'Tab') event.stopPropagation();
      }}
    >
      <WallIcon name="name" size={20} />
      <span>
        <T k="here.lost.apart.text" with={{ name: group.name, b: <b /> }} />
      </span>
      <button type="button" onClick={again}>
        {t('here.lost.groupAgain')}
      </button>
      <button type="button" aria-label={t('design.close')} onClick={close}>
        <WallIcon name="close" size={18} />
      </button>
    </div>
  );
}
