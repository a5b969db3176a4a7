import { useEffect, useState } from 'react';
import type { LayersRef } from '../../canvas/CanvasLayers.tsx';
import { watchGraphics, watchPixelRatio } from '../../canvas/makeCanvas.ts';
import { readRoomTheme, watchRoomTheme, type RoomTheme } from '../roomTheme.ts';

/** The theme and the typeface as they are now: drawn anew when either, or the graphics behind them, changes. */
export function useRoomTheme(layers: LayersRef): RoomTheme {
  const [theme, setTheme] = useState(readRoomTheme);
  useEffect(() => {
    const again = (): void => setTheme(readRoomTheme());
    // What a lost canvas held, or another screen's pixels.
    const anew = (): void => {
      for (const layer of layers.current) layer.getCanvas().setPixelRatio(devicePixelRatio);
      again();
    };
    const stops = [watchRoomTheme(again), watchGraphics(anew), watchPixelRatio(anew)];
    document.fonts.addEventListener('loadingdone', again);
    // Words set in the fallback face are a little off; set again once ours is here.
    void Promise.all(
      ['400', '500', '600'].map((weight) => document.fonts.load(`${weight} 20px "Fira Sans"`)),
    ).then(again);
    return () => {
      for (const stop of stops) stop();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [layers]);
  return theme;
}
