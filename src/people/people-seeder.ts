import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { CertificateRepository } from './certificates/certificate.repository.ts';
import { hashPassword } from './session/passwords.ts';
import { UNITS } from './units/bureaux.ts';
import { UnitRepository } from './units/unit.repository.ts';
import { UserRepository } from './users/user.repository.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoPerson } from './demo-people.ts';

/**
 * Fills an empty house: the bureaux always, the demo people in demo mode, and in production one administrator of the city with a password that is
 * printed once. Does nothing where there is a user already. On module init, so that the first request finds them.
 */
@Injectable()
export class PeopleSeeder implements OnModuleInit {
  constructor(
    private readonly units: UnitRepository,
    private readonly users: UserRepository,
    private readonly certificates: CertificateRepository,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly config: ConfigService,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.actors.runAsSystem(async () => {
      if (await this.users.isAny()) return;
      const isDemo = this.config.get<string>('ORECASE_MODE') !== 'production';
      const initial = isDemo ? DEMO_PASSWORD : randomBytes(12).toString('base64url');
      const people = isDemo ? DEMO_PEOPLE : [FIRST_ADMINISTRATOR];
      // Each person has a salt of their own, hence a hash of their own; made side by side, outside of the transaction.
      const hashes = await Promise.all(people.map(() => hashPassword(initial)));
      const isMine = await this.database.transaction(() => this.fill(people, hashes, !isDemo));
      if (isMine && !isDemo)
        new Logger('People').warn(`first administrator: user name "admin", password "${initial}", to be changed at the first login`);
    });
  }

  /** Two servers may start on one empty database: the second waits for the first and then finds its people. */
  private async fill(people: readonly DemoPerson[], hashes: readonly string[], mustChange: boolean): Promise<boolean> {
    await this.users.lockSeeding();
    if (await this.users.isAny()) return false;
    await this.units.addMissing(UNITS);
    const unitOf = new Map((await this.units.all()).map((unit) => [unit.code, unit]));
    for (const [at, person] of people.entries()) {
      const unit = unitOf.get(person.unit)!;
      const id = newId();
      const account = {
        id,
        unitId: unit.id,
        bureauCode: unit.bureauCode,
        passwordHash: hashes[at]!,
        mustChange,
        createdAt: this.clock.now(),
      };
      await this.users.insert({ ...account, username: person.username, name: person.name, roles: person.roles });
      if (person.card) await this.addCard(id, unit.bureauCode, person.card);
    }
    return true;
  }

  private async addCard(userId: string, bureauCode: string, { number, kind, years }: NonNullable<DemoPerson['card']>): Promise<void> {
    const [validFrom, validUntil] = years.map((offset) => yearsFrom(this.clock.today(), offset)) as [string, string];
    await this.certificates.insert({
      id: newId(),
      userId,
      bureauCode,
      number,
      kind: kind ?? 'ENFORCEMENT',
      validFrom,
      validUntil,
      status: 'ACTIVE',
      createdAt: this.clock.now(),
    });
  }
}

const FIRST_ADMINISTRATOR: DemoPerson = { username: 'admin', name: '系统管理员', unit: '4101.supervision', roles: ['administrator'] };

/** The last day of the month, so that 29 February needs no thought: cards run to the end of a month. */
function yearsFrom(date: string, years: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year + years, month, 0)).toISOString().slice(0, 10);
}
