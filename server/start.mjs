// @ts-check
/**
 * `npm start` begins here, in plain JavaScript, because an older Node cannot even read the TypeScript that would say so.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Weavewall needs Node 22.18 or newer; this is Node ${process.versions.node}. ` +
      'Install a newer Node, or run "npm ci" again: on Linux it brings one along.\n',
  );
  process.exit(1);
}
await import('./main.ts');
