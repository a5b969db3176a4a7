import type { ReactNode } from 'react';
import catalogues from 'virtual:words/design/pageCare';
import { createRoot } from 'react-dom/client';
import { PageBoundary } from '../design/PageBoundary.tsx';
import { speakPage } from '../words/speakPage.ts';

/** A slow phone has its form and its notes before the rest comes. ms */
const CARE_AFTER_MS = 5000;

/** As `drawPage`, but what looks after the page comes when all else is there, or at the first sign that it is needed. */
export function drawLightly(page: ReactNode, place: HTMLElement): void {
  const fetchSoon = (boundary: PageBoundary | null): void => {
    if (!boundary) return;
    const fetchNow = (): void => {
      signs.disconnect();
      boundary.fetchCare();
    };
    const signs = new MutationObserver(() => {
      if (document.querySelector('font')) fetchNow();
    });
    signs.observe(document.body, { childList: true, subtree: true });
    setTimeout(fetchNow, CARE_AFTER_MS);
  };
  createRoot(place).render(
    <PageBoundary
      ref={fetchSoon}
      care={null}
      load={async () => {
        const [{ pageCare }] = await Promise.all([
          import('../design/pageCare.ts'),
          speakPage(catalogues),
        ]);
        return pageCare;
      }}
    >
      {page}
    </PageBoundary>,
  );
}
