const WINDOW_MS = 10 * 60_000;
const MOST_FAILURES = 60;
const MOST_ADDRESSES = 10_000;

/**
 * Slows down guessing of many names from one address: at most 60 failed logins in 10 minutes, counted before the password is looked at
 * so that a burst cannot pass. In memory and per server process: it is a brake, the lock on the name (login_attempt) is the fence.
 */
export class AddressThrottle {
  private readonly attempts = new Map<string, { count: number; endsAt: number }>();

  /** Takes one attempt; gives the milliseconds to wait if there is none left, else 0. */
  take(address: string, now: Date): number {
    const time = now.getTime();
    const entry = this.attempts.get(address);
    if (!entry || entry.endsAt <= time) {
      this.makeRoom(time);
      this.attempts.set(address, { count: 1, endsAt: time + WINDOW_MS });
      return 0;
    }
    entry.count += 1;
    return entry.count > MOST_FAILURES ? entry.endsAt - time : 0;
  }

  /** A successful login is no guess. */
  giveBack(address: string): void {
    const entry = this.attempts.get(address);
    if (entry) entry.count -= 1;
  }

  private makeRoom(time: number): void {
    if (this.attempts.size < MOST_ADDRESSES) return;
    for (const [address, entry] of this.attempts) if (entry.endsAt <= time) this.attempts.delete(address);
    // Still full: the oldest goes, since Map keeps the order of insertion.
    if (this.attempts.size >= MOST_ADDRESSES) this.attempts.delete(this.attempts.keys().next().value!);
  }
}
