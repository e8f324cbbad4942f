import { Module } from '@nestjs/common';
import { ServeStaticModule } from '@nestjs/serve-static';
import path from 'node:path';
import { AuditModule } from './audit/audit.module.ts';
import { CaseworkModule } from './casework/casework.module.ts';
import { DeadlinesModule } from './deadlines/deadlines.module.ts';
import { DemoModule } from './demo/demo.module.ts';
import { DocumentsModule } from './documents/documents.module.ts';
import { PeopleModule } from './people/people.module.ts';
import { infrastructure } from './platform/infrastructure.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { ProceduresModule } from './procedures/procedures.module.ts';
import { WorklistsModule } from './worklists/worklists.module.ts';

@Module({
  imports: [
    ...infrastructure(),
    PlatformModule,
    // The screens. Deep links answer with index.html; /api/… never does.
    ServeStaticModule.forRoot({ rootPath: path.resolve('web/dist'), exclude: ['/api/{*path}'] }),
    AuditModule,
    PeopleModule,
    ProceduresModule,
    WorklistsModule,
    DeadlinesModule,
    DocumentsModule,
    CaseworkModule,
    // Last: its demo data is told through all the others.
    DemoModule,
  ],
})
export class AppModule {}
