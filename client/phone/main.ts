// The app comes in a piece of its own: its styles and fonts then never hold up the form, which works without them.
void import('./mountPhone.tsx').then(({ mountPhone }) => mountPhone());
