import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

type Metadata = () => Promise<Record<string, unknown>>;

/** Serves the API description at /api/docs and /api/openapi.json; it is built on the first request. `metadata`: src/metadata.ts. */
export async function serveOpenApi(app: INestApplication, metadata: Metadata): Promise<void> {
  await SwaggerModule.loadPluginMetadata(metadata);
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}

/** The OpenAPI document of every controller. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('OreCase 矿产资源执法办案系统')
    .setDescription('JSON under /api. Errors are application/problem+json. Writes carry an Idempotency-Key, edits an If-Match header.')
    .setVersion('1')
    .addCookieAuth('orecase_session')
    .build();
  return SwaggerModule.createDocument(app, settings);
}
