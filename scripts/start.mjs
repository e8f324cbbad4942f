// npm start: installs and builds what is missing, runs the server and stops it in order, whatever happens to this process.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, root, say } from './prepare.mjs';

const port = Number(process.env.PORT || 3000);
const host = process.env.HOST || '127.0.0.1';

await refuseBusyPort();
await install();
await build();
run();

/** Before the build, since nobody wants to wait a minute for this. */
async function refuseBusyPort() {
  const code = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (code === 'EADDRINUSE') fail(`Port ${port} is in use. Stop the other program or choose another port: PORT=${port + 1} npm start`);
  if (code === 'EACCES') fail(`This account may not use port ${port}. Choose one above 1023: PORT=3000 npm start`);
  if (code === 'EADDRNOTAVAIL')
    fail(`HOST=${host} is no address of this machine. Use 127.0.0.1 (this machine only) or 0.0.0.0 (everybody on the network).`);
}

function fail(sentence) {
  console.error(`[orecase] ${sentence}`);
  process.exit(1);
}

function run() {
  const server = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/main.js')], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The server stops when the channel closes: by a signal to us, on Windows too, and when this process is killed with -9.
  const stop = () => server.connected && server.disconnect();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // A killed `npm start` takes its shell along but does not tell us: we are then somebody else's child.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1000).unref();
  server.on('message', (message) => message.ready && void welcome(message.port));
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

async function welcome(actualPort) {
  const address = `http://${host === '0.0.0.0' ? 'localhost' : host}:${actualPort}`;
  say(`open ${address} in a browser. Stop with Ctrl-C.`);
  const [demo, health] = await Promise.all(
    ['demo', 'health'].map((name) =>
      fetch(`${address}/api/${name}`)
        .then((r) => r.json())
        .catch(() => ({})),
    ),
  );
  if (health.details?.browser?.isAvailable === false) {
    say(
      'No browser was found for PDF documents: everything else works. Install Chrome, Chromium or Edge, or set PUPPETEER_EXECUTABLE_PATH to one.',
    );
  }
  if (demo.enabled) await showAccounts();
}

async function showAccounts() {
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = await import(pathToFileURL(path.join(root, 'dist/people/demo-people.js')).href);
  say(`demo accounts, all with the password ${DEMO_PASSWORD}:`);
  for (const { username, name, title, bureau } of DEMO_ACCOUNTS) console.log(`    ${username.padEnd(20)} ${name}  ${bureau}  ${title}`);
}
