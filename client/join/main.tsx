import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/phoneFonts.css';
import '../design/base.css';
import { JoinPage, readRefusedCode } from './JoinPage.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<JoinPage refused={readRefusedCode({ refused: document.body.dataset['refused'], code: document.body.dataset['code'] })} />);
