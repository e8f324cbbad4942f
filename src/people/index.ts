export { Public } from '../platform/http/public.ts';
export { isInScope, scopeOf } from './access/access-rules.ts';
export { AccessService } from './access/access.service.ts';
export { ROLE_LABELS, roleName, roleNameEn } from './access/role-labels.ts';
export { OfficerDirectory, type OfficerDemand, type OfficerView } from './certificates/officer-directory.ts';
export { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_PEOPLE } from './demo-people.ts';
export { PeopleModule } from './people.module.ts';
export { Roles, SessionGuard } from './session/session.guard.ts';
export { UnitService } from './units/unit.service.ts';
