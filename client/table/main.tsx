import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './table.css';
import './sheet.css';
import './decide.css';
import { drawPage } from '../design/drawPage.tsx';
import { keepFocus } from '../design/keepFocus.ts';
import { LinkButton } from '../design/Button.tsx';
import { readTableAddress } from '../app/address.ts';
import { StateScreen } from './StateScreen.tsx';
import { TablePage } from './TablePage.tsx';

keepFocus();
const address = readTableAddress(location.pathname, location.search);
drawPage(
  <StrictMode>
    {address ? (
      <TablePage address={address} />
    ) : (
      <StateScreen title="There is no table here" text="Check the link, or join with a code.">
        <LinkButton variant="filled" href="/join">
          Join with a code
        </LinkButton>
      </StateScreen>
    )}
  </StrictMode>,
);
