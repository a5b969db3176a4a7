import type { Composer } from '../composer.ts';

declare global {
  interface Window {
    wwComposer?: Composer;
    /** Somebody pressed the button before the composer ran. */
    wwPressed?: boolean;
    /** The form posts plainly, for the app does not come. */
    wwPlain?: boolean;
    /** From now on it does; what waited for the app is sent. */
    wwPlainly?: () => void;
  }
}

/** What phone.html is sure to hold. */
export const part = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
