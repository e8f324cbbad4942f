/** Token of what the login page offers in demo mode: `{ accounts, password }`. Provided by people/, which platform does not import. */
export const DEMO_ACCOUNTS = Symbol('DEMO_ACCOUNTS');
