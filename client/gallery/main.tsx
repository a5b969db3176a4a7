import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './gallery.css';
import './closeUp.css';
import './projector.css';
import { drawPage } from '../design/drawPage.tsx';
import { allowOwnScript } from '../app/ownScript.ts';
import { keepFocus } from '../design/keepFocus.ts';
import { readGalleryAddress } from '../app/address.ts';
import { GalleryPage } from './GalleryPage.tsx';
import { StateScreen } from './StateScreen.tsx';

allowOwnScript();
keepFocus();
const address = readGalleryAddress(location.pathname, location.search);
drawPage(
  <StrictMode>
    {address === null ? (
      <StateScreen
        title="There is no gallery here"
        text="Check the link, or join with a code."
        link={{ href: '/join', words: 'Join with a code' }}
      />
    ) : (
      <GalleryPage wallId={address.wallId} as={address.as} />
    )}
  </StrictMode>,
);
