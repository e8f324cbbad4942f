import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, NotFoundError, type Problem, RefusedError, StaleVersionError } from '../../platform/errors.ts';
import { decodeCursor, type Page, type PageQuery, toPage } from '../../platform/http/paging.ts';
import { newId } from '../../platform/ids.ts';
import { machineTime } from '../session/machine-time.ts';
import { hashPassword, weakness } from '../session/passwords.ts';
import { SessionRepository } from '../session/session.repository.ts';
import { UnitRepository, type UnitRow } from '../units/unit.repository.ts';
import type { ChangeUserDto, CreateUserDto } from './user.dto.ts';
import { UserRepository, type UserRow } from './user.repository.ts';

/** The administrator's desk: people of the own bureau and those below and their roles. The controller asks for the role, the database for the bureau. */
@Injectable()
export class UserService {
  constructor(
    private readonly users: UserRepository,
    private readonly units: UnitRepository,
    private readonly sessions: SessionRepository,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** By user name. */
  async list({ cursor, limit }: PageQuery): Promise<Page<UserRow>> {
    const [after] = decodeCursor(cursor, ['text']) ?? [''];
    return toPage(await this.users.list(String(after), limit + 1), limit, (user) => [user.username]);
  }

  async create(input: CreateUserDto): Promise<UserRow> {
    refuseWeak(input.password, input.username);
    const passwordHash = await hashPassword(input.password);
    return this.database.transaction(async () => {
      const unit = await this.ownUnit(input.unitId);
      const id = newId();
      const { username, name, roles } = input;
      const isNew = await this.users.insert({
        id,
        username,
        name,
        roles,
        unitId: unit.id,
        bureauCode: unit.bureauCode,
        passwordHash,
        mustChange: true,
        createdAt: this.clock.now(),
      });
      if (!isNew)
        throw new ConflictError('USERNAME_TAKEN', `用户名“${input.username}”已被使用，请另选一个。`, {
          messageEn: `The user name "${input.username}" is taken.`,
        });
      await this.record('user.created', id, { username, name, unit: unit.name, roles });
      return this.find(id);
    });
  }

  /** `revision` from If-Match. A disabled person's sessions end at once. */
  async change(id: string, input: ChangeUserDto, revision: number): Promise<UserRow> {
    return this.database.transaction(async () => {
      const before = await this.find(id);
      const after = { ...before, ...definedOnly(input), unitId: input.unitId ?? before.unit.id };
      const unit = await this.ownUnit(after.unitId);
      refuse([...checkSelf(this.actors.required.userId, before, after), ...checkSameBureau(before, unit)]);
      if (!(await this.users.update(after, revision))) throw new StaleVersionError();
      await this.record('user.changed', id, { username: before.username, ...definedOnly(input) });
      if (after.status === 'DISABLED') await this.sessions.revokeAllOf(id, machineTime(this.clock));
      return this.find(id);
    });
  }

  /** The person must choose another one at the next login. */
  async resetPassword(id: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.database.transaction(async () => {
      const user = await this.find(id);
      refuseWeak(password, user.username);
      await this.sessions.setPassword(id, passwordHash, true, this.clock.now());
      await this.record('user.password-reset', id, { username: user.username });
      await this.sessions.revokeAllOf(id, machineTime(this.clock));
    });
  }

  private async find(id: string): Promise<UserRow> {
    const user = await this.users.byId(id);
    if (!user) throw new NotFoundError('该用户', 'The user');
    return user;
  }

  /** A unit in which the actor may place people: of the own bureau or of one below. */
  private async ownUnit(id: string): Promise<UnitRow> {
    const unit = await this.units.byId(id);
    if (!unit?.bureauCode.startsWith(this.actors.required.bureauCode)) {
      throw new RefusedError([
        {
          code: 'OTHER_BUREAU',
          field: 'unitId',
          message: '只能选择本单位及下级单位的部门。',
          messageEn: 'Choose a unit of your bureau or of one below.',
        },
      ]);
    }
    return unit;
  }

  private record(action: string, userId: string, detail: object): Promise<void> {
    return this.audit.record({ action, subject: { kind: 'user', id: userId }, detail });
  }
}

function checkSelf(actorId: string, before: UserRow, after: Pick<UserRow, 'status' | 'roles'>): Problem[] {
  if (actorId !== before.id || (after.status === 'ACTIVE' && after.roles.includes('administrator'))) return [];
  return [
    {
      code: 'OWN_ACCOUNT',
      message: '不能停用自己的账号，也不能取消自己的系统管理员角色。',
      messageEn: 'You cannot disable yourself or give up your own administrator role.',
      cure: '请由另一名系统管理员办理。',
    },
  ];
}

/** What a person did belongs to the bureau they did it in. */
function checkSameBureau(before: UserRow, unit: UnitRow): Problem[] {
  if (unit.bureauCode === before.bureauCode) return [];
  return [
    {
      code: 'OTHER_BUREAU',
      field: 'unitId',
      message: '人员调往其他单位时，应当停用原账号并在新单位新建账号。',
      messageEn: 'When somebody moves to another bureau, disable the account and create a new one there.',
    },
  ];
}

function refuseWeak(password: string, username: string): void {
  const weak = weakness(password, username);
  refuse(weak ? [{ code: 'WEAK_PASSWORD', field: 'password', message: weak.zh, messageEn: weak.en }] : []);
}

function refuse(problems: Problem[]): void {
  if (problems.length) throw new RefusedError(problems);
}

const definedOnly = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
