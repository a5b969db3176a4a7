import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './print.css';
import { readPrintAddress } from '../app/address.ts';
import { PrintPage } from './PrintPage.tsx';

const root = document.getElementById('root');
const address = readPrintAddress(location.pathname, location.search);
if (root) {
  createRoot(root).render(
    <StrictMode>
      {address === null ? <main className="print-pages"><p className="print-state">There is no wall here. Check the link.</p></main> : <PrintPage address={address} />}
    </StrictMode>,
  );
}
