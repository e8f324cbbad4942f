// Writes openapi.json from the built server without a database: in preview mode Nest makes no providers.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { writeFileSync } from 'node:fs';

process.env.DATABASE_URL ??= 'postgres://unused';
const { AppModule } = await import('../dist/app.module.js');
const { configure } = await import('../dist/app.js');
const { describeApi } = await import('../dist/platform/http/openapi.js');
const app = await configure(await NestFactory.create(AppModule, { preview: true, logger: ['error'] }));
writeFileSync('openapi.json', `${JSON.stringify(describeApi(app), null, 1)}\n`);
process.exit(0);
