import { rmSync } from 'node:fs';
import path from 'node:path';

export default async function globalTeardown(): Promise<void> {
  const server = globalThis.orecaseTestServer;
  if (!server) return;
  await server.stop();
  rmSync(path.dirname(server.folder), { recursive: true, force: true });
}
