import { startApp, type TestApp, type TestAgent } from '../../support/index.ts';

let app: TestApp;
let intake: TestAgent;
beforeAll(async () => {
  app = await startApp({ today: '2026-03-02' });
  intake = await app.login('intake');
}, 60_000);
afterAll(() => app.close());

describe('smoke', () => {
  it('registers', async () => {
    const answer = await intake.post('/api/leads').send({ channel: 'hotline', receivedAt: '2026-03-02T08:00:00+08:00', summary: '群众反映山坡有人挖石头', divisionCode: '410185', place: '登封市大冶镇朝阳沟村', isOngoing: true, longitude: 113.2418, latitude: 34.4386, reporter: { name: '张某某', phone: '13800000000', wishesReply: true } });
    console.log(answer.status, JSON.stringify(answer.body, null, 1));
    console.log(JSON.stringify((await intake.get('/api/work-items?mine=true')).body));
  });
});
