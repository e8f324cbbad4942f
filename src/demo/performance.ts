import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate, startOfDay } from '../platform/calendar-date.ts';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { PollerRegistry } from '../platform/jobs/poller-registry.ts';
import type { Scene } from './route.ts';
import { type Days, type Leads, Troupe } from './troupe.ts';

/** How far the demo data has come; a row of `setting`. */
export interface Progress {
  /** The day the plan was made for. */
  today: CalendarDate;
  /** Scenes done, in the order of the plan. */
  done: number;
  leads: Leads;
  isComplete: boolean;
}
type Note = (progress: Progress) => Promise<void>;

const MINUTE_MS = 60_000;
/** Pollers at eight, people from a quarter to nine, one every fourteen minutes. */
const MORNING = 8 * 60;
const FIRST_SCENE = MORNING + 45;
const EVERY = 14;
const LINES = 4;

/** Plays the scenes day by day in the past, with timers and time limits falling due on their days, and comes back to the present. */
@Injectable()
export class Performance {
  constructor(
    private readonly troupe: Troupe,
    private readonly clock: Clock,
    private readonly actors: ActorContext,
    private readonly database: Database,
    private readonly pollers: PollerRegistry,
  ) {}

  /** Goes on behind `begun`. The clock is moved in this process only and is back where it was at the end, whatever happens. */
  async run(scenes: readonly Scene[], begun: Progress, note: Note): Promise<void> {
    const home = this.clock.offset;
    const present = this.clock.today();
    let progress = begun;
    await this.troupe.assemble();
    try {
      for (let day = scenes[Math.max(0, begun.done - 1)]!.on; day < present; day = addDays(day, 1)) {
        this.moveTo(day, MORNING);
        await this.letFallDue();
        progress = await this.play(scenes, progress, day, (at) => this.moveTo(day, FIRST_SCENE + at * EVERY), note);
      }
      this.clock.moveBy(home);
      await this.letFallDue();
      progress = await this.play(scenes, progress, present, () => undefined, note);
      await note({ ...progress, isComplete: true });
    } finally {
      this.clock.moveBy(home);
    }
  }

  /** The scenes of one day that are still to be played; `setTime` is told which of the day's scenes comes. */
  private async play(
    scenes: readonly Scene[],
    before: Progress,
    day: CalendarDate,
    setTime: (at: number) => void,
    note: Note,
  ): Promise<Progress> {
    let progress = before;
    const first = scenes.findIndex(({ on }) => on === day);
    for (let scene = scenes[progress.done]; scene && scene.on <= day; scene = scenes[progress.done]) {
      setTime(progress.done - first);
      progress = await this.playOne(scenes, scene, progress, note);
      tell(progress.done, scenes.length, day);
    }
    return progress;
  }

  /** The scene and the note of it, both or neither. */
  private playOne(scenes: readonly Scene[], scene: Scene, before: Progress, note: Note): Promise<Progress> {
    return this.actors.runAs(this.troupe.actorOf(scene), () =>
      this.database.transaction(async () => {
        const leadId = await this.troupe.perform(scene, daysOf(scenes, scene), before.leads);
        const leads = leadId ? { ...before.leads, [scene.story.key]: leadId } : before.leads;
        const progress = { ...before, done: before.done + 1, leads };
        await note(progress);
        return progress;
      }),
    );
  }

  /** Timers and time limits of the day. Jobs wait for the workers: printing takes longer than anybody wants to wait for the first page. */
  private async letFallDue(): Promise<void> {
    while ((await this.pollers.round(true)) > 0);
  }

  private moveTo(day: CalendarDate, minute: number): void {
    const instant = startOfDay(day).getTime() + minute * MINUTE_MS;
    this.clock.moveBy(this.clock.offset + instant - this.clock.now().getTime());
  }
}

function daysOf(scenes: readonly Scene[], { story, on }: Scene): Days {
  const dayOf = (step: string): CalendarDate => scenes.find((scene) => scene.story === story && scene.stop.step === step)?.on ?? on;
  return { receivedOn: dayOf('register'), verifiedOn: dayOf('verify-lead') };
}

/** A line for every quarter. */
function tell(done: number, total: number, day: CalendarDate): void {
  const quarter = (count: number): number => Math.floor((count * LINES) / total);
  if (quarter(done) > quarter(done - 1)) console.log(`[orecase] loading demo data … ${Math.round((done * 100) / total)} % (up to ${day})`);
}
