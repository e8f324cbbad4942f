import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UnexpectedError } from '../../../platform/errors.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM. `context` (the lead's id) is authenticated but not stored: a sealed row moved to another lead does not open.
 * Layout: 12 bytes IV, 16 bytes tag, the rest ciphertext.
 */
export function sealText(key: Buffer, text: string, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Throws UnexpectedError without a word of the content: wrong key, wrong lead, or changed bytes. */
export function openSealed(key: Buffer, sealed: Buffer, context: string): string {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new UnexpectedError(
      'a sealed reporter does not open: is the key in DATA_DIR/keys (or ORECASE_SEAL_KEY) the one it was sealed with?',
    );
  }
}
