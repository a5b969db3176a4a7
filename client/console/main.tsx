import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './console.css';
import './board.css';
import { keepFocus } from '../design/keepFocus.ts';
import { readConsoleAddress } from '../app/address.ts';
import { ConsolePage } from './ConsolePage.tsx';

keepFocus();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StrictMode><ConsolePage wall={readConsoleAddress(location.pathname) ?? ''} /></StrictMode>);
