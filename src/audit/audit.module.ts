import { Module } from '@nestjs/common';
import { AnchorRepository } from './anchor.repository.ts';
import { AnchorService } from './anchor.service.ts';
import { AuditRepository } from './audit.repository.ts';
import { AuditService } from './audit.service.ts';
import { MatterLogController } from './matter-log.controller.ts';
import { MatterLog } from './matter-log.service.ts';

@Module({
  controllers: [MatterLogController],
  providers: [AuditRepository, AuditService, MatterLog, AnchorRepository, AnchorService],
  exports: [AuditService, AnchorService],
})
export class AuditModule {}
