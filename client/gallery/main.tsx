import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import '../design/deskIcons.ts';
import './gallery.css';
import './connectionForm.css';
import './narrow.css';
import './closeUp.css';
import './projector.css';
import './room/room.css';
import './tour/tour.css';
import './twin/twin.css';
import './twin/matrix.css';
import './twin/threadTable.css';
import './chooseTable.css';
import './reportBack.css';
import './narrowProjector.css';
import catalogues from 'virtual:words/gallery';
import { drawPage } from '../design/drawPage.tsx';
import { allowOwnScript } from '../app/ownScript.ts';
import { keepFocus } from '../design/keepFocus.ts';
import { readGalleryAddress } from '../app/address/readAddress.ts';
import { nowhere } from '../meeting/words/doorWords.ts';
import { speakPage } from '../words/speakPage.ts';
import { GalleryPage } from './GalleryPage.tsx';
import { StateScreen } from '../app/StateScreen.tsx';

allowOwnScript();
keepFocus();
const address = readGalleryAddress(location.pathname, location.search);
await speakPage(catalogues);
drawPage(
  <StrictMode>
    {address === null ? (
      <StateScreen {...nowhere('gallery')} />
    ) : (
      <GalleryPage wallId={address.wallId} as={address.as} />
    )}
  </StrictMode>,
);
