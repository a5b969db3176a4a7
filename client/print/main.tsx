import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './print.css';
import './tent.css';
import './posterSheet.css';
import './overview.css';
import './paper.css';
import { readPrintAddress } from '../app/address/readAddress.ts';
import catalogues from 'virtual:words/print';
import { drawPage } from '../design/drawPage.tsx';
import { speakPage } from '../words/speakPage.ts';
import { PrintPage } from './PrintPage.tsx';
import { t } from '../words/speak.ts';

const address = readPrintAddress(location.pathname, location.search);
await speakPage(catalogues);
drawPage(
  <StrictMode>
    {address === null ? (
      <main className="print-pages">
        <p className="print-state">{t('print.noWall')}</p>
      </main>
    ) : (
      <PrintPage address={address} />
    )}
  </StrictMode>,
);
