import { ApiError, newKey } from './client.ts';
import type { ProblemDocument } from './types.ts';

/** Uploads one form with progress (0..1); fetch cannot report it, so this is the one place with XMLHttpRequest. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void, key = newKey()): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onerror = () => reject(new ApiError({ status: 0, code: 'UNREACHABLE', detail: '' }));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else
        reject(
          new ApiError({
            code: `HTTP_${request.status}`,
            detail: '',
            ...(answer as Partial<ProblemDocument> | null),
            status: request.status,
          }),
        );
    };
    request.send(form);
  });
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
