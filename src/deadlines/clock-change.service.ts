import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/index.ts';
import { checkExtension, checkPause, checkResume, type ClockRule, type ExclusionKind, EXCLUSIONS, type Problem } from '../law/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { ConflictError, ForbiddenError, NotFoundError, RefusedError, StaleVersionError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import type { ExtendClockDto, PauseClockDto, ResumeClockDto } from './clock.dto.ts';
import { type ClockChange, ClockRepository } from './clock.repository.ts';
import { type ClockExtension, type ClockFile, type ClockInterval, isOpen, ruleOf } from './clock-file.ts';
import { ClockKeeper } from './clock-keeper.service.ts';
import { isOwnClock, pauseFacts, rolesToStop } from './clock-rules.ts';
import { type ClockJson, clockJson } from './clock-view.ts';

/** Which clock, as its editor saw it; a preview writes nothing. */
export interface ClockTarget {
  id: string;
  revision: number;
  isPreview: boolean;
}

export interface ClockChangeAnswer {
  revision: number;
  isPreview: boolean;
  dueBefore: CalendarDate | null;
  /** null: the clock stands still. */
  dueOn: CalendarDate | null;
  clock: ClockJson;
}

/** One change, decided but not yet written. */
interface Plan {
  action: ClockChange['action'];
  reason: string;
  problems: Problem[];
  after: ClockFile;
  persist(): Promise<void>;
  detail: object;
}

/** Extend, stop and resume a clock: permit → load → decide (law/) → write row, history, timers and audit together. */
@Injectable()
export class ClockChangeService {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClockRepository,
    private readonly keeper: ClockKeeper,
    private readonly calendars: CalendarService,
    private readonly audit: AuditService,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  /** The person who calls is the one who approves; the rule says whose approval counts. */
  extend(target: ClockTarget, input: ExtendClockDto): Promise<ClockChangeAnswer> {
    return this.change(target, (file, rule, actor) => {
      const request = {
        amount: input.days,
        reason: input.reason,
        approverRoles: actor.roles,
        approvedOn: this.clock.today(),
        isExceptional: input.isExceptional ?? false,
      };
      const extension: ClockExtension = {
        id: newId(),
        clockId: file.id,
        amount: input.days,
        isExceptional: request.isExceptional,
        reason: input.reason,
        documentId: input.documentId ?? null,
        approvedOn: request.approvedOn,
        approvedBy: actor.userId,
        approvedByName: actor.name,
      };
      return {
        action: 'EXTEND',
        reason: input.reason,
        problems: checkExtension(rule, request, { dueOn: file.dueOn, granted: file.extensions }),
        after: { ...file, extensions: [...file.extensions, extension] },
        persist: () => this.clocks.addExtension(file, extension),
        detail: { days: input.days, reason: input.reason },
      };
    });
  }

  /** Records the event that stops the clock; it may lie in the past, never in the future. */
  pause(target: ClockTarget, input: PauseClockDto): Promise<ClockChangeAnswer> {
    return this.change(target, (file, rule, actor) => {
      requireStopper(actor, input.kind);
      const from = input.on ?? this.clock.today();
      const interval: ClockInterval = {
        id: newId(),
        clockId: file.id,
        kind: input.kind,
        from,
        to: null,
        reason: input.reason,
        documentId: input.documentId ?? null,
        openedByName: actor.name,
        closedReason: null,
        closedByName: null,
      };
      const problems = [
        ...checkPause(rule, input.kind, from, pauseFacts(file, input.reason, this.clock.today())),
        ...this.notInFuture(rule, from),
      ];
      return {
        action: 'PAUSE',
        reason: input.reason,
        problems,
        // a ground the rule does not know cannot be counted: the problem is all there is to say
        after: problems.length > 0 ? file : { ...file, intervals: [...file.intervals, interval] },
        persist: () => this.clocks.addInterval(file, interval),
        detail: { kind: EXCLUSIONS[input.kind].name.zh, on: from, reason: input.reason },
      };
    });
  }

  /** Records the event that ends a stop. */
  resume(target: ClockTarget, input: ResumeClockDto): Promise<ClockChangeAnswer> {
    return this.change(target, (file, rule, actor) => {
      const kind = input.kind ?? onlyRunning(file);
      requireStopper(actor, kind);
      const on = input.on ?? this.clock.today();
      const close = (interval: ClockInterval): ClockInterval => ({
        ...interval,
        to: on,
        closedReason: input.reason,
        closedByName: actor.name,
      });
      const running = file.intervals.find((interval) => interval.kind === kind && interval.to === null);
      return {
        action: 'RESUME',
        reason: input.reason,
        problems: [...checkResume(rule, kind, on, file.intervals), ...this.notInFuture(rule, on)],
        after: { ...file, intervals: file.intervals.map((interval) => (interval === running ? close(interval) : interval)) },
        persist: () => this.clocks.closeInterval(close(running!)),
        detail: { kind: EXCLUSIONS[kind].name.zh, on, reason: input.reason },
      };
    });
  }

  private change(target: ClockTarget, decide: (file: ClockFile, rule: ClockRule, actor: Actor) => Plan): Promise<ClockChangeAnswer> {
    return this.database.transaction(async () => {
      const file = await this.load(target);
      const actor = this.actors.required;
      permit(file, actor);
      const plan = decide(file, ruleOf(file), actor);
      if (plan.problems.length > 0) throw new RefusedError(plan.problems, '期限未变更，原因如下。');
      const after = await this.keeper.recount(plan.after);
      if (!target.isPreview) await this.write(file, after, plan);
      return this.answer(target, file, after);
    });
  }

  private async load({ id, revision, isPreview }: ClockTarget): Promise<ClockFile> {
    const seen = await this.clocks.find(id);
    if (!seen) throw new NotFoundError('该期限', 'This clock');
    if (!isPreview) await this.clocks.lockMatter(seen.matterId);
    const file = isPreview ? seen : (await this.clocks.find(id, true))!;
    if (file.revision !== revision) throw new StaleVersionError(await this.clocks.lastChange(id));
    return file;
  }

  private async write(before: ClockFile, after: ClockFile, plan: Plan): Promise<void> {
    await plan.persist();
    await this.keeper.write(before, after, plan.action, plan.reason);
    const { name } = ruleOf(before);
    await this.audit.record({
      action: `clock.${plan.action.toLowerCase()}`,
      matter: { kind: before.matterKind, id: before.matterId, bureauCode: before.bureauCode },
      subject: { kind: 'clock', id: before.id },
      detail: { lawId: before.lawId, name: name.zh, nameEn: name.en, from: before.dueOn, to: after.dueOn, ...plan.detail },
    });
  }

  private async answer({ isPreview, revision }: ClockTarget, before: ClockFile, after: ClockFile): Promise<ClockChangeAnswer> {
    const context = { calendar: await this.calendars.current(), today: this.clock.today(), actor: this.actors.required };
    const clock = clockJson({ ...after, revision: isPreview ? revision : after.revision }, context);
    return { revision: clock.revision, isPreview, dueBefore: before.status === 'PAUSED' ? null : before.dueOn, dueOn: clock.dueOn, clock };
  }

  private notInFuture(rule: ClockRule, on: CalendarDate): Problem[] {
    if (on <= this.clock.today()) return [];
    return [
      {
        code: 'IN_FUTURE',
        message: '日期不得晚于今天。',
        messageEn: 'The event cannot lie in the future.',
        field: 'on',
        rule: rule.id,
        article: '',
        cure: '事件发生后再登记。',
      },
    ];
  }
}

function permit(file: ClockFile, actor: Actor): void {
  if (!isOwnClock(actor, file, ruleOf(file)))
    throw new ForbiddenError('OTHER_BUREAU', '只能变更本单位案件的期限。', { messageEn: 'Only clocks of the own bureau may be changed.' });
  if (!isOpen(file))
    throw new ConflictError('CLOCK_ENDED', '该期限已经结束，不能再变更。', {
      messageEn: 'The clock has ended and can no longer be changed.',
    });
}

function requireStopper(actor: Actor, kind: ExclusionKind): void {
  if (actor.kind === 'system' || actor.roles.some((role) => rolesToStop(kind).includes(role))) return;
  throw new ForbiddenError('ROLE_MAY_NOT_STOP', `您的岗位无权办理${EXCLUSIONS[kind].name.zh}期间的停止或者恢复计算。`, {
    messageEn: 'Your role may not stop or resume the clock on this ground.',
  });
}

function onlyRunning(file: ClockFile): ExclusionKind {
  const running = file.intervals.filter((interval) => interval.to === null);
  if (running.length === 1) return running[0]!.kind;
  throw new ConflictError(
    running.length === 0 ? 'NOT_PAUSED' : 'KIND_REQUIRED',
    running.length === 0 ? '该期限没有停止计算。' : '有多个停止事由，请选择恢复哪一个。',
    {
      messageEn: running.length === 0 ? 'The clock does not stand still.' : 'Several stops run: say which one ends.',
    },
  );
}
