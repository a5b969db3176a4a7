import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './table.css';
import './people.css';
import './papers.css';
import './overSheet.css';
import './narrow.css';
import './sheet.css';
import './sheetText.css';
import './sheetCarets.css';
import './narrowSheet.css';
import './decide.css';
import catalogues from 'virtual:words/table';
import { drawPage } from '../design/drawPage.tsx';
import { keepFocus } from '../design/keepFocus.ts';
import { nowhere } from '../meeting/words/doorWords.ts';
import { readTableAddress } from '../app/address/readAddress.ts';
import { speakPage } from '../words/speakPage.ts';
import { StateScreen } from '../app/StateScreen.tsx';
import { TablePage } from './TablePage.tsx';

keepFocus();
const address = readTableAddress(location.pathname, location.search);
await speakPage(catalogues);
drawPage(
  <StrictMode>
    {address ? <TablePage address={address} /> : <StateScreen {...nowhere('table')} />}
  </StrictMode>,
);
