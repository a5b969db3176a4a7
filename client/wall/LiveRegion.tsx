import { useEffect, useState } from 'react';
import { Announcer } from './Announcer.ts';
import type { WallModel } from './wallModel.ts';

/** Own steps are said at once, together with what follows from them in the same moment. ms */
const SOON_MS = 100;
/** Others' changes are read out in batches, so that a busy wall does not talk without pause. ms */
const BATCH_MS = 1500;
/** Lines left in the page: long enough to be read, and nothing to stumble over afterwards. */
const KEPT = 4;

interface Line {
  key: number;
  text: string;
}

/** What changed, for screen readers. Each line is an element of its own: only what is added is read, and the same words twice are twice. */
export function LiveRegion({ model }: { model: WallModel }) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    const announcer = new Announcer();
    let heard = model.state.notice?.id ?? 0;
    let count = 0;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const read = (texts: readonly string[]): void => {
      if (texts.length === 0) return;
      const added = texts.map((text): Line => ({ key: (count += 1), text }));
      setLines((before) => [...before, ...added].slice(-KEPT));
    };
    const stop = model.subscribe(() => {
      const { notice } = model.state;
      if (!notice || notice.id === heard) return;
      heard = notice.id;
      announcer.hear(notice.text, notice.isPassing);
      soon ??= setTimeout(() => {
        soon = undefined;
        read(announcer.takeOwn());
      }, SOON_MS);
    });
    const timer = setInterval(() => {
      const { wall, loaded } = model.state;
      const others = loaded ? announcer.takeOthers(wall.notes.size, wall.clusters.size) : null;
      if (others !== null) read([others]);
    }, BATCH_MS);
    return () => {
      stop();
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [model]);
  return (
    <div
      className="ww-visually-hidden"
      role="status"
      aria-live="polite"
      aria-atomic="false"
      aria-relevant="additions"
    >
      {lines.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}
