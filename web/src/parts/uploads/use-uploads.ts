import { useState } from 'react';
import { ApiError, newKey } from '../../api/client.ts';
import { upload } from '../../api/upload.ts';

export interface Upload {
  key: string;
  file: File;
  share: number;
  state: 'sending' | 'done' | 'failed';
  error?: ApiError;
}

/** Files on their way to the server, one request each; a failed one is repeated under its own key, so it is stored once. */
export function useUploads(onDone: () => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const change = (key: string, part: Partial<Upload>) => setUploads((all) => all.map((u) => (u.key === key ? { ...u, ...part } : u)));
  const run = async (path: string, entry: Upload, meta: Record<string, string>): Promise<boolean> => {
    change(entry.key, { state: 'sending', share: 0, error: undefined });
    const form = new FormData();
    // text parts first: the server reads them before the bytes stream by
    Object.entries(meta).forEach(([name, value]) => form.append(name, value));
    form.append('file', entry.file, entry.file.name);
    try {
      await upload(path, form, (share) => change(entry.key, { share }), entry.key);
      change(entry.key, { state: 'done', share: 1 });
      onDone();
      setTimeout(() => setUploads((all) => all.filter((u) => u.key !== entry.key)), 1500);
      return true;
    } catch (error) {
      change(entry.key, { state: 'failed', error: error as ApiError });
      return false;
    }
  };
  const add = (path: string, file: File, meta: Record<string, string> = {}): Promise<boolean> => {
    const entry: Upload = { key: newKey(), file, share: 0, state: 'sending' };
    setUploads((all) => [...all, entry]);
    return run(path, entry, meta);
  };
  return { uploads, add, retry: run, remove: (key: string) => setUploads((all) => all.filter((u) => u.key !== key)) };
}
