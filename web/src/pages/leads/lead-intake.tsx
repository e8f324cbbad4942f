import { App, Button, DatePicker, Form, Input, Segmented, Select } from 'antd';
import { LeftOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import dayjs from 'dayjs';
import { useRegisterLead, type LeadDraft } from '../../api/leads.ts';
import { useDemo, usePerson, useToday } from '../../api/session.ts';
import { useSubmission } from '../../api/use-submission.ts';
import { PartyName } from '../../forms/party-name.tsx';
import { focusField, showProblems } from '../../forms/problems.ts';
import type { Values } from '../../forms/values.ts';
import { useI18n } from '../../i18n/index.tsx';
import { RefusalBox } from '../../parts/problems.tsx';
import { shanghaiWall } from '../../parts/dates.ts';
import { likelyKind, titleOf } from '../../parts/uploads/evidence-kinds.ts';
import { LoadingState } from '../../parts/states.tsx';
import { UploadList } from '../../parts/uploads/upload-list.tsx';
import { useUploads } from '../../parts/uploads/use-uploads.ts';
import { ActFields } from './act-fields.tsx';
import { DuplicateBox } from './duplicate-box.tsx';
import { FilePicker } from './file-picker.tsx';
import { CHANNELS, DIVISIONS, MORE_CHANNELS } from './lead-codes.ts';
import { PlaceFields } from './place-fields.tsx';
import { ReporterFields } from './reporter-fields.tsx';
import css from './lead-intake.module.css';

/** 线索登记: one column that serves a phone in the field and a desk alike. Waits for the server's clock, which says when the lead came in. */
export function LeadIntakePage() {
  return useDemo().isPending ? <LoadingState /> : <LeadIntake />;
}

function LeadIntake() {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const go = useNavigate();
  const person = usePerson();
  const start = useStartValues();
  const [form] = Form.useForm<LeadDraft>();
  const plain = form as unknown as import('antd').FormInstance<Values>;
  const [files, setFiles] = useState<File[]>([]);
  const { submit, isBusy, error } = useSubmission(useRegisterLead());
  const { uploads, add, retry, remove } = useUploads(() => undefined);
  const [leadId, setLeadId] = useState<string | null>(null);
  const draft = (Form.useWatch([], form) ?? {}) as Partial<LeadDraft>;
  useEffect(() => {
    if (error) showProblems(plain, error.problems, pick);
  }, [error]);

  const about = (file: File) => ({ kind: likelyKind(file), name: titleOf(file), takenBy: person.name });
  const sendFiles = async (id: string): Promise<boolean> =>
    (await Promise.all(files.map((file) => add(`/api/matters/${id}/evidence`, file, about(file))))).every(Boolean);
  const send = async () => {
    const lead = await submit(form.getFieldsValue(true) as LeadDraft);
    if (!lead) return;
    setLeadId(lead.id);
    void message.success(t('lead.registered', { number: lead.number }));
    if (await sendFiles(lead.id)) void go(`/leads/${lead.id}`);
  };
  const rules = [{ required: true, message: t('form.required') }];
  return (
    <div className={css.intake}>
      <header>
        <Button type="text" icon={<LeftOutlined />} aria-label={t('action.back')} onClick={() => void go('/leads')} />
        <h1>{t('lead.register')}</h1>
      </header>
      <Form<LeadDraft>
        form={form}
        className={css.form}
        layout="vertical"
        requiredMark={false}
        disabled={isBusy || leadId !== null}
        scrollToFirstError={{ focus: true }}
        onFinish={() => void send()}
        initialValues={start}
      >
        {error && <RefusalBox error={error} onField={(f) => focusField(plain, f)} />}
        <Form.Item name="channel" label={t('lead.channel')} rules={rules}>
          <ChannelChoice />
        </Form.Item>
        <div className={css.two}>
          <Form.Item name="receivedAt" label={t('lead.receivedAt')} rules={rules}>
            <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name="discoveredOn"
            label={
              <>
                {t('date.discovered')}
                <span className={css.optional}>{t('lead.discoveredDefault')}</span>
              </>
            }
          >
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <PlaceFields />
        <Form.Item
          name="party"
          label={
            <>
              {t('overview.party')}
              <span className={css.optional}>{t('form.optional')}</span>
            </>
          }
        >
          <PartyName />
        </Form.Item>
        <Form.Item name="summary" label={t('lead.facts')} rules={[...rules, { min: 4, message: t('form.minLength', { n: 4 }) }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={8000} showCount placeholder={t('lead.factsHint')} />
        </Form.Item>
        <DuplicateBox draft={draft} />
        <ActFields />
        <Form.Item label={t('lead.files')} htmlFor="lead-files">
          <FilePicker files={files} onChange={setFiles} />
        </Form.Item>
        <UploadList
          uploads={uploads}
          onRetry={(u) => leadId && void retry(`/api/matters/${leadId}/evidence`, u, about(u.file))}
          onRemove={remove}
        />
        <ReporterFields />
      </Form>
      <footer>
        <Button size="large" onClick={() => void go(leadId ? `/leads/${leadId}` : '/leads')}>
          {t(leadId ? 'lead.open' : 'action.cancel')}
        </Button>
        <Button size="large" type="primary" loading={isBusy} disabled={leadId !== null} onClick={() => form.submit()}>
          {t('lead.send')}
        </Button>
      </footer>
    </div>
  );
}

/** The server's clock says when it is now; a county bureau's own division is the likely one. */
function useStartValues(): Partial<LeadDraft> {
  const bureau = usePerson().bureau;
  const today = useToday();
  const now = useDemo().data?.now;
  const isKnown = (DIVISIONS as readonly string[]).includes(bureau.code);
  return {
    channel: CHANNELS[0],
    receivedAt: now ? shanghaiWall(now) : dayjs(today),
    isOngoing: false,
    hasRight: 'unknown',
    hasPermit: 'unknown',
    ...(isKnown && { divisionCode: bureau.code }),
  };
}

/** The common channels at hand, the rest behind "more". */
function ChannelChoice({ value, onChange }: { value?: string; onChange?: (value: string) => void }) {
  const { t, term } = useI18n();
  const isMore = value !== undefined && !(CHANNELS as readonly string[]).includes(value);
  return (
    <>
      <Segmented
        block
        aria-label={t('lead.channel')}
        className={css.channels}
        value={isMore ? 'more' : value}
        onChange={(v) => onChange?.(v === 'more' ? MORE_CHANNELS[0] : v)}
        options={[
          ...CHANNELS.map((c) => ({ value: c as string, label: term('channelShort', c) })),
          { value: 'more', label: t('lead.moreChannels') },
        ]}
      />
      {isMore && (
        <Select
          aria-label={t('lead.channel')}
          className={css.more}
          value={value}
          onChange={onChange}
          options={MORE_CHANNELS.map((c) => ({ value: c, label: term('channel', c) }))}
        />
      )}
    </>
  );
}
