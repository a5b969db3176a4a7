import './rememberDrawn.ts';
import { drawLightly } from './drawLightly.tsx';
import { theComposer } from './composer.ts';
import { PhoneApp } from './PhoneApp.tsx';
import { readWallOnPage } from './wallOnPage.ts';
import '../design/phoneFonts.css';
import './phone.css';

const place = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
};

/** Draws everything around the form, which stays as it is. */
export function mountPhone(): void {
  const places = { clock: place('ww-clock'), now: place('ww-now') };
  drawLightly(
    <PhoneApp wall={readWallOnPage()} composer={theComposer()} places={places} />,
    place('ww-own'),
  );
}
