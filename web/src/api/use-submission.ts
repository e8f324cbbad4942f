import { useRef, useState } from 'react';
import { ApiError, newKey } from './client.ts';

/**
 * One safe write. The idempotency key is made when the form opens and kept until the server has given a definite answer:
 * after a lost connection the same request is repeated under the same key, so nothing is done twice.
 */
export function useSubmission<Args extends unknown[], Result>(send: (key: string, ...args: Args) => Promise<Result>) {
  const key = useRef(newKey());
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const submit = async (...args: Args): Promise<Result | undefined> => {
    setBusy(true);
    setError(null);
    try {
      const result = await send(key.current, ...args);
      key.current = newKey();
      return result;
    } catch (caught) {
      const refusal = caught instanceof ApiError ? caught : new ApiError({ status: 0, code: 'UNEXPECTED', detail: String(caught) });
      if (!refusal.isUnknown) key.current = newKey();
      setError(refusal);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { submit, isBusy, error, clear: () => setError(null) };
}
