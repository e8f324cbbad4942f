import 'reflect-metadata';
import { startServer } from './server.ts';

await startServer();
