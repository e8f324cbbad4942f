import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default) with 19 MiB, 2 passes, 1 lane: OWASP's first recommendation; about 16-70 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

let decoy: Promise<string> | undefined;

/** A salted hash; the salt is random for every call. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Whether the password belongs to the hash. Without a hash (unknown name) the same work is done against a decoy,
 * so that the time of the answer does not tell which names exist.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password nobody has');
  const matches = await verify(stored ?? (await decoy), password).catch(() => false);
  return matches && stored !== undefined;
}

/** Why a new password is too weak, in Chinese and English; undefined: good enough. */
export function weakness(password: string, username: string): { zh: string; en: string } | undefined {
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    return {
      zh: `密码长度应为 ${SHORTEST_PASSWORD} 至 ${LONGEST_PASSWORD} 个字符。`,
      en: `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.`,
    };
  }
  if (!/\p{L}/u.test(password) || !/\p{N}/u.test(password))
    return { zh: '密码应当同时包含字母和数字。', en: 'A password contains letters and digits.' };
  if (password.toLowerCase().includes(username.toLowerCase()))
    return { zh: '密码不得包含用户名。', en: 'A password must not contain the user name.' };
  if (new Set(password).size < 5)
    return { zh: '密码过于简单，请使用更多不同的字符。', en: 'The password is too simple: use more different characters.' };
  return undefined;
}
