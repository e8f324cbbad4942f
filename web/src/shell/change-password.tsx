import { App, Form, Input, Modal } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../api/client.ts';
import { useSubmission } from '../api/use-submission.ts';
import { showProblems } from '../forms/problems.ts';
import { useI18n } from '../i18n/index.tsx';
import { RefusalBox } from '../parts/problems.tsx';

interface Values {
  currentPassword: string;
  newPassword: string;
}
/** A new password; `isForced` at the first login, when nothing else is answered before. */
export function ChangePassword({ isForced, onClose }: { isForced: boolean; onClose: () => void }) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { submit, isBusy, error } = useSubmission(
    async (key: string, body: Values) => (await call('PATCH', '/api/session/password', { body, key })).data ?? true,
  );
  useEffect(() => {
    if (error) showProblems(form as never, error.problems, pick);
  }, [error]);
  const send = async (values: Values) => {
    if (!(await submit(values))) return;
    void message.success(t('password.changed'));
    onClose();
    await client.invalidateQueries();
  };
  return (
    <Modal
      open
      title={t('password.title')}
      closable={!isForced}
      keyboard={!isForced}
      mask={{ closable: false }}
      okText={t('password.title')}
      onOk={form.submit}
      onCancel={onClose}
      cancelButtonProps={{ hidden: isForced }}
      confirmLoading={isBusy}
    >
      {isForced && <p>{t('password.must')}</p>}
      {error && <RefusalBox error={error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(v) => void send(v)}>
        <Form.Item name="currentPassword" label={t('password.current')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="newPassword" label={t('password.new')} rules={[{ required: true }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
