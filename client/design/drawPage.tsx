import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Spoken } from '../words/Spoken.tsx';
import { pageCare } from './pageCare.ts';
import { PageBoundary } from './PageBoundary.tsx';

/** Draws a page so that it holds whatever translators and extensions do to it, and comes back when it breaks all the same. */
export function drawPage(page: ReactNode): void {
  pageCare.keepTexts();
  const place = document.getElementById('root');
  if (place)
    createRoot(place).render(
      <PageBoundary care={pageCare}>
        <Spoken>{page}</Spoken>
      </PageBoundary>,
    );
}
