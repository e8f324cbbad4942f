import { LockOutlined } from '@ant-design/icons';
import type { DocumentDetail } from '../../api/types.ts';
import { useI18n } from '../../i18n/index.tsx';
import { instantOf } from '../../parts/dates.ts';
import { Pairs } from '../../parts/sheet.tsx';
import css from './document-editor.module.css';

/** What stands of an issued or voided document: its number, its day, its fingerprint. The text itself is the page beside it. */
export function IssuedFacts({ document }: { document: DocumentDetail }) {
  const { t, pick } = useI18n();
  return (
    <>
      <p className={css.sealed}>
        <LockOutlined aria-hidden /> {t('document.issuedNote')}
      </p>
      <Pairs
        rows={[
          [t('document.name'), pick(document.name, document.nameEn)],
          [t('document.number'), document.number && <b className="num">{document.number}</b>],
          [t('document.state'), t(`document.${document.status}`)],
          [
            t('document.date'),
            <time key="d" className="num">
              {instantOf(document.issuedAt)}
            </time>,
          ],
          [t('document.pages'), document.pages && <span className="num">{document.pages}</span>],
          ['SHA-256', document.sha256 && <code className={css.hash}>{document.sha256}</code>],
        ]}
      />
    </>
  );
}
