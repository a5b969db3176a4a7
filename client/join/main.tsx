import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/phoneFonts.css';
import '../design/base.css';
import { JoinPage } from './JoinPage.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<JoinPage unknown={location.pathname.startsWith('/j/') ? decodeURIComponent(location.pathname.slice(3)) : null} />);
