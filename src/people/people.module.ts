import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/index.ts';
import { DEMO_ACCOUNTS as DEMO_ACCOUNTS_TOKEN } from '../platform/demo-clock/demo-accounts.ts';
import { AccessService } from './access/access.service.ts';
import { ActorDirectory } from './actor-directory.ts';
import { CertificateRepository } from './certificates/certificate.repository.ts';
import { OfficerController } from './certificates/officer.controller.ts';
import { OfficerDirectory } from './certificates/officer-directory.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-people.ts';
import { PeopleSeeder } from './people-seeder.ts';
import { LoginAttemptRepository } from './session/login-attempt.repository.ts';
import { LoginService } from './session/login.service.ts';
import { SessionController } from './session/session.controller.ts';
import { SessionGuard } from './session/session.guard.ts';
import { SessionRepository } from './session/session.repository.ts';
import { SessionService } from './session/session.service.ts';
import { SessionDesk } from './session/session-desk.service.ts';
import { UnitController } from './units/unit.controller.ts';
import { UnitRepository } from './units/unit.repository.ts';
import { UnitService } from './units/unit.service.ts';
import { UserController } from './users/user.controller.ts';
import { UserRepository } from './users/user.repository.ts';
import { UserCertificateService } from './users/user-certificate.service.ts';
import { UserService } from './users/user.service.ts';

@Module({
  imports: [AuditModule],
  controllers: [SessionController, UnitController, OfficerController, UserController],
  providers: [
    UnitRepository,
    UnitService,
    UserRepository,
    UserService,
    UserCertificateService,
    CertificateRepository,
    OfficerDirectory,
    AccessService,
    ActorDirectory,
    SessionRepository,
    SessionService,
    LoginAttemptRepository,
    LoginService,
    SessionDesk,
    PeopleSeeder,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: DEMO_ACCOUNTS_TOKEN, useValue: { accounts: DEMO_ACCOUNTS, password: DEMO_PASSWORD } },
  ],
  exports: [AccessService, ActorDirectory, OfficerDirectory, UnitService, DEMO_ACCOUNTS_TOKEN],
})
export class PeopleModule {}
