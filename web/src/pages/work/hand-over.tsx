import { App, Form, Input, Modal, Select } from 'antd';
import { usePerson } from '../../api/session.ts';
import { useMoveWork, useOfficers } from '../../api/work.ts';
import type { WorkItem } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { RefusalBox } from '../../parts/problems.tsx';

interface Values {
  userId: string;
  reason: string;
}
/** 移交: to whom and why; who may receive it is decided by the server. */
export function HandOver({ item, onClose }: { item: Pick<WorkItem, 'id' | 'revision' | 'step'> | null; onClose: () => void }) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const officers = useOfficers(usePerson().bureau.code);
  const move = useMoveWork();
  const close = () => {
    move.reset();
    form.resetFields();
    onClose();
  };
  const send = (values: Values) =>
    item &&
    move.mutate(
      { item, name: 'hand-over', ...values },
      {
        onSuccess: () => {
          void message.success(t('work.handedOver'));
          close();
        },
      },
    );
  return (
    <Modal
      open={item !== null}
      title={t('work.handOverTitle', { step: item ? pick(item.step.name, item.step.nameEn) : '' })}
      okText={t('action.handOver')}
      onOk={form.submit}
      onCancel={close}
      confirmLoading={move.isPending}
      destroyOnHidden
    >
      {move.error && <RefusalBox error={move.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="userId" label={t('work.handOverTo')} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={officers.isPending}
            options={(officers.data ?? []).map((o) => ({ value: o.id, label: o.name }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('work.reason')} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
