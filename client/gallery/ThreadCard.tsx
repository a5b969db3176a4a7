import type { CSSProperties, JSX } from 'react';
import { Icon } from '../design/Icon.tsx';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';

/** A lit thread's sentence. Held by hand it can be opened. `ends`: numbers of its posters, where their names are too small. */
export function ThreadCard({
  connection,
  ends,
  isHeld,
  style,
  onAct,
  onClose,
}: {
  connection: ConnectionRow;
  ends: readonly [from: number, to: number] | null;
  isHeld: boolean;
  style: CSSProperties;
  onAct: () => void;
  onClose: () => void;
}): JSX.Element {
  return (
    <div className={isHeld ? 'thread-card thread-card-held' : 'thread-card'} style={style}>
      <p className={`thread-kind thread-kind-${connection.relation}`}>
        {ends ? `${ends[0]} ${connection.relation} ${ends[1]}` : connection.relation}
        {connection.state === 'proposed' && <span> · proposed</span>}
      </p>
      <p className="thread-text" dir="auto">
        {connection.text}
      </p>
      {isHeld && (
        <div className="thread-card-actions">
          <button type="button" className="ww-button ww-button-plain" onClick={onAct}>
            Open
          </button>
          <button
            type="button"
            className="ww-button ww-button-quiet"
            onClick={onClose}
            aria-label="Put this thread back"
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
