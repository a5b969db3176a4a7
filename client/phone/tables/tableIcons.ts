import { DESK_ICON_PATHS } from '../../design/deskIconPaths.ts';
import { addIcons } from '../../design/Icon.tsx';

// Comes with the second half only, so that the first page stays small.
addIcons(DESK_ICON_PATHS);
