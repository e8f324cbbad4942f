import { Button, Form, Input, Modal } from 'antd';
import { LockOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { usePerson } from '../api/session.ts';
import { useSubmission } from '../api/use-submission.ts';
import { useI18n } from '../i18n/index.tsx';
import { RefusalBox } from '../parts/problems.tsx';
import { Pairs } from '../parts/sheet.tsx';
import css from './matter.module.css';

interface Reporter {
  name?: string;
  phone?: string;
  address?: string;
  email?: string;
  note?: string;
  wishesReply?: boolean;
}

/** The reporter stays sealed (E22). Opening needs a reason, is written down, and lasts only as long as this page. */
export function SealedReporter({ leadId }: { leadId: string }) {
  const { t } = useI18n();
  const mayOpen = usePerson().roles.includes('intake-clerk');
  const [form] = Form.useForm<{ reason: string }>();
  const [isAsking, setAsking] = useState(false);
  const [reporter, setReporter] = useState<Reporter | null>(null);
  const { submit, isBusy, error } = useSubmission(
    async (key: string, reason: string) =>
      (await call<Reporter>('POST', `/api/leads/${leadId}/reporter-access`, { body: { reason }, key })).data,
  );
  const open = async ({ reason }: { reason: string }) => {
    const shown = await submit(reason);
    if (!shown) return;
    setReporter(shown);
    setAsking(false);
  };
  if (reporter)
    return (
      <Pairs
        rows={[
          [t('lead.reporterName'), reporter.name],
          [t('lead.reporterPhone'), reporter.phone],
          [t('lead.reporterAddress'), reporter.address],
          ['E-mail', reporter.email],
          [t('lead.wishesReply'), reporter.wishesReply && '✓'],
        ]}
      />
    );
  return (
    <>
      <p className={css.none}>
        <LockOutlined aria-hidden /> {t('lead.sealed')}{' '}
        {mayOpen && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('lead.unseal')}
          </Button>
        )}
      </p>
      <Modal
        open={isAsking}
        title={t('lead.unseal')}
        okText={t('lead.unseal')}
        onOk={form.submit}
        onCancel={() => setAsking(false)}
        confirmLoading={isBusy}
        destroyOnHidden
      >
        {error && <RefusalBox error={error} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(v) => void open(v)}>
          <Form.Item name="reason" label={t('lead.unsealReason')} rules={[{ required: true }, { min: 4 }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
