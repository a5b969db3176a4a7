import '../design/tokens.css';
import '../design/phoneFonts.css';
import '../design/base.css';
import { drawPage } from '../design/drawPage.tsx';
import { JoinPage, readRefusedCode } from './JoinPage.tsx';

drawPage(
  <JoinPage
    refused={readRefusedCode({
      refused: document.body.dataset['refused'],
      code: document.body.dataset['code'],
    })}
  />,
);
