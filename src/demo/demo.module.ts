import { Module } from '@nestjs/common';
import { EvidenceModule } from '../casework/evidence/index.ts';
import { LeadsModule } from '../casework/leads/index.ts';
import { DeadlinesModule } from '../deadlines/index.ts';
import { PeopleModule } from '../people/index.ts';
import { ProceduresModule } from '../procedures/index.ts';
import { WorklistsModule } from '../worklists/index.ts';
import { DemoData } from './demo-data.ts';
import { Performance } from './performance.ts';
import { Troupe } from './troupe.ts';

/** The demonstration's leads and cases. Knows every part and is known by none. */
@Module({
  imports: [PeopleModule, ProceduresModule, WorklistsModule, DeadlinesModule, LeadsModule, EvidenceModule],
  providers: [Troupe, Performance, DemoData],
})
export class DemoModule {}
