import { App, Button, Form } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { completeWork, useMoveWork, useRefresh, type LoadedWorkItem } from '../../api/work.ts';
import { useSubmission } from '../../api/use-submission.ts';
import type { Problem, WorkAction } from '../../api/types.ts';
import { FormFields } from '../../forms/form-fields.tsx';
import { focusField, showProblems } from '../../forms/problems.ts';
import { cleaned, type Values } from '../../forms/values.ts';
import { useI18n } from '../../i18n/index.tsx';
import { HandOver } from '../../pages/work/hand-over.tsx';
import { MissingBox, RefusalBox } from '../../parts/problems.tsx';
import { forgetDraft, keepDraft, readDraft } from './draft.ts';
import type { MatterHeading } from '../head.ts';
import css from '../matter.module.css';

interface Props {
  loaded: LoadedWorkItem;
  heading: MatterHeading;
  onCure: (problem: Problem) => void;
  onReload: () => void;
  onDone: () => void;
}

/** The form of one step, drawn from its schema. What was typed survives a lost connection, a refusal and a closed tab. */
export function TaskForm({ loaded: { item, etag }, heading, onCure, onReload, onDone }: Props) {
  const { t, pick, locale } = useI18n();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const refresh = useRefresh();
  const box = useRef<HTMLDivElement>(null);
  const kept = useMemo(() => readDraft(item.id, etag), [item.id, etag]);
  const [isRestored, setRestored] = useState(kept !== null);
  const values = Form.useWatch([], form) as Values | undefined;
  const { submit, isBusy, error } = useSubmission((key: string, body: Values) => completeWork(item.id, body, key, etag));
  const fields = item.form.fields;
  const missing = item.missing.filter((p) => !p.field || isBlank(values?.[p.field]));
  const complete = item.actions.find((a) => a.name === 'complete');

  useEffect(() => {
    if (!error) return;
    showProblems(form, error.problems, pick);
    box.current?.scrollTo({ top: 0 });
    box.current?.querySelector<HTMLElement>('[role=alert]')?.focus();
  }, [error]);

  const send = async (filled: Values) => {
    const done = await submit(cleaned(fields, filled));
    if (!done) return;
    forgetDraft(item.id);
    void message.success(t('task.done', { step: pick(item.step.name, item.step.nameEn) }));
    onDone();
    await refresh(heading);
  };
  const startAnew = () => {
    forgetDraft(item.id);
    form.resetFields();
    form.setFieldsValue(item.prefill);
    setRestored(false);
  };
  return (
    <>
      <div className={css.taskBody} ref={box}>
        {error && (
          <RefusalBox
            error={error}
            onField={(f) => focusField(form, f)}
            onReload={() => {
              onReload();
              void refresh(heading);
            }}
          />
        )}
        <MissingBox problems={missing} onCure={(p) => (p.field ? focusField(form, p.field) : onCure(p))} />
        {isRestored && (
          <p className={css.restored} role="status">
            {t('task.restored')}
            <button type="button" onClick={startAnew}>
              {t('task.startAnew')}
            </button>
          </p>
        )}
        {item.basis && (
          <p className={css.basis}>
            {t('task.basis', {
              basis: item.basis
                .replace(ARTICLES, (_, n: string) => t('task.articles', { n: locale === 'zh' ? n.replaceAll(', ', '、') : n }))
                .replaceAll('; ', locale === 'zh' ? '；' : '; '),
            })}
          </p>
        )}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          disabled={isBusy}
          initialValues={{ ...item.prefill, ...kept }}
          scrollToFirstError={{ focus: true, block: 'center' }}
          onValuesChange={(_, all) => keepDraft(item.id, etag, all)}
          onFinish={(v) => void send({ ...item.prefill, ...v })}
        >
          <FormFields fields={fields} bureauCode={heading.bureauCode} matterId={heading.id} disabled={isBusy} />
        </Form>
      </div>
      <TaskFoot item={item} complete={complete} isBusy={isBusy} onSubmit={() => form.submit()} />
    </>
  );
}

/** Articles as the drawing cites them: 'arts 15, 16'. */
const ARTICLES = /\s*\barts?\s+(\d+(?:\s*[-,]\s*\d+)*)/g;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length);

function TaskFoot({
  item,
  complete,
  isBusy,
  onSubmit,
}: {
  item: LoadedWorkItem['item'];
  complete: WorkAction | undefined;
  isBusy: boolean;
  onSubmit: () => void;
}) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const move = useMoveWork();
  const [isHanding, setHanding] = useState(false);
  const others = item.actions.filter((a) => a.name !== 'complete' && a.enabled);
  const act = (action: WorkAction) => {
    if (action.name === 'hand-over') setHanding(true);
    else
      move.mutate(
        { item, name: action.name as 'claim' | 'release' },
        { onError: (e) => void message.error(pick(e.message, e.detailEn) || t('state.failedText')) },
      );
  };
  const isAllowed = complete?.enabled ?? true;
  return (
    <div className={css.taskFoot}>
      {!isAllowed && complete?.reason && <p>{pick(complete.reason, complete.reasonEn)}</p>}
      {others.map((a) => (
        <Button key={a.name} disabled={isBusy} loading={move.isPending && move.variables?.name === a.name} onClick={() => act(a)}>
          {pick(a.label, a.labelEn)}
        </Button>
      ))}
      <span className={css.grow} />
      <Button type="primary" disabled={!isAllowed} loading={isBusy} onClick={onSubmit}>
        {t('action.submit')}
      </Button>
      <HandOver item={isHanding ? item : null} onClose={() => setHanding(false)} />
    </div>
  );
}
