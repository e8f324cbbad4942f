import { v7 } from 'uuid';

/** A time-ordered id made in Node, so that any PostgreSQL >= 15 serves. */
export const newId = (): string => v7();
