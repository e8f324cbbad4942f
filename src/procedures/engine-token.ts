/** Token: the one MemoisedEngine of this server. */
export const ENGINE = Symbol('ENGINE');
