import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule, registerAuditActions } from '../../audit/index.ts';
import { PeopleModule } from '../../people/index.ts';
import { EvidenceController } from './evidence.controller.ts';
import { EvidenceItem } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { EvidenceService } from './evidence.service.ts';

registerAuditActions({
  'evidence.filed': { zh: '提交证据“{name}”', en: 'Filed the evidence "{name}"' },
  'evidence.withdrawn': { zh: '撤回证据“{name}”，理由：{reason}', en: 'Withdrew the evidence "{name}": {reason}' },
});

@Module({
  imports: [TypeOrmModule.forFeature([EvidenceItem]), AuditModule, PeopleModule],
  controllers: [EvidenceController],
  providers: [EvidenceRepository, EvidenceService],
  exports: [EvidenceService],
})
export class EvidenceModule {}
