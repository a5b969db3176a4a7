import type Konva from 'konva';
import { useEffect, useState, type RefObject } from 'react';
import { watchGraphics, watchPixelRatio } from '../canvas/makeCanvas.ts';
import { readRoomTheme, watchRoomTheme, type RoomTheme } from './roomTheme.ts';

/** Colours and faces of the room; a new one whenever it has to be drawn anew. */
export function useRoomTheme(layer: RefObject<Konva.Layer | null>): RoomTheme {
  const [theme, setTheme] = useState(readRoomTheme);
  useEffect(() => {
    const again = (): void => setTheme(readRoomTheme());
    const unwatch = watchRoomTheme(again);
    // What a lost canvas held, or another screen's pixels: drawn anew, like the cards' sizes.
    const anew = (): void => {
      layer.current?.getCanvas().setPixelRatio(devicePixelRatio);
      again();
    };
    const unwatchGraphics = watchGraphics(anew);
    const unwatchRatio = watchPixelRatio(anew);
    document.fonts.addEventListener('loadingdone', again);
    // Words set in the fallback face are a little off; draw again once ours is here.
    void Promise.all(
      ['400', '500', '600'].map((weight) => document.fonts.load(`${weight} 20px "Fira Sans"`)),
    ).then(again);
    return () => {
      unwatch();
      unwatchGraphics();
      unwatchRatio();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [layer]);
  return theme;
}
