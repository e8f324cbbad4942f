import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule, registerAuditActions } from '../../audit/index.ts';
import { PeopleModule } from '../../people/index.ts';
import { PartyController } from './party.controller.ts';
import { Party } from './party.entity.ts';
import { PartyRepository } from './party.repository.ts';
import { PartyService } from './party.service.ts';

registerAuditActions({
  'party.registered': { zh: '登记当事人“{name}”', en: 'Registered the party "{name}"' },
  'party.changed': { zh: '修改当事人“{name}”', en: 'Changed the party "{name}"' },
});

@Module({
  imports: [TypeOrmModule.forFeature([Party]), AuditModule, PeopleModule],
  controllers: [PartyController],
  providers: [PartyRepository, PartyService],
  exports: [PartyService],
})
export class PartiesModule {}
