import { DESK_ICON_PATHS } from './deskIconPaths.ts';
import { addIcons } from './Icon.tsx';

// A page imports this for its effect: the phone's pages do not, so they never download these drawings.
addIcons(DESK_ICON_PATHS);
