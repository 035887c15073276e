// The entry of the service, in JavaScript that every Node reads: an older one refuses a file of TypeScript for its ending, before
// a line of it could say what to do.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `Demo Session Service needs Node.js 24 or later; this is ${process.version}.\n` +
      "Start it with `npm start`, which uses the Node.js that `npm ci` installed, or install a newer one.\n",
  );
  process.exit(1);
}
await import("./main.ts");
