import { Module } from '@nestjs/common';
import { CasesModule } from './cases/index.ts';
import { EvidenceModule } from './evidence/index.ts';
import { LeadsModule } from './leads/index.ts';
import { PartiesModule } from './parties/index.ts';

/** The heart: leads, cases, parties and evidence. */
@Module({ imports: [LeadsModule, CasesModule, PartiesModule, EvidenceModule] })
export class CaseworkModule {}
