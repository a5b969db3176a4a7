import { StrictMode } from 'react';
import '../design/tokens.css';
import '../design/fonts.css';
import '../design/base.css';
import './wall.css';
import '../steps/post/joinCorner.css';
import './overWall.css';
import './actionBar.css';
import './screens.css';
import './outline/outline.css';
import './card/noteCard.css';
import catalogues from 'virtual:words/wall';
import { drawPage } from '../design/drawPage.tsx';
import { allowOwnScript } from '../app/ownScript.ts';
import { keepFocus } from '../design/keepFocus.ts';
import { hearEarlyFind } from './find/EarlyFind.ts';
import { grantOf } from '../meeting/grant.ts';
import { nowhere } from '../meeting/words/doorWords.ts';
import { readWallAddress } from '../app/address/readAddress.ts';
import { speakPage } from '../words/speakPage.ts';
import { SnapshotPage } from './SnapshotPage.tsx';
import { StateScreen } from '../app/StateScreen.tsx';
import { WallPage } from './WallPage.tsx';

allowOwnScript();
keepFocus();
const address = readWallAddress(location.pathname, location.search);
// On the projector nobody searches.
if (address !== null && address.kind !== 'projector') hearEarlyFind();
// The link's secret goes out while the page is still being put up.
if (address !== null && address.kind !== 'snapshot') grantOf(address.wallId);
await speakPage(catalogues);
drawPage(
  <StrictMode>
    {address === null ? (
      <StateScreen {...nowhere('wall')} />
    ) : address.kind === 'snapshot' ? (
      <SnapshotPage wallId={address.wallId} as={address.as} snapshot={address.snapshot} />
    ) : (
      <WallPage
        wallId={address.wallId}
        as={address.as}
        isProjector={address.kind === 'projector'}
      />
    )}
  </StrictMode>,
);
