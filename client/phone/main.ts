import catalogues from 'virtual:words/phone';
import { speakPage } from '../words/speakPage.ts';

// The app comes in a piece of its own: its styles and fonts then never hold up the form, which works without them.
Promise.all([import('./mountPhone.tsx'), speakPage(catalogues)])
  .then(([{ mountPhone }]) => mountPhone())
  .catch((error: unknown) => {
    // It did not arrive, or this browser cannot read it: what is written posts without it.
    window.wwPlainly?.();
    throw error;
  });
