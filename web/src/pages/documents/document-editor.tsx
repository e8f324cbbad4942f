import { App, Button, Form, Modal } from 'antd';
import { DownloadOutlined, LeftOutlined, SaveOutlined, SendOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { issueDocument, saveDocument, useDocument, type LoadedDocument } from '../../api/documents.ts';
import { usePerson } from '../../api/session.ts';
import { useSubmission } from '../../api/use-submission.ts';
import { useRefresh } from '../../api/work.ts';
import type { FormField } from '../../api/types.ts';
import { FormFields } from '../../forms/form-fields.tsx';
import { focusField, showProblems } from '../../forms/problems.ts';
import { cleaned, type Values } from '../../forms/values.ts';
import { useI18n } from '../../i18n/index.tsx';
import { MissingBox, RefusalBox } from '../../parts/problems.tsx';
import { Tag } from '../../parts/sheet.tsx';
import { Loaded } from '../../parts/states.tsx';
import { IssuedFacts } from './issued-facts.tsx';
import { PagePreview } from './page-preview.tsx';
import css from './document-editor.module.css';

/** 文书: the fields on the left, the page on the right as it will print. Issuing takes the number and locks it. */
export function DocumentPage() {
  const { id = '' } = useParams();
  const document = useDocument(id);
  return (
    <Loaded query={document}>
      {(loaded) => <Editor key={`${id}:${loaded.etag}`} loaded={loaded} onReload={() => void document.refetch()} />}
    </Loaded>
  );
}

function Editor({ loaded: { document, fields, etag }, onReload }: { loaded: LoadedDocument; onReload: () => void }) {
  const { t, pick } = useI18n();
  const { message } = App.useApp();
  const bureau = usePerson().bureau;
  const client = useQueryClient();
  const refresh = useRefresh();
  const [form] = Form.useForm<Values>();
  const [isChanged, setChanged] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const matter = document.matter;
  const isDraft = document.status === 'DRAFT';
  const save = useSubmission((key: string, values: Values) =>
    saveDocument(document.id, { ...without(document.fields, fields), ...cleaned(fields, values) }, key, etag),
  );
  const issue = useSubmission((key: string) => issueDocument(document.id, key));
  const mayIssue = document.actions.find((a) => a.name === 'issue');
  const whyNot = mayIssue?.enabled ? undefined : pick(mayIssue?.reason ?? '', mayIssue?.reasonEn ?? '');
  const error = save.error ?? issue.error;
  useEffect(() => {
    if (error) showProblems(form, error.problems, pick);
  }, [error]);
  const reread = async () => {
    setChanged(false);
    await Promise.all([client.invalidateQueries({ queryKey: ['document', document.id] }), refresh(matter)]);
  };
  const keep = async () => {
    if (!(await save.submit(form.getFieldsValue(true) as Values))) return;
    void message.success(t('document.saved'));
    await reread();
  };
  const give = async () => {
    setAsking(false);
    const given = await issue.submit();
    if (!given) return;
    void message.success(t('document.issuedAs', { number: given.number ?? '' }));
    await reread();
  };
  return (
    <div
      className={css.editor}
      onKeyDown={(e) => {
        if ((e.ctrlKey || e.metaKey) && e.key === 's') {
          e.preventDefault();
          if (isDraft) void keep();
        }
      }}
    >
      <header className={css.head}>
        <Link to={`/${matter.kind === 'lead' ? 'leads' : 'cases'}/${matter.id}/documents`}>
          <LeftOutlined aria-hidden /> {t('document.toFile')}
        </Link>
        <h1>{pick(document.name, document.nameEn)}</h1>
        <Tag tone={isDraft ? 'amber' : 'ok'}>
          {isDraft ? t('document.draftNo', { n: document.revision }) : t(`document.${document.status}`)}
        </Tag>
        {document.number && <span className="num">{document.number}</span>}
        <span className={css.grow} />
        <Button
          icon={<DownloadOutlined />}
          href={isDraft ? `/api/documents/${document.id}/preview.pdf` : `/api/documents/${document.id}/pdf`}
          target="_blank"
        >
          {t(isDraft ? 'document.previewPdf' : 'document.download')}
        </Button>
        {isDraft && (
          <Button icon={<SaveOutlined />} disabled={!isChanged} loading={save.isBusy} onClick={() => void keep()}>
            {t('document.save')}
          </Button>
        )}
        {isDraft && (
          <Button
            type="primary"
            icon={<SendOutlined />}
            disabled={isChanged || !mayIssue?.enabled}
            title={isChanged ? t('document.saveFirst') : whyNot}
            loading={issue.isBusy}
            onClick={() => setAsking(true)}
          >
            {t('document.issue')}
          </Button>
        )}
      </header>
      <div className={css.body} tabIndex={isDraft ? undefined : 0}>
        <section className={css.fields} aria-label={t('document.fields')}>
          {error && <RefusalBox error={error} onField={(f) => focusField(form, f)} onReload={onReload} />}
          {isDraft ? (
            <>
              <MissingBox problems={document.problems} onCure={(p) => p.field && focusField(form, p.field)} />
              <Form
                form={form}
                layout="vertical"
                requiredMark={false}
                disabled={save.isBusy}
                initialValues={document.fields}
                onValuesChange={() => setChanged(true)}
              >
                <FormFields fields={fields} bureauCode={bureau.code} matterId={matter.id} />
              </Form>
              <p className={css.lock}>{t('document.lockNote')}</p>
            </>
          ) : (
            <IssuedFacts document={document} />
          )}
        </section>
        <PagePreview
          address={`/api/documents/${document.id}/preview.html?v=${document.revision}`}
          isStale={isChanged}
          title={t('document.previewOf', { name: pick(document.name, document.nameEn) })}
        />
      </div>
      <Modal
        open={isAsking}
        title={t('document.issueTitle', { name: pick(document.name, document.nameEn) })}
        okText={t('document.issue')}
        onOk={() => void give()}
        onCancel={() => setAsking(false)}
      >
        {t('document.issueText')}
      </Modal>
    </div>
  );
}

/** What the document holds beside its form; it is sent back untouched. */
const without = (all: Values, fields: readonly FormField[]): Values =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !fields.some((f) => f.name === name)));
