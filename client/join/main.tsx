import '../design/tokens.css';
import '../design/phoneFonts.css';
import '../design/base.css';
import catalogues from 'virtual:words/join';
import { drawPage } from '../design/drawPage.tsx';
import { speakPage } from '../words/speakPage.ts';
import { JoinPage, readRefusedCode } from './JoinPage.tsx';

await speakPage(catalogues);
drawPage(
  <JoinPage
    refused={readRefusedCode({
      refused: document.body.dataset['refused'],
      code: document.body.dataset['code'],
    })}
  />,
);
