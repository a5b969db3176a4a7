import { BUILT_FILES } from '../../shared/model/ownAddress.ts';

declare global {
  interface Window {
    /** As much of it as we use; not in every browser. */
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: Record<'createHTML' | 'createScriptURL', (text: string) => string | null>,
      ): unknown;
    };
  }
}

/** `address` as it is where it leads to one of the build's scripts on `origin`, else `null`, which the browser refuses. */
export function ownScriptAddress(address: string, origin: string): string | null {
  try {
    const url = new URL(address, origin);
    const isOwn =
      url.origin === origin && url.pathname.startsWith(BUILT_FILES) && url.pathname.endsWith('.js');
    return isOwn ? address : null;
  } catch {
    return null;
  }
}

/** The only markup that a page of ours sets as a string: none, with which the canvas empties its place. */
export const ownMarkup = (markup: string): string | null => (markup === '' ? '' : null);

/**
 * Says which strings the browser may run, or read as markup, where a page was sent with Trusted Types on (`securityHeaders.ts`): the
 * address of a script of the build's, no markup, and no text as code. Called once, by the pages that need even that; on the others the
 * browser takes none. Browsers that know no Trusted Types are left as they are.
 */
export function allowOwnScript(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: ownMarkup,
    createScriptURL: (address) => ownScriptAddress(address, location.origin),
  });
}
