import { App, Button, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import { ArrowRightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import dayjs from 'dayjs';
import { call } from '../../api/client.ts';
import { useSubmission } from '../../api/use-submission.ts';
import { useRefresh } from '../../api/work.ts';
import { useToday } from '../../api/session.ts';
import type { Clock } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { RefusalBox } from '../../parts/problems.tsx';
import css from './deadlines.module.css';

export type ChangeName = 'extend' | 'pause' | 'resume';
interface Values {
  reason: string;
  days?: number;
  isExceptional?: boolean;
  kind?: string;
  on?: dayjs.Dayjs;
}
interface Change {
  dueBefore: string | null;
  dueOn: string | null;
}

/** Extend, pause or resume: the reason first, then the old and the new date side by side; only then does anything move. */
export function ClockChange({ clock, name, matterId, onClose }: { clock: Clock; name: ChangeName; matterId: string; onClose: () => void }) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const [preview, setPreview] = useState<string | null | undefined>(undefined);
  const kinds = clock.actions?.find((a) => a.name === name)?.kinds ?? [];
  const bodyOf = ({ on, ...rest }: Values) => ({ ...rest, ...(on && { on: on.format('YYYY-MM-DD') }) });
  const { submit, isBusy, error } = useSubmission(
    async (key: string, values: Values, isPreview: boolean) =>
      (
        await call<Change>('POST', `/api/clocks/${clock.id}/${name}`, {
          body: bodyOf(values),
          query: isPreview ? { preview: true } : {},
          ...(!isPreview && { key }),
          ifMatch: clock.revision === undefined ? null : `"${clock.revision}"`,
        })
      ).data,
  );
  const look = async (values: Values) => {
    const seen = await submit(values, true);
    if (seen) setPreview(seen.dueOn);
  };
  const move = async () => {
    if (!(await submit(form.getFieldsValue(), false))) return;
    void message.success(t('clock.changed'));
    onClose();
    await refresh({ id: matterId });
  };
  const footer =
    preview === undefined
      ? [
          <Button key="c" onClick={onClose}>
            {t('action.cancel')}
          </Button>,
          <Button key="p" type="primary" loading={isBusy} onClick={() => form.submit()}>
            {t('clock.preview')}
          </Button>,
        ]
      : [
          <Button key="b" onClick={() => setPreview(undefined)}>
            {t('action.back')}
          </Button>,
          <Button key="s" type="primary" loading={isBusy} onClick={() => void move()}>
            {t(`clock.${name}Now`)}
          </Button>,
        ];
  return (
    <Modal open title={`${t(`clock.${name}`)} · ${pick(clock.name, clock.nameEn)}`} onCancel={onClose} footer={footer} width={480}>
      {error && <RefusalBox error={error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={preview !== undefined}
        onFinish={(v) => void look(v)}
        initialValues={{ on: name === 'extend' ? undefined : dayjs(today), kind: kinds.length === 1 ? kinds[0]?.kind : undefined }}
      >
        {name === 'extend' && (
          <Form.Item name="days" label={t('clock.extendBy')} rules={[{ required: true }]}>
            <InputNumber min={1} max={365} style={{ width: '100%' }} />
          </Form.Item>
        )}
        {name === 'extend' && (clock.extensions?.length ?? 0) > 0 && (
          <Form.Item name="isExceptional" valuePropName="checked">
            <Checkbox>{t('clock.exceptional')}</Checkbox>
          </Form.Item>
        )}
        {kinds.length > 0 && (
          <Form.Item name="kind" label={t('clock.pauseKind')} rules={[{ required: true }]}>
            <Select options={kinds.map((k) => ({ value: k.kind, label: pick(k.name, k.nameEn) }))} />
          </Form.Item>
        )}
        {name !== 'extend' && (
          <Form.Item name="on" label={t(`clock.${name}On`)} rules={[{ required: true }]}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('work.reason')} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
      {preview !== undefined && (
        <div className={css.preview} role="status">
          <span>
            <small>{t('clock.now')}</small>
            <b className="num">{clock.dueOn ?? '—'}</b>
          </span>
          <ArrowRightOutlined aria-hidden />
          <span>
            <small>{t('clock.then')}</small>
            <b className="num">{preview ?? t('clock.whilePaused')}</b>
          </span>
        </div>
      )}
    </Modal>
  );
}
