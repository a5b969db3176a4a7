import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import catalogues from 'virtual:words/start';
import { drawPage } from '../design/drawPage.tsx';
import { keepFocus } from '../design/keepFocus.ts';
import { speakPage } from '../words/speakPage.ts';
import { StartPage } from './StartPage.tsx';

keepFocus();
await speakPage(catalogues);
drawPage(<StartPage />);
