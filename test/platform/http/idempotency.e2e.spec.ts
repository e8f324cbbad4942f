import { Body, Controller, Module, Patch, Post } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IsInt, IsString, Length, Max } from 'class-validator';
import type { NextFunction, Request, Response } from 'express';
import { ClsService } from 'nestjs-cls';
import request from 'supertest';
import { configure } from '../../../src/app.ts';
import { SYSTEM_ACTOR } from '../../../src/platform/actor.ts';
import { ActorContext } from '../../../src/platform/context.ts';
import { SettingRepository } from '../../../src/platform/demo-clock/setting.repository.ts';
import { StaleVersionError } from '../../../src/platform/errors.ts';
import { Field } from '../../../src/platform/forms/field.ts';
import { IfMatch, WithETag } from '../../../src/platform/http/etag.ts';
import { Idempotent } from '../../../src/platform/http/idempotency/idempotency.ts';
import { newId } from '../../../src/platform/ids.ts';
import { rows, startModules, type TestModules } from '../../support/index.ts';

class NoteDto {
  @Field({ label: { zh: '标题', en: 'Title' } })
  @IsString()
  @Length(2, 20)
  title: string;
  @Field({ label: { zh: '金额', en: 'Amount' } })
  @IsInt()
  @Max(100)
  amount: number;
}

let writes = 0;
@Controller('notes')
class NotesController {
  constructor(private readonly settings: SettingRepository) {}

  @Post()
  @Idempotent()
  @WithETag()
  async add(@Body() body: NoteDto) {
    await this.settings.write(`note:${body.title}`, body.amount, 'test');
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (body.amount === 13) throw new StaleVersionError({ changedBy: '张三' });
    return { serial: ++writes, revision: 1 };
  }

  @Patch()
  @Idempotent()
  edit(@IfMatch() revision: number) {
    return { from: revision };
  }
}
@Module({ controllers: [NotesController], providers: [SettingRepository] })
class NotesModule {}

describe('plain writes', () => {
  let app: TestModules;
  let nest: NestExpressApplication;
  const users = [newId(), newId()];
  const post = (key: string | undefined, body: object, user = 0) => {
    const call = request(nest.getHttpServer()).post('/api/notes').set('X-User', String(user));
    return (key ? call.set('Idempotency-Key', key) : call).send(body);
  };

  beforeAll(async () => {
    app = await startModules([NotesModule]);
    nest = app.module.createNestApplication<NestExpressApplication>({ logger: false });
    const actors = app.get<ActorContext>(ActorContext);
    const cls = app.get<ClsService>(ClsService);
    nest.use((req: Request, _res: Response, next: NextFunction) =>
      cls.run(() => {
        actors.set({ ...SYSTEM_ACTOR, kind: 'person', scope: '410185', userId: users[Number(req.headers['x-user'])]! });
        next();
      }),
    );
    await configure(nest);
    await nest.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await nest?.close();
    await app?.close();
  });

  it('give a repeated request the first answer and do nothing again', async () => {
    const first = await post('key-0001', { title: '甲乙', amount: 1 });
    const second = await post('key-0001', { title: '甲乙', amount: 1 });

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers).toMatchObject({ etag: '"1"', 'idempotency-replayed': 'true' });
  });

  it('happen once when the same request comes twice at once', async () => {
    const before = writes;

    const answers = await Promise.all([1, 2, 3, 4].map(() => post('key-0002', { title: '同时', amount: 2 })));

    expect(answers.map((a) => a.status)).toEqual([201, 201, 201, 201]);
    expect(writes).toBe(before + 1);
  });

  it('refuse a key that was used for another body', async () => {
    await post('key-0003', { title: '第一', amount: 1 });

    const answer = await post('key-0003', { title: '第二', amount: 1 });

    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('KEY_REUSED');
  });

  it('keep the keys of two people apart', async () => {
    const mine = await post('key-0004', { title: '我的', amount: 1 }, 0);
    const theirs = await post('key-0004', { title: '他的', amount: 1 }, 1);

    expect([mine.status, theirs.status]).toEqual([201, 201]);
  });

  it('leave neither row nor key behind when they are refused', async () => {
    const answer = await post('key-0005', { title: '失败', amount: 13 });

    expect(answer.status).toBe(412);
    expect(answer.body).toMatchObject({ code: 'STALE_VERSION', changedBy: '张三' });
    expect(await rows(app.databaseUrl, `select from setting where key = 'note:失败'`)).toEqual([]);
    expect(await rows(app.databaseUrl, `select from idempotency_key where key = 'key-0005'`)).toEqual([]);
  });

  it('ask for a key', async () => {
    const answer = await post(undefined, { title: '没有', amount: 1 });

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });

  it('ask for the revision an edit is based on', async () => {
    const edit = () => request(nest.getHttpServer()).patch('/api/notes').set('X-User', '0').set('Idempotency-Key', newId());

    expect((await edit()).status).toBe(428);
    expect((await edit().set('If-Match', '"7"')).body).toEqual({ from: 7 });
  });

  it('list every fault of the body with its field, in Chinese with its label', async () => {
    const answer = await post('key-0006', { title: '一', amount: 500, colour: 'red' });

    expect(answer.status).toBe(422);
    expect(answer.body.problems).toEqual(
      expect.arrayContaining([
        { code: 'IS_LENGTH', field: 'title', message: '“标题”应为2至20个字。', messageEn: '“Title” must have 2 to 20 characters.' },
        { code: 'MAX', field: 'amount', message: '“金额”不得大于100。', messageEn: '“Amount” must not be greater than 100.' },
        {
          code: 'UNKNOWN_FIELD',
          field: 'colour',
          message: '“colour”不是本表单的字段。',
          messageEn: '“colour” is not a field of this form.',
        },
      ]),
    );
    expect(answer.body.problems).toHaveLength(3);
  });

  it('say “required” once for a field that is not there', async () => {
    const answer = await post('key-0007', { amount: 1 });

    expect(answer.body.problems).toEqual([
      { code: 'REQUIRED', field: 'title', message: '“标题”必须填写。', messageEn: '“Title” is required.' },
    ]);
  });
});
