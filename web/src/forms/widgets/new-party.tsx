import { App, Form, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, get } from '../../api/client.ts';
import type { FormField, Party } from '../../api/types.ts';
import { useSubmission } from '../../api/use-submission.ts';
import { useI18n } from '../../i18n/index.tsx';
import { RefusalBox } from '../../parts/problems.tsx';
import { FormFields } from '../form-fields.tsx';
import { focusField, showProblems } from '../problems.ts';
import { cleaned, type Values } from '../values.ts';

interface Props {
  /** What was typed in the search. */
  name: string;
  bureauCode: string;
  onDone: (party: Party) => void;
  onClose: () => void;
}

/** A party the bureau does not know yet: the form is the server's own, the step that needs the party stays as it is. */
export function NewParty({ name, bureauCode, onDone, onClose }: Props) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const fields = useQuery({
    queryKey: ['party-form'],
    queryFn: async () => (await get<{ fields: FormField[] }>('/api/parties/form')).fields,
    staleTime: Infinity,
  }).data;
  const { submit, isBusy, error } = useSubmission(
    async (key: string, body: Values) => (await call<Party>('POST', '/api/parties', { body, key })).data,
  );
  useEffect(() => {
    if (error) showProblems(form, error.problems, pick);
  }, [error]);
  const send = async (values: Values) => {
    const party = await submit(cleaned(fields ?? [], values));
    if (!party) return;
    void message.success(t('party.registered', { name: party.name }));
    onDone(party);
  };
  return (
    <Modal
      open
      title={t('party.register')}
      okText={t('party.register')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
      loading={!fields}
    >
      {error && <RefusalBox error={error} onField={(f) => focusField(form, f)} />}
      {/* events of a portal climb the tree of React: this form must not send the one it stands in */}
      <div onSubmit={(e) => e.stopPropagation()} onReset={(e) => e.stopPropagation()}>
        <Form
          form={form}
          name="party"
          layout="vertical"
          requiredMark={false}
          disabled={isBusy}
          initialValues={{ kind: 'organisation', name }}
          onFinish={(v) => void send(v)}
        >
          <FormFields fields={fields ?? []} bureauCode={bureauCode} />
        </Form>
      </div>
    </Modal>
  );
}
