/** The light theme's colours that a picture of the wall needs; a test keeps them equal to `client/design/tokens.css`. */
export const LIGHT = {
  wall: '#e6e9e4',
  area: '#f3f5f1',
  areaLine: '#cfd5ce',
  ink: '#1a2223',
  inkSoft: '#414b4e',
  lineStrong: '#76817d',
  onInk: '#ffffff',
} as const;
