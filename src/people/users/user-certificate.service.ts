import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { isCalendarDate } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, NotFoundError, type Problem, RefusedError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { CertificateRepository } from '../certificates/certificate.repository.ts';
import type { AddCertificateDto, ChangeCertificateDto } from './user.dto.ts';
import { UserRepository, type UserRow } from './user.repository.ts';

/** The administrator records cards and their state (E2: an expired, suspended or revoked card blocks naming its holder). */
@Injectable()
export class UserCertificateService {
  constructor(
    private readonly users: UserRepository,
    private readonly certificates: CertificateRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  async add(userId: string, input: AddCertificateDto): Promise<UserRow> {
    const problems = checkPeriod(input);
    if (problems.length) throw new RefusedError(problems);
    return this.database.transaction(async () => {
      const { bureauCode, username } = await this.find(userId);
      const { number, kind, validFrom, validUntil } = input;
      const isNew = await this.certificates.insert({
        id: newId(),
        number,
        kind,
        validFrom,
        validUntil,
        userId,
        bureauCode,
        status: 'ACTIVE',
        createdAt: this.clock.now(),
      });
      if (!isNew)
        throw new ConflictError('CERTIFICATE_NUMBER_TAKEN', `证件编号“${input.number}”已经登记过。`, {
          messageEn: `Certificate ${input.number} is recorded already.`,
        });
      await this.audit.record({
        action: 'certificate.added',
        subject: { kind: 'user', id: userId },
        detail: { username, number, kind, validFrom, validUntil },
      });
      return this.find(userId);
    });
  }

  async change(userId: string, input: ChangeCertificateDto): Promise<UserRow> {
    return this.database.transaction(async () => {
      const { username } = await this.find(userId);
      if (!(await this.certificates.setStatus(input.number, userId, input.status))) throw new NotFoundError('该证件', 'The certificate');
      await this.audit.record({
        action: 'certificate.changed',
        subject: { kind: 'user', id: userId },
        detail: { username, number: input.number, status: input.status },
      });
      return this.find(userId);
    });
  }

  private async find(id: string): Promise<UserRow> {
    const user = await this.users.byId(id);
    if (!user) throw new NotFoundError('该用户', 'The user');
    return user;
  }
}

function checkPeriod(input: AddCertificateDto): Problem[] {
  const wrong = (['validFrom', 'validUntil'] as const).filter((field) => !isCalendarDate(input[field]));
  if (wrong.length)
    return wrong.map((field) => ({ code: 'NO_SUCH_DATE', field, message: '日期不存在。', messageEn: 'There is no such date.' }));
  return input.validFrom <= input.validUntil
    ? []
    : [
        {
          code: 'PERIOD_REVERSED',
          field: 'validUntil',
          message: '有效期止不得早于有效期起。',
          messageEn: 'The end must not be before the beginning.',
        },
      ];
}
