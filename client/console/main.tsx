import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './console.css';
import './run.css';
import './now.css';
import '../steps/group/groups.css';
import './side.css';
import './lastAction.css';
import './dialogs.css';
import './narrow.css';
import './compactNow.css';
import './panels.css';
import '../steps/tables/board.css';
import '../steps/tables/tableDialogs.css';
import './visits.css';
import './narrowBoard.css';
import catalogues from 'virtual:words/console';
import { drawPage } from '../design/drawPage.tsx';
import { keepFocus } from '../design/keepFocus.ts';
import { readConsoleAddress } from '../app/address/readAddress.ts';
import { speakPage } from '../words/speakPage.ts';
import { ConsolePage } from './ConsolePage.tsx';

keepFocus();
await speakPage(catalogues);
drawPage(
  <StrictMode>
    <ConsolePage wall={readConsoleAddress(location.pathname) ?? ''} />
  </StrictMode>,
);
