import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One HTML entry per page, so that a phone downloads only the phone's code. */
const pages = ['index', 'join', 'phone', 'wall', 'console'];

export default defineConfig({
  root: 'client',
  publicDir: resolve('client/public'),
  plugins: [react()],
  build: {
    outDir: resolve('dist'),
    emptyOutDir: true,
    target: ['chrome90', 'safari15', 'firefox100'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(pages.map((page) => [page, resolve(`client/${page}.html`)])) },
  },
});
