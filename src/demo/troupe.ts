import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { EvidenceService, type IncomingFile } from '../casework/evidence/index.ts';
import { LeadService, RegisterLeadDto } from '../casework/leads/index.ts';
import { ActorDirectory } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { Clock } from '../platform/clock.ts';
import { RefusedError } from '../platform/errors.ts';
import { validateInput } from '../platform/validation.ts';
import { CommandService, WorkItemService } from '../procedures/index.ts';
import { WorklistService } from '../worklists/index.ts';
import { CAST, type Seat, usernameOf } from './cast.ts';
import { INPUTS, type Moment } from './inputs.ts';
import type { Scene } from './route.ts';
import type { Story } from './story.ts';

/** Ids of the leads registered so far, by story. */
export type Leads = Readonly<Record<string, string>>;
/** Days of a story that its later forms name. */
export type Days = Pick<Moment, 'receivedOn' | 'verifiedOn'>;

const PHOTOS: Record<string, { file: string; name: string }> = {
  'photo-site': { file: 'photo-1-pit.jpg', name: '现场全貌照片' },
  'photo-face': { file: 'photo-2-face.jpg', name: '现场局部照片' },
};
const DIVISION = { dengfeng: '410185', gongyi: '410181' } as const;
const MINUTE_MS = 60_000;

/** Plays one scene through the services that the screens use, in the name of the person whose step it is. */
@Injectable()
export class Troupe {
  private readonly known = new Map<string, Actor>();

  constructor(
    private readonly people: ActorDirectory,
    private readonly leads: LeadService,
    private readonly evidence: EvidenceService,
    private readonly items: WorkItemService,
    private readonly worklist: WorklistService,
    private readonly commands: CommandService,
    private readonly clock: Clock,
  ) {}

  /** Everybody who plays; before the first transaction, since a person's own view holds no accounts. */
  async assemble(): Promise<void> {
    for (const username of Object.values(CAST).flatMap((seats) => Object.values(seats)))
      this.known.set(username, await this.people.named(username));
  }

  /** Who does the scene. */
  actorOf({ story, stop }: Scene): Actor {
    return this.actor(story, stop.seat);
  }

  /** To be called as that person; gives the lead's id when the scene registered one. Throws what the services throw. */
  async perform({ story, stop, on }: Scene, days: Days, leads: Leads): Promise<string | undefined> {
    if (stop.step === 'register') return this.register(story);
    const leadId = leads[story.key]!;
    const photo = PHOTOS[stop.step];
    if (photo) await this.photograph(await this.matterOf(leadId), story, photo, on);
    else await this.complete(await this.matterOf(leadId), stop.step, story, this.moment(story, days, leads));
    return undefined;
  }

  private async register({ bureau, report, party }: Story): Promise<string> {
    const receivedAt = new Date(this.clock.now().getTime() - 40 * MINUTE_MS).toISOString();
    const body = { ...report, receivedAt, divisionCode: DIVISION[bureau], ...(party && { party }) };
    const { value, problems } = await validateInput(RegisterLeadDto, body);
    if (problems.length) throw new RefusedError(problems);
    return (await this.leads.register(value)).id;
  }

  /** The case once there is one, else the lead. */
  private async matterOf(leadId: string): Promise<string> {
    return (await this.leads.get(leadId)).caseId ?? leadId;
  }

  private async photograph(
    matterId: string,
    story: Story,
    { file, name }: { file: string; name: string },
    on: CalendarDate,
  ): Promise<void> {
    const content = await readFile(path.resolve('templates/demo', file));
    const { place, longitude, latitude } = story.report;
    const incoming: IncomingFile = {
      fields: {
        kind: 'photo',
        name,
        takenOn: on,
        takenBy: this.actor(story, 'lead').name,
        takenAtPlace: place,
        longitude: String(longitude),
        latitude: String(latitude),
      },
      fileName: `${name}.jpg`,
      fileType: { mediaType: 'image/jpeg', extension: 'jpg' },
      content: Readable.from([content]),
    };
    await this.evidence.file(matterId, `demo:${story.key}:${file}`, (store) => store(incoming));
  }

  /** Opens the form, keeps what it starts with, adds the input and sends it, as the screen does. */
  private async complete(matterId: string, step: string, story: Story, moment: Moment): Promise<void> {
    const open = await this.items.openItems(matterId);
    const item = open.find(({ elementId }) => elementId === step);
    if (!item)
      throw new Error(
        `demo story "${story.key}": the step "${step}" is not open, but ${open.map((i) => i.elementId).join(', ') || 'none'}`,
      );
    const { prefill, revision } = await this.worklist.detail(item.id);
    const input = INPUTS[step]?.(moment);
    if (!input) throw new Error(`demo story "${story.key}": nobody knows what to put into the form of "${step}"`);
    await this.commands.complete({ workItemId: item.id, key: `demo:${story.key}:${step}`, revision, body: { ...prefill, ...input } });
  }

  private moment(story: Story, days: Days, leads: Leads): Moment {
    const officerIds = (['lead', 'second'] as const).map((seat) => this.actor(story, seat).userId);
    return { story, today: this.clock.today(), ...days, officerIds, leadOf: (key) => leads[key]! };
  }

  private actor(story: Story, seat: Seat): Actor {
    return this.known.get(usernameOf(story.bureau, seat, story.isSecondLead))!;
  }
}
