import { Module } from '@nestjs/common';
import { AuditModule, registerAuditActions } from '../audit/index.ts';
import { PeopleModule } from '../people/index.ts';
import { AuditPort, OfficerPort, PermissionPort, ProceduresModule } from '../procedures/index.ts';
import { AssignmentService } from './assignment.service.ts';
import { ColleagueRepository } from './colleague.repository.ts';
import { HouseAudit, HouseOfficers, HousePermission } from './house-ports.ts';
import { IncidentDesk } from './incident-desk.service.ts';
import { ProceduresController } from './procedures.controller.ts';
import { ProcessPageRepository } from './process-page.repository.ts';
import { ProcessPageService } from './process-page.service.ts';
import { WorkItemRepository } from './work-item.repository.ts';
import { WorkItemsController } from './work-items.controller.ts';
import { WorklistService } from './worklist.service.ts';

registerAuditActions({
  'step.completed': { zh: '办理“{name}”', en: 'Completed "{nameEn}"' },
  'procedure.started': { zh: '启动程序“{name}”第{version}版', en: 'Started the procedure "{nameEn}", version {version}' },
  'procedure.timer': { zh: '期限届满，程序自动推进', en: 'A time limit ran out and the procedure moved on' },
  'procedure.message': { zh: '收到外部反馈，程序推进', en: 'A message came and the procedure moved on' },
  'procedure.job': { zh: '后台任务完成，程序推进', en: 'Background work ended and the procedure moved on' },
  'procedure.fail': {
    zh: '后台任务未成，程序转入另一路径',
    en: 'Background work failed and the procedure took another way',
  },
  'incident.retried': { zh: '重新执行异常步骤（{element}）', en: 'Retried a failed step ({element})' },
  'work-item.claimed': { zh: '承接“{name}”', en: 'Took "{nameEn}"' },
  'work-item.released': { zh: '释放“{name}”', en: 'Released "{nameEn}"' },
  'work-item.handed-over': { zh: '将“{name}”移交给{to}：{reason}', en: 'Handed "{nameEn}" over to {to}: {reason}' },
});

@Module({
  imports: [ProceduresModule, PeopleModule, AuditModule],
  controllers: [WorkItemsController, ProceduresController],
  providers: [
    WorkItemRepository,
    ColleagueRepository,
    ProcessPageRepository,
    WorklistService,
    AssignmentService,
    ProcessPageService,
    IncidentDesk,
    { provide: PermissionPort, useClass: HousePermission },
    { provide: OfficerPort, useClass: HouseOfficers },
    { provide: AuditPort, useClass: HouseAudit },
  ],
  exports: [WorklistService, AssignmentService],
})
export class WorklistsModule {}
