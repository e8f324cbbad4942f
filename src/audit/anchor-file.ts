import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where anchors are written beside the database: whoever rewrites the whole trail inside the database does not reach it there. */
const fileIn = (dataDir: string): string => path.resolve(dataDir, 'audit', 'anchors.log');

export async function writeAnchorLine(dataDir: string, anchor: { seq: number; hash: string }): Promise<void> {
  const file = fileIn(dataDir);
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${anchor.seq} ${anchor.hash}\n`);
}

/** The anchors this server has seen; a line may be missing (a crash between commit and write, another server), none may differ. */
export async function readAnchorLines(dataDir: string): Promise<Map<number, string>> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').map((line) => line.split(' '));
  return new Map(lines.filter(([, hash]) => hash?.length === 64).map(([seq, hash]) => [Number(seq), hash!]));
}
