import { useEffect, useRef } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { renameCluster } from '../../shared/documents/wallOperations.ts';
import { isRightToLeft } from '../design/direction.ts';
import { LettersLeft } from '../design/LettersLeft.tsx';
import { useDraftOf } from '../app/useDraft.ts';
import { useCamera } from './useCamera.ts';
import { useNameWaits } from './useNameWaits.ts';
import { useUnfinishedName } from './useUnfinishedName.ts';
import type { WallModel } from './wallModel.ts';
import { isComposing } from '../design/keys.ts';
import { t } from '../words/speak.ts';

/** A group's name being typed, a real field over the canvas: Enter or leaving keeps it, Escape does not. While the wall is locked it waits. */
export function NameField({ model, id }: { model: WallModel; id: string }) {
  const { camera: view, names } = model.scene;
  const camera = useCamera(view);
  const cluster = model.state.wall.clusters.get(id);
  const [name, setName, forget] = useDraftOf(`group-${id}`, cluster?.name ?? '');
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  /** What it was called when the field opened. */
  const found = useRef(cluster?.name);
  useUnfinishedName(model, id, name);
  const clean = name.replace(/\s+/gu, ' ').trim();
  const isNew = clean !== cluster?.name;
  const settle = (keep: boolean): void => {
    if (isOver.current) return;
    isOver.current = true;
    forget();
    // Whoever named it while this was typed is told on her own page; who writes over her knows it too.
    if (
      keep &&
      isNew &&
      model.run(renameCluster(model.view, id, clean)) &&
      found.current !== cluster?.name &&
      cluster?.name
    ) {
      model.say(t('group.name.over', { name: cluster.name }), { shown: true });
    }
    model.selection.endRenaming();
    document.getElementById('wall-canvas')?.focus({ preventScroll: true });
  };
  const waits = useNameWaits(model, () => settle(true));
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const header = names.header(id);
  if (!cluster || !header) return null;
  const size = names.size();

  const finish = (keep: boolean): void => {
    if (!isOver.current && !(keep && isNew && waits())) settle(keep);
  };

  // Behind the group's number, which stands where the page's lines start.
  const before = Math.max(6, 16 * camera.scale) + size * 1.4;
  const [width, height] = [Math.max(220, header.width - size * 2.2), size * 1.7];
  const left = isRightToLeft() ? header.x + header.width - before - width : header.x + before;
  const top = header.y + header.height / 2 - size * 0.85;
  return (
    <>
      <input
        ref={field}
        className="name-field"
        aria-label={t('group.name.label', { number: cluster.number })}
        placeholder={t('group.name.placeholder')}
        dir="auto"
        value={name}
        maxLength={LIMITS.clusterNameChars}
        style={{
          // physical: over the name on the canvas
          left,
          top,
          width,
          height,
          fontSize: size * 0.95,
        }}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          event.stopPropagation();
          // It ends a word of a script that is composed, not the name.
          if (isComposing(event)) return;
          if (event.key === 'Enter') finish(true);
          else if (event.key === 'Escape') finish(false);
        }}
      />
      {/* physical: below it */}
      <div className="name-field-under" style={{ left, width, top: top + height + 4 }}>
        <LettersLeft typed={name} max={LIMITS.clusterNameChars} className="name-field-left" />
      </div>
    </>
  );
}
