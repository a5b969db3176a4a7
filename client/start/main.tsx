import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import { keepFocus } from '../design/keepFocus.ts';
import { StartPage } from './StartPage.tsx';

keepFocus();
const root = document.getElementById('root');
if (root) createRoot(root).render(<StartPage />);
