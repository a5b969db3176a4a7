import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './console.css';
import './board.css';
import { drawPage } from '../design/drawPage.tsx';
import { keepFocus } from '../design/keepFocus.ts';
import { readConsoleAddress } from '../app/address/readAddress.ts';
import { ConsolePage } from './ConsolePage.tsx';

keepFocus();
drawPage(
  <StrictMode>
    <ConsolePage wall={readConsoleAddress(location.pathname) ?? ''} />
  </StrictMode>,
);
