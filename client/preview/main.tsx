import catalogues from 'virtual:words/preview';
import { createRoot, type Root } from 'react-dom/client';
import { directionOf, isLanguage, type Language } from '../../shared/words/languages.ts';
import { DESK_ICON_PATHS } from '../design/deskIconPaths.ts';
import { addIcons } from '../design/Icon.tsx';
import type { ScreenOf, Screens } from '../steps/screenOf.ts';
import { speak } from '../words/speak.ts';
import { Spoken } from '../words/Spoken.tsx';
import { PhoneScreen } from './PhoneScreen.tsx';
import phone from './phone.css?url';
import projector from './room.css?url';
import { RoomScreen } from './RoomScreen.tsx';

addIcons(DESK_ICON_PATHS);

/** The language that is written in, as the phones that read it speak. While it is developed all share the page's words, and so its language. */
const languageOf = ({ language }: ScreenOf): Language => {
  const { lang } = document.documentElement;
  const tag = import.meta.env.DEV ? lang : language;
  return isLanguage(tag) ? tag : isLanguage(lang) ? lang : 'en';
};

export const screens: Screens = {
  styles: { phone, projector },
  draw: (screen, place) => {
    let root: Root | null = null;
    let last = 0;
    const page = place.ownerDocument.documentElement;
    const show = (of: ScreenOf): void => {
      const Shown = screen === 'phone' ? PhoneScreen : RoomScreen;
      page.lang = of.language;
      page.dir = directionOf(of.language);
      root ??= createRoot(place);
      root.render(
        <Spoken>
          <Shown of={of} />
        </Spoken>,
      );
    };
    return {
      show: (of) => {
        last += 1;
        const mine = last;
        const language = languageOf(of);
        void catalogues[language]().then(
          (words) => {
            if (mine !== last) return;
            speak(language, words.default);
            show(of);
          },
          // Without a network it goes on showing what it showed.
          () => undefined,
        );
      },
      close: () => {
        last += 1;
        root?.unmount();
        root = null;
      },
    };
  },
};
