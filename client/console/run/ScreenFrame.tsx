import { useCallback, useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { useStageSize } from '../../design/useStageSize.ts';
import type { DrawnScreen, Screen, ScreenOf, Screens } from '../../steps/screenOf.ts';
import { t } from '../../words/speak.ts';

/** In CSS pixels. */
const SIZES = {
  phone: { width: 390, height: 844 },
  projector: { width: 1920, height: 1080 },
} as const;

/**
 * A screen of another size within this page: a document of its own, so that shares of the screen's height mean that screen. Nothing in it can
 * be pressed. A phone's is as long as what is on it.
 */
export function ScreenFrame({
  screens,
  screen,
  of,
}: {
  screens: Screens;
  screen: Screen;
  of: ScreenOf;
}): JSX.Element {
  const { width, height } = SIZES[screen];
  const box = useRef<HTMLDivElement>(null);
  const { width: room } = useStageSize(box);
  const frame = useRef<HTMLIFrameElement>(null);
  const [made, setMade] = useState<{ place: HTMLElement; drawn: DrawnScreen } | null>(null);
  const [long, setLong] = useState<number>(height);
  // Some browsers put in another empty document once the frame has loaded.
  const begin = useCallback(() => {
    const inside = frame.current?.contentDocument;
    if (!inside || inside.getElementById('screen')) return;
    const place = inside.createElement('div');
    place.id = 'screen';
    inside.body.append(place);
    const link = inside.createElement('link');
    link.rel = 'stylesheet';
    link.href = screens.styles[screen];
    link.addEventListener('load', () => setMade({ place, drawn: screens.draw(screen, place) }));
    inside.head.append(link);
  }, [screens, screen]);
  useLayoutEffect(begin, [begin]);
  useEffect(() => made?.drawn.show(of), [made, of]);
  useEffect(() => () => made?.drawn.close(), [made]);
  useEffect(() => {
    if (!made || screen !== 'phone') return undefined;
    const observer = new ResizeObserver(() =>
      setLong(Math.max(height, Math.ceil(made.place.getBoundingClientRect().height))),
    );
    observer.observe(made.place);
    return () => observer.disconnect();
  }, [made, screen, height]);
  const scale = room / width;
  return (
    <div ref={box} className="run-frame" style={{ blockSize: long * scale }}>
      <iframe
        ref={frame}
        title={t(`run.preview.${screen}`)}
        inert
        sandbox="allow-same-origin"
        onLoad={begin}
        style={{ inlineSize: width, blockSize: long, transform: `scale(${scale})` }}
      />
    </div>
  );
}
