import { newId } from '../../../src/platform/ids.ts';
import type { TestAgent } from '../../support/index.ts';

/** A lead as a clerk would send it. */
export const aLead = (changes: object = {}): object => ({
  channel: 'hotline',
  receivedAt: '2026-03-02T08:00:00+08:00',
  summary: '群众反映大冶镇朝阳沟村东南侧山坡有人使用挖掘机开采石灰岩。',
  divisionCode: '410185',
  place: '登封市大冶镇朝阳沟村',
  isOngoing: true,
  offenceCode: 'KC-01',
  longitude: 113.2418,
  latitude: 34.4386,
  ...changes,
});

/** Completes the open step of the matter with the prefilled form and this input, as the screen does. */
export async function complete(
  person: TestAgent,
  matterId: string,
  elementId: string,
  input: object,
): Promise<{ status: number; body: Record<string, never> & { code?: string; problems?: Array<{ code: string }> } }> {
  const { body } = await person.get(`/api/matters/${matterId}/work-items`).expect(200);
  const items = (body.items ?? body) as Array<{ id: string; status: string; step: { elementId: string } }>;
  const item = items.find((i) => i.step.elementId === elementId && i.status === 'OPEN');
  if (!item)
    throw new Error(
      `no open step ${elementId}: ${
        items
          .filter((i) => i.status === 'OPEN')
          .map((i) => i.step.elementId)
          .join(', ') || 'none'
      }`,
    );
  const form = await person.get(`/api/work-items/${item.id}`);
  return person
    .post(`/api/work-items/${item.id}/complete`)
    .set('If-Match', form.headers['etag'] ?? '"1"')
    .set('Idempotency-Key', newId())
    .send({ ...form.body.prefill, ...input });
}

export const VIOLATION = {
  outcome: 'violation',
  findings: '经现场核查，有挖掘机两台，采坑一处，未能提供采矿许可证。',
  offenceCode: 'KC-01',
  isOngoing: true,
  certificatesShown: true,
};
