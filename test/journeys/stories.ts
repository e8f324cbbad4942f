import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '../../src/platform/calendar-date.ts';
import { complete, openItem, Person } from './client.ts';

const DATA = path.join(process.cwd(), 'test/journeys/data');
const json = <T>(name: string): T => JSON.parse(readFileSync(path.join(DATA, name), 'utf8')) as T;

/** The world a story needs: a running server and the door to its demo clock. */
export interface World {
  base(): string;
  /** Kills the server and starts it again on the same data. */
  restart(): Promise<void>;
  /** One line of the printed story. */
  tell(line: { person: string; step: string; clock?: string; document?: string }): void;
}

export interface Cast {
  intake: Person;
  handler: Person;
  handler2: Person;
  unitHead: Person;
  examiner: Person;
  legal: Person;
  deputy: Person;
  head: Person;
  archivist: Person;
  admin: Person;
}

/** Signs everybody in. */
export async function assemble(world: World): Promise<Cast> {
  const person = (username: string): Promise<Person> => new Person(() => world.base(), username).signIn();
  const [intake, handler, handler2, unitHead, examiner, legal, deputy, head, archivist, admin] = await Promise.all(
    ['intake', 'handler', 'handler2', 'unit-head', 'examiner', 'legal', 'deputy', 'head', 'archivist', 'admin'].map(person),
  );
  return { intake, handler, handler2, unitHead, examiner, legal, deputy, head, archivist, admin } as Cast;
}

/** What one story carries along. */
export class Story {
  leadId = '';
  caseId = '';
  constructor(
    readonly world: World,
    readonly cast: Cast,
  ) {}

  private get officers(): string[] {
    return [this.cast.handler.id, this.cast.handler2.id];
  }

  /** Does one step as a person and tells it. */
  async step(person: Person, matterId: string, step: string, input: object): Promise<void> {
    const { item } = await complete(person, matterId, step, input);
    const documents = await person.get<Array<{ name: string; number: string | null; status: string }>>(
      `/api/matters/${matterId}/documents`,
    );
    const last = documents.at(-1);
    this.world.tell({
      person: person.name,
      step: item.step.name,
      ...(item.clock && { clock: `${item.clock.lawId} ${item.clock.dueOn}` }),
      ...(last && { document: `${last.name} ${last.number ?? '草稿'}` }),
    });
  }

  async forward(to: { days?: number; workingDays?: number; toDate?: string }): Promise<void> {
    const { today } = await this.cast.admin.post<{ today: string }>('/api/demo/clock', to);
    this.world.tell({ person: '演示时钟', step: `推进到 ${today}` });
  }

  async today(): Promise<string> {
    return (await this.cast.admin.get<{ today: string }>('/api/demo')).today;
  }

  /** P1: the tip comes in by telephone. */
  async register(): Promise<void> {
    const receivedOn = await this.today();
    const lead = await this.cast.intake.post<{ id: string; number: string }>('/api/leads', {
      ...json<object>('lead.json'),
      receivedAt: (await this.cast.admin.get<{ now: string }>('/api/demo')).now,
      discoveredOn: receivedOn,
      party: json('party.json'),
    });
    this.leadId = lead.id;
    this.world.tell({ person: this.cast.intake.name, step: `登记线索 ${lead.number}` });
  }

  async screen(): Promise<void> {
    await this.step(this.cast.intake, this.leadId, 'screen-lead', { outcome: 'assign', verifierIds: this.officers });
  }

  /** One photo goes into the file of the matter. */
  async photo(matterId: string, file: string, name: string): Promise<void> {
    await this.cast.handler.upload(`/api/matters/${matterId}/evidence`, path.join(DATA, file), {
      kind: 'photo',
      name,
      takenOn: await this.today(),
      takenAtPlace: '登封市大冶镇朝阳沟村',
      takenBy: this.cast.handler.name,
    });
  }

  /** P2, P3: two officers verify, the act is stopped. */
  async verify(outcome: 'violation' | 'untrue'): Promise<void> {
    await this.inspect(outcome);
    if (outcome === 'violation') await this.stop();
  }

  async inspect(outcome: 'violation' | 'untrue'): Promise<void> {
    await this.photo(this.leadId, 'photo-1-pit.jpg', '采坑全貌照片（航拍）');
    const isTrue = outcome === 'violation';
    await this.step(this.cast.handler, this.leadId, 'verify-lead', {
      officerIds: this.officers,
      findings: isTrue
        ? '经现场核查，登封市嵩岳石料有限公司在朝阳沟村东南侧山坡开采建筑石料用灰岩，现场有挖掘机2台、采坑1处，未能提供采矿许可证。'
        : '经现场核查，所反映地点为经批准的土地整治项目施工现场，无采矿行为。',
      rightsCheck: isTrue ? '经查询矿业权登记系统，该地点未设置采矿权。' : '该地点未设置采矿权，无采矿行为。',
      outcome,
      ...(isTrue && { truth: 'true', isOngoing: true, certificatesShown: true, offenceCode: 'KC-01' }),
    });
  }

  /** P3: the act is going on: order, signature, service. */
  async stop(): Promise<void> {
    await this.draftStopOrder();
    await this.step(this.cast.deputy, this.leadId, 'approve-stop-order', { decision: 'issue' });
    await this.step(this.cast.handler, this.leadId, 'serve-stop-order', { ...this.delivery(await this.today()), result: 'stopped' });
  }

  async draftStopOrder(): Promise<void> {
    await this.step(this.cast.handler, this.leadId, 'issue-stop-order', {
      contactPhone: '0371-62871234',
      contactAddress: '登封市嵩山路8号',
    });
  }

  async accept(decision: string): Promise<void> {
    await this.step(this.cast.unitHead, this.leadId, 'accept-verification', { decision });
    if (decision !== 'file') return;
    const lead = await this.cast.handler.get<{ caseId: string | null }>(`/api/leads/${this.leadId}`);
    if (!lead.caseId) throw new Error('the lead was accepted for filing but no case file was opened');
    this.caseId = lead.caseId;
  }

  async proposeFiling(): Promise<void> {
    await this.step(this.cast.handler, this.caseId, 'propose-filing', {
      officerIds: this.officers,
      hasIdentifiedActor: true,
      hasFactsOfBreach: true,
      mustBearLiability: true,
      isOwnJurisdiction: true,
      actEndedOn: await this.today(),
      remark: '拟同意立案。',
    });
  }

  /** P4: the chain of opinions; `returns` sends the proposal back so often first. */
  async file(decision: 'file' | 'not-file' = 'file', returns = 0): Promise<void> {
    for (let n = 1; n <= returns; n++) {
      await this.proposeFiling();
      await this.step(this.cast.unitHead, this.caseId, 'review-filing', {
        opinion: 'return',
        remark: `请补充现场勘测数据（第${n}次退回）。`,
      });
    }
    await this.proposeFiling();
    await this.step(this.cast.unitHead, this.caseId, 'review-filing', { opinion: 'agree', remark: '事实清楚，建议立案。' });
    await this.step(this.cast.examiner, this.caseId, 'examine-filing', { opinion: 'agree', remark: '符合立案条件，同意。' });
    await this.step(this.cast.deputy, this.caseId, 'approve-filing', {
      decision,
      remark: decision === 'file' ? '同意立案。' : '违法行为轻微并已及时改正，不予立案。',
    });
  }

  /** P6-P11 */
  async investigate(): Promise<void> {
    const today = await this.today();
    await this.photo(this.caseId, 'photo-2-face.jpg', '开采工作面照片');
    await this.step(this.cast.handler, this.caseId, 'investigate', {
      officerIds: this.officers,
      certificatesShown: true,
      facts:
        '2026年1月20日至3月，登封市嵩岳石料有限公司未取得采矿权，在登封市大冶镇朝阳沟村东南侧山坡开采建筑石料用灰岩，形成采坑1处，面积1264.5平方米，采出矿石3085吨，其中销售2105吨，现场堆存980吨。',
      mineral: '建筑石料用灰岩',
      quantityTonnes: 3085,
      actStartedOn: '2026-01-20',
      isOngoing: false,
      actEndedOn: today,
      marketValueFen: 8_638_000,
      valueBasis: '按当地同类矿产品销售价格28元/吨乘以采出数量认定。',
      illegalGainsFen: 5_894_000,
    });
    await this.step(this.cast.handler, this.caseId, 'write-report', {
      factsAndEvidence:
        '2026年1月20日至3月，当事人未取得采矿权，在登封市大冶镇朝阳沟村东南侧山坡开采建筑石料用灰岩，采出矿石3085吨，市场价值86380元。以上事实有现场勘测笔录、询问笔录、现场照片、销售单据等证据证实。',
      nature: '未取得采矿权开采矿产资源。',
      circumstances: '采出矿石3085吨，责令停止后已停止开采，配合调查。',
      provisionBreached: '《中华人民共和国矿产资源法》第二十二条',
      crimeSuspected: false,
      proposal: 'penalty',
      penaltyBasis: '《中华人民共和国矿产资源法》第六十四条第一款',
      fineFen: 20_000_000,
      confiscatedOre: '现场堆存的建筑石料用灰岩980吨',
      confiscatedValueFen: 2_744_000,
      discretion: '采出矿产品市场价值不足十万元，在十万元以上一百万元以下幅度内，情节较轻，处罚款二十万元。',
      officerIds: this.officers,
    });
    await this.step(this.cast.examiner, this.caseId, 'review-case', {
      participants: '执法监察处会审小组5人',
      subjectRight: true,
      factsProved: true,
      lawRight: true,
      procedureLawful: true,
      isProportionate: true,
      majorPublicInterest: false,
      isComplex: false,
      conclusion: 'pass',
      remark: '同意处罚建议。',
    });
    await this.step(this.cast.legal, this.caseId, 'legality-review', {
      opinion: 'pass',
      remark: '权限合法，事实清楚，适用法律正确，程序合法，裁量适当。',
    });
    await this.step(this.cast.head, this.caseId, 'deliberate', {
      heldOn: today,
      participants: [
        { name: '赵国梁', post: '局长', opinion: '同意处罚建议。' },
        { name: '孙志强', post: '副局长', opinion: '同意。' },
        { name: '何静', post: '法规科科长', opinion: '同意，程序合法。' },
      ],
      conclusion: 'penalise',
      fineFen: 20_000_000,
    });
  }

  private delivery(deliveredOn: string): object {
    return {
      method: 'direct',
      deliveredOn,
      place: '登封市大冶镇朝阳沟村26号',
      recipient: '陈立国',
      relation: '法定代表人',
      officerIds: this.officers,
    };
  }

  /** P12: notice, and the 5 working days of the party. */
  async notify(): Promise<void> {
    await this.step(this.cast.handler, this.caseId, 'draft-notice', {
      contactName: '李明远',
      contactPhone: '0371-62871234',
      contactAddress: '登封市嵩山路8号',
    });
    await this.step(this.cast.deputy, this.caseId, 'approve-notice', { decision: 'issue', remark: '同意。' });
    await this.step(this.cast.handler, this.caseId, 'serve-notice', this.delivery(await this.today()));
  }

  /** The party stays silent: the timer of D-11 moves the case by itself, on its day. */
  async waitInSilence(): Promise<void> {
    await this.forward({ workingDays: 5 });
    await openItem(this.cast.handler, this.caseId, 'record-response');
    await this.forward({ days: 1 });
    await openItem(this.cast.handler, this.caseId, 'draft-decision');
  }

  async decide(): Promise<void> {
    await this.step(this.cast.handler, this.caseId, 'draft-decision', {
      bankName: '中国工商银行登封支行',
      bankAddress: '登封市中岳大街120号',
      bankAccount: '1702020009200123456',
    });
    await this.step(this.cast.head, this.caseId, 'approve-decision', { decision: 'decide', remark: '同意。' });
    await this.step(this.cast.handler, this.caseId, 'serve-decision', this.delivery(await this.today()));
  }

  /** P19, P20: `daysLate` after the last day (D-17), 3 % a day on top (D-18); 0: five days before it. */
  async pay(daysLate: number): Promise<void> {
    const clocks = await this.cast.handler.get<Array<{ lawId: string; dueOn: string }>>(`/api/matters/${this.caseId}/clocks`);
    // the party's last day is rolled to a working day: the days late count from there
    const dueOn = clocks.find((c) => c.lawId === 'D-17')!.dueOn;
    await this.forward({ toDate: addDays(dueOn, daysLate || -5) });
    const today = await this.today();
    await this.step(this.cast.handler, this.caseId, 'record-fulfilment', {
      paidOn: today,
      receiptNumber: '豫财罚2026-000318',
      goodsHandedOver: true,
      handedOverOn: today,
      receivingBody: '登封市人民政府指定的公物仓',
    });
  }

  async close(): Promise<void> {
    await this.step(this.cast.handler, this.caseId, 'propose-closure', {
      ground: 'performed',
      summary: '罚款已缴清，没收矿产品已移交。',
      criminalCluesSettled: true,
      disciplineCluesSettled: true,
    });
    await this.step(this.cast.deputy, this.caseId, 'approve-closure', { decision: 'approve', remark: '同意结案。' });
    await this.step(this.cast.archivist, this.caseId, 'archive', { dossierNumber: '2026-矿-001', pages: 86, location: '档案室3柜2层' });
  }
}

/** The whole case, with a restart of the server in the middle. */
export async function wholeCase(world: World, cast: Cast): Promise<Story> {
  const story = new Story(world, cast);
  await story.register();
  await story.screen();
  await story.forward({ workingDays: 2 });
  await story.verify('violation');
  await story.accept('file');
  await story.file();
  await story.forward({ days: 20 });
  await world.restart();
  await story.investigate();
  await story.notify();
  await story.waitInSilence();
  await story.decide();
  await story.pay(0);
  await story.close();
  return story;
}

export async function untrueTip(world: World, cast: Cast): Promise<Story> {
  const story = new Story(world, cast);
  await story.register();
  await story.screen();
  await story.verify('untrue');
  await story.accept('untrue');
  return story;
}

export async function notFiled(world: World, cast: Cast): Promise<Story> {
  const story = new Story(world, cast);
  await story.register();
  await story.screen();
  await story.verify('violation');
  await story.accept('file');
  await story.file('not-file');
  return story;
}

export async function returnedTwice(world: World, cast: Cast): Promise<Story> {
  const story = new Story(world, cast);
  await story.register();
  await story.screen();
  await story.verify('violation');
  await story.accept('file');
  await story.file('file', 2);
  return story;
}

/** Paid 14 days late: 42 % on top (golden value of law.md 0.4). */
export async function paidLate(world: World, cast: Cast): Promise<Story> {
  const story = new Story(world, cast);
  await story.register();
  await story.screen();
  await story.verify('violation');
  await story.accept('file');
  await story.file();
  await story.investigate();
  await story.notify();
  await story.waitInSilence();
  await story.decide();
  await story.pay(14);
  await story.close();
  return story;
}
