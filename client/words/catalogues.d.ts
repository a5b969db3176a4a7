declare module 'virtual:words/*' {
  const catalogues: import('./speakPage.ts').Catalogues;
  export default catalogues;
}
